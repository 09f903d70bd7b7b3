// The pages of a host. The address decides whether the form is inline, in a dialog, or an element.

import { createRoot } from 'react-dom/client';
import '../../src/element/index.js';
import '../../src/styles/styles.css';
import {
  ConnectDialog,
  ConnectError,
  ConnectForm,
  type ConnectFormProps,
  type OnConnect,
} from '../../src/index.js';

const query = new URLSearchParams(location.search);

/** Asks the host's server. The address of the page decides how that ends. */
const onConnect: OnConnect = async ({ subdomain }, { signal }) => {
  await fetch(`/connect${location.search}`, { method: 'POST', body: '{}', signal });
  if (query.has('refused')) throw new ConnectError('key_rejected');
  return { subdomain };
};
const props: ConnectFormProps = { onConnect, appName: 'Acme', defaultSubdomain: 'api.eu' };

const container = document.body.appendChild(document.createElement('div'));
switch (location.pathname) {
  case '/form':
    createRoot(container).render(<ConnectForm {...props} />);
    break;
  case '/dialog': {
    const root = createRoot(container);
    root.render(<ConnectDialog {...props} open onOpenChange={() => root.unmount()} />);
    break;
  }
  case '/element': {
    const element = document.createElement('itglue-connect');
    element.setAttribute('default-subdomain', 'api.eu');
    element.connect = onConnect;
    container.append(element);
  }
}
