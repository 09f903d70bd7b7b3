'use client';
// Copies to the clipboard, and says what came of it.

import { type ReactNode, useState } from 'react';
import { useHost } from '../host/HostContext.js';

export interface Copy {
  /** Copies plain text, with HTML next to it if there is some. */
  copy(text: string, html?: string): void;
  /** Whether the last copy failed. */
  failed: boolean;
  /** Says what came of the last copy. */
  status: ReactNode;
}

/** Each caller has a status of its own, which it renders where it stays. */
export function useCopy(): Copy {
  const { say } = useHost();
  const [copied, setCopied] = useState<'copy.done' | 'copy.failed'>();

  function copy(text: string, html?: string) {
    write(text, html).then(
      () => setCopied('copy.done'),
      () => setCopied('copy.failed'),
    );
  }

  return {
    copy,
    failed: copied === 'copy.failed',
    status: <span role="status">{copied && say(copied)}</span>,
  };
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
