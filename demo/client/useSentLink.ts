// The last link that this page created, for the card.

import { useState } from 'react';
import type { LinkToSend, SentLink } from '../../src/index.js';
import { createLink, revokeLink } from './api.js';

export function useSentLink() {
  const [sentLink, setSentLink] = useState<LinkToSend>();
  return {
    sentLink,
    async createLink() {
      const link = await createLink();
      setSentLink(link);
      return link;
    },
    async onRevokeLink({ id }: SentLink) {
      if (id) await revokeLink(id);
      setSentLink(undefined);
    },
  };
}

export type SentLinkProps = ReturnType<typeof useSentLink>;
