// The pages that the screen reader reads. Each has a name, and the key decides how an attempt ends.

import '../../src/styles/styles.css';
import { type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  ConnectDialog,
  ConnectError,
  ConnectForm,
  type ConnectFormProps,
  type Connection,
  ConnectionCard,
  type OnConnect,
} from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 600));

const onConnect: OnConnect = async ({ subdomain, apiKey }) => {
  await aMoment();
  switch (apiKey) {
    case testKeys.revoked:
      throw new ConnectError('key_rejected');
    case testKeys.rateLimited:
      throw new ConnectError('rate_limited', { retryAfter: 6 });
    case testKeys['api.eu']:
      if (subdomain !== 'api.eu')
        throw new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.eu' });
  }
  return { subdomain, organizationCount: 143 };
};

const props: ConnectFormProps = {
  onConnect,
  appName: 'Acme',
  description: 'Acme will use this key to read your IT Glue organizations.',
  egressAddresses: ['203.0.113.7', '203.0.113.8'],
  onDone() {},
};

function Dialog() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Add integration
      </button>
      <ConnectDialog {...props} open={open} onOpenChange={setOpen} />
    </>
  );
}

const connection: Connection = { subdomain: 'api.eu', organizationCount: 143 };

async function onDisconnect() {
  await aMoment();
  throw new ConnectError('unavailable');
}

const pages: Record<string, ReactNode> = {
  form: <ConnectForm {...props} />,
  formForEurope: <ConnectForm {...props} defaultSubdomain="api.eu" />,
  formForGlobal: <ConnectForm {...props} defaultSubdomain="api" />,
  dialog: <Dialog />,
  card: <ConnectionCard appName="Acme" connection={connection} {...{ onConnect, onDisconnect }} />,
};
const container = document.querySelector('div');
if (container) {
  const root = createRoot(container);
  const show = (name: string) => root.render(<div key={name}>{pages[name]}</div>);
  show(location.hash.slice(1));
  addEventListener('hashchange', () => show(location.hash.slice(1)));
}
