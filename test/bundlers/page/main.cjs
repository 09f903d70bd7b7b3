// The same page in CommonJS.

const { ConnectForm, postTo } = require('itglue-connect');
require('itglue-connect/styles.css');
const { createElement } = require('react');
const { createRoot } = require('react-dom/client');

const onConnect = postTo('/api/itglue/connect');
createRoot(document.body.appendChild(document.createElement('main'))).render(
  createElement(ConnectForm, { appName: 'Acme', onConnect }),
);
