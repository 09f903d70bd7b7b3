'use client';
// A link that opens a new tab.

import { useHost } from '../host/HostContext.js';

export interface NewTabLinkProps {
  href: string | undefined;
  children: string;
}

/** Tells screen readers about the new tab. */
export function NewTabLink({ href, children }: NewTabLinkProps) {
  const { say, classes } = useHost();
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
      {/* A space that isn't removed, although the text is out of the line. */}
      <span className={classes('status')}>{`\u00a0${say('link.newTab')}`}</span>
    </a>
  );
}
