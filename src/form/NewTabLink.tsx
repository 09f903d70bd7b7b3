'use client';
// The text of a link that opens a new tab.

import { useHost } from '../host/HostContext.js';

/** Renders the text, and tells screen readers about the new tab. */
export function LinkText({ children }: { children: string }) {
  const { say, classes } = useHost();
  return (
    <>
      {children}
      {/* A space that isn't removed, although the text is out of the line. */}
      <span className={classes('status')}>{`\u00a0${say('link.newTab')}`}</span>
    </>
  );
}
