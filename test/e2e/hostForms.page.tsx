// Pages of hosts that have a form of their own around ours.

import { createRoot, hydrateRoot } from 'react-dom/client';
import '../../src/styles/styles.css';
import { ConnectForm, type OnConnect, useConnectForm } from '../../src/index.js';

const note = (what: string) => {
  document.title += ` ${what}`;
};
const onConnect: OnConnect = async ({ apiKey, subdomain }) => {
  note(`sent:${apiKey}`);
  return { subdomain };
};
const form = <ConnectForm onConnect={onConnect} defaultSubdomain="api.eu" />;

/** A form of the host's own fields, and the key's. */
function OwnFields() {
  const { formProps, submitProps, apiKeyKind, apiKeyProps, showKey } = useConnectForm({
    onConnect,
    defaultSubdomain: 'api.eu',
    lockSubdomain: true,
  });
  return (
    <form {...formProps}>
      <input aria-label="Name" />
      <input key={apiKeyKind} {...apiKeyProps} aria-label="API key" />
      <button type="button" onClick={() => showKey(true)}>
        Show API key
      </button>
      <button {...submitProps}>Connect</button>
    </form>
  );
}

function show() {
  const container = document.body.appendChild(document.createElement('div'));
  const around = (inside: typeof form) => (
    <form action="/elsewhere" onSubmit={() => note('submitted')}>
      <input name="company" />
      {inside}
      <button type="submit">Save settings</button>
    </form>
  );
  switch (location.pathname) {
    case '/inside':
      return createRoot(container).render(around(form));
    case '/own':
      return createRoot(container).render(around(<OwnFields />));
    case '/form':
      return createRoot(container).render(form);
    case '/hydrated':
      return Reflect.set(window, 'hydrate', () => {
        const markup = document.querySelector('#markup');
        if (markup) hydrateRoot(markup, form);
      });
    default:
      return undefined;
  }
}

show();
