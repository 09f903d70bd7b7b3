// What both tabs tell the library: who asks, where to post, and what follows.

import {
  type ConnectFormProps,
  type Connection,
  type ConnectionCardProps,
  postTo,
} from '../../src/index.js';
import type { Session } from '../session.js';
import { disconnect } from './api.js';

export interface ConnectionProps {
  session: Session;
  onChange(session: Session): void;
}

const onConnect = postTo('/api/itglue/connect');

export function formProps({ session, onChange }: ConnectionProps) {
  const { user, role, mocked } = session;
  return {
    appName: 'Acme',
    description: 'Acme will use this key to read your IT Glue organizations.',
    egressAddresses: ['203.0.113.7'],
    onConnect,
    onSuccess: (connection: Connection) =>
      onChange({ user, role, mocked, connection, status: 'connected' }),
  } satisfies ConnectFormProps;
}

export function cardProps({ session, onChange }: ConnectionProps) {
  return {
    ...formProps({ session, onChange }),
    connection: session.connection,
    status: session.status,
    reason: session.reason,
    onDisconnect: async () => onChange(await disconnect()),
  } satisfies ConnectionCardProps;
}
