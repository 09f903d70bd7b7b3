'use client';

import { ConnectForm, postTo } from 'itglue-connect';

export function ConnectItGlue() {
  return (
    <ConnectForm
      appName="Acme"
      description="Acme will use this key to read your IT Glue organizations."
      onConnect={postTo('/api/itglue/connect')}
    />
  );
}
