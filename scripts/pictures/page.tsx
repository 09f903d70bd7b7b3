// The page for the pictures: the form or the card, in the state that the URL gives.

import { createRoot } from 'react-dom/client';
import { ConnectError, ConnectForm, ConnectionCard, type OnConnect } from '../../src/index.js';
import type { Messages } from '../../src/languages/en.js';

const languages = import.meta.glob<Record<string, Messages>>('../../src/languages/{ar,de}.ts', {
  eager: true,
});

const asked = new URLSearchParams(location.search);
const language = asked.get('language') ?? '';
const messages = languages[`../../src/languages/${language}.ts`]?.[language];

const onConnect: OnConnect = () =>
  Promise.reject(new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.eu' }));

const root = document.createElement('main');
document.body.append(root);
createRoot(root).render(
  asked.has('card') ? (
    <ConnectionCard
      appName="Acme"
      connection={{
        subdomain: 'api.eu',
        keyHint: '7890',
        organizationCount: 143,
        connectedAt: '2026-11-03T12:00:00Z',
      }}
      messages={messages}
      onConnect={onConnect}
      onDisconnect={() => {}}
    />
  ) : (
    <ConnectForm
      appName="Acme"
      description={
        language ? undefined : 'Acme will use this key to read your IT Glue organizations.'
      }
      messages={messages}
      onConnect={onConnect}
    />
  ),
);
