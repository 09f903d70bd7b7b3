// A page with the form, without JSX, so that no bundler needs a compiler for it.

import { ConnectForm, postTo } from 'itglue-connect';
import 'itglue-connect/styles.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const onConnect = postTo('/api/itglue/connect');
createRoot(document.body.appendChild(document.createElement('main'))).render(
  createElement(ConnectForm, { appName: 'Acme', onConnect }),
);
