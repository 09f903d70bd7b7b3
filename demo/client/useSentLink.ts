// The last link that this page created, for the card.

import { useState } from 'react';
import type { LinkToSend } from '../../src/index.js';
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
    async onRevokeLink({ id }: LinkToSend) {
      if (id) await revokeLink(id);
      setSentLink(undefined);
    },
  };
}

export type SentLink = ReturnType<typeof useSentLink>;
