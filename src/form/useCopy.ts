'use client';
// Copies to the clipboard, and says what came of it.

import { useState } from 'react';

/** What came of the last copy, as the message that says so. */
export type Copied = 'copy.done' | 'copy.failed';

/** Returns what came of the last copy, and a function that copies plain text, with HTML next to it if there is some. */
export function useCopy(): [Copied | undefined, (text: string, html?: string) => void] {
  const [copied, setCopied] = useState<Copied>();

  function copy(text: string, html?: string) {
    write(text, html).then(
      () => setCopied('copy.done'),
      () => setCopied('copy.failed'),
    );
  }

  return [copied, copy];
}

async function write(text: string, html: string | undefined): Promise<void> {
  // Some browsers have no rich clipboard.
  if (html === undefined || typeof ClipboardItem === 'undefined') {
    await navigator.clipboard.writeText(text);
    return;
  }
  const blob = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
  await navigator.clipboard.write([
    new ClipboardItem({ ...blob('text/plain', text), ...blob('text/html', html) }),
  ]);
}
