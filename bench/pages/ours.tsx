// The form of this package, as a host uses it.

import { createRoot } from 'react-dom/client';
import { ConnectForm } from '../../dist/index.js';

createRoot(document.body).render(
  <ConnectForm
    appName="Acme"
    description="Acme will use this key to read your IT Glue organizations."
    onConnect={() => new Promise(() => {})}
  />,
);
