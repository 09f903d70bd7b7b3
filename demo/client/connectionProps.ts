// What both tabs tell the library: who asks, where to post, and what follows.

import {
  type ConnectFormProps,
  type Connection,
  type ConnectionCardProps,
  postTo,
} from '../../src/index.js';
import type { Connected, Session } from '../session.js';
import { connectionAddress, disconnect } from './api.js';

export interface ConnectionProps {
  session: Session;
  onChange(connected: Connected): void;
}

const onConnect = postTo(connectionAddress);

export function formProps({ onChange }: Pick<ConnectionProps, 'onChange'>) {
  return {
    appName: 'Acme',
    description: 'Acme will use this key to read your IT Glue organizations.',
    egressAddresses: ['203.0.113.7'],
    onConnect,
    onSuccess: (connection: Connection) =>
      onChange({ connection, status: 'connected', reason: undefined }),
  } satisfies ConnectFormProps;
}

export function cardProps({ session, onChange }: ConnectionProps) {
  return {
    ...formProps({ onChange }),
    connection: session.connection,
    status: session.status,
    reason: session.reason,
    onDisconnect: async () => onChange(await disconnect()),
  } satisfies ConnectionCardProps;
}
