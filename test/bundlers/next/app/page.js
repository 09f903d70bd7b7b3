'use client';

import { ConnectForm, postTo } from 'itglue-connect';
import { createElement } from 'react';

const onConnect = postTo('/api/itglue/connect');

export default function Page() {
  return createElement(ConnectForm, { appName: 'Acme', onConnect });
}
