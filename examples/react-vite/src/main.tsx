import { ConnectForm, postTo } from 'itglue-connect';
import 'itglue-connect/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

function Integrations() {
  return (
    <>
      <h1>Integrations</h1>
      <ConnectForm
        appName="Acme"
        description="Acme will use this key to read your IT Glue organizations."
        onConnect={postTo('/api/itglue/connect')}
      />
    </>
  );
}

const settings = document.getElementById('settings');
if (settings) {
  createRoot(settings).render(
    <StrictMode>
      <Integrations />
    </StrictMode>,
  );
}
