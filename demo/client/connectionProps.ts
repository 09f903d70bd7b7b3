// The props of both tabs: the product, its purpose, and the IP addresses of its server.

import type { ConnectFormProps } from '../../src/index.js';

/** The address of `createConnectionHandler`. */
export const connectionAddress = '/api/itglue';

export const formProps = {
  appName: 'Acme',
  description: 'Acme will use this key to read your IT Glue organizations.',
  egressAddresses: ['203.0.113.7'],
} satisfies Partial<ConnectFormProps>;
