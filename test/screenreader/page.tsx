// The pages that the screen reader reads. Each has a name, and the key decides how an attempt ends.

import '../../src/styles/styles.css';
import { type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ConnectFrameDialog, serveFrame } from '../../src/frame/index.js';
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

/** Resolves when the test calls `answer()` in the page. */
const answered = () => new Promise((resolve) => Object.assign(window, { answer: resolve }));

const onConnect: OnConnect = async ({ subdomain, apiKey }) => {
  await answered();
  switch (apiKey) {
    case testKeys.revoked:
      throw new ConnectError('key_rejected');
    case testKeys.rateLimited:
      throw new ConnectError('rate_limited', { retryAfter: 15 });
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

/** The same form, in a frame from another origin. */
function FrameDialog() {
  const [open, setOpen] = useState(false);
  const src = `http://127.0.0.1:${location.port}/#framed`;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Add integration
      </button>
      <ConnectFrameDialog src={src} open={open} onOpenChange={setOpen} />
    </>
  );
}

const connection: Connection = { subdomain: 'api.eu', organizationCount: 143 };

async function onDisconnect() {
  await answered();
  throw new ConnectError('unavailable');
}

const pages: Record<string, ReactNode> = {
  form: <ConnectForm {...props} />,
  formForEurope: <ConnectForm {...props} defaultSubdomain="api.eu" />,
  formForGlobal: <ConnectForm {...props} defaultSubdomain="api" />,
  dialog: <Dialog />,
  frameDialog: <FrameDialog />,
  card: <ConnectionCard appName="Acme" connection={connection} {...{ onConnect, onDisconnect }} />,
};
const container = document.querySelector('div');
if (location.hash === '#framed') {
  const { hostname, origin } = location;
  serveFrame({ allowedParents: [origin.replace(hostname, 'localhost')], onConnect });
} else if (container) {
  const root = createRoot(container);
  const show = (name: string) =>
    root.render(
      <div key={name} data-page={name}>
        {pages[name]}
      </div>,
    );
  show(location.hash.slice(1));
  addEventListener('hashchange', () => show(location.hash.slice(1)));
}

// What the listener needs to know of the page.

let presses = 0;
const modifiers = ['Control', 'Shift', 'Alt'];
addEventListener(
  'keydown',
  ({ key }) => {
    if (!modifiers.includes(key)) presses += 1;
  },
  true,
);

/** Announces a text, outside the package's own elements, but within a modal dialog: the rest of the page is inert. */
function announce(text: string) {
  const around = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
  document.querySelector('[data-marker]')?.remove();
  const region = document.createElement('p');
  region.dataset.marker = '';
  region.role = 'status';
  around.append(region);
  // Not at once, since screen readers miss the text of a region that is new.
  setTimeout(() => {
    region.textContent = text;
  }, 100);
}

Object.assign(window, { announce, presses: () => presses });
