'use client';
// The link that a card waits for.

import { useState } from 'react';
import { type CreateLink, checkedLink, type LinkToSend, type SentLink } from '../form/SendLink.js';
import type { Connection } from '../itglue/connection.js';

export interface SentLinkProps {
  /** The link that the host knows of. `null` if there is none, `undefined` if it doesn't keep track of links. */
  sentLink?: SentLink | null | undefined;
  createLink?: CreateLink | undefined;
  onRevokeLink?: ((link: SentLink) => Promise<void> | void) | undefined;
}

/** The host's link or else the last one that the form has created, and the host's callbacks, which update the latter. */
export function useSentLink(
  connection: Connection | undefined,
  { sentLink, createLink, onRevokeLink }: SentLinkProps,
): SentLinkProps {
  const [created, setCreated] = useState<LinkToSend>();
  // Once the host knows of a link or of a connection, it alone says whether someone is waited for.
  if (created && (connection || sentLink)) setCreated(undefined);

  return {
    sentLink: sentLink === undefined ? created : sentLink,
    createLink:
      createLink &&
      (async () => {
        const link = checkedLink(await createLink());
        setCreated(link);
        return link;
      }),
    onRevokeLink:
      onRevokeLink &&
      (async (link) => {
        await onRevokeLink(link);
        setCreated(undefined);
      }),
  };
}
