'use client';
// One attempt to connect: where it is, how it ends, and what came of it.

import { type RefObject, useRef, useState } from 'react';
import type { ConnectError } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import type { Credentials } from '../itglue/credentials.js';
import type { ConnectState, UseConnectFormOptions } from './controller.js';
import type { ConnectEvent } from './events.js';
import { toConnection, toFailure } from './outcome.js';

interface AttemptOptions {
  /** The host's latest callbacks. */
  host: RefObject<UseConnectFormOptions>;
  report(event: ConnectEvent): void;
  /** Called before the host learns of a failure. */
  onFailure(failure: ConnectError): void;
  /** Called before anyone learns of the connection. */
  onConnected(): void;
}

/** Runs one attempt at a time. */
export function useAttempt({ host, report, onFailure, onConnected }: AttemptOptions) {
  const [state, setState] = useState<ConnectState>({ phase: 'editing' });
  const current = useRef<AbortController | null>(null);

  async function connect(credentials: Credentials): Promise<void> {
    if (current.current) return;
    const { subdomain } = credentials;
    current.current = new AbortController();
    const { signal } = current.current;
    setState({ phase: 'connecting' });
    report({ type: 'submitted', subdomain });

    let connection: Connection;
    try {
      // Copied, so that the host may mutate it.
      const resolved: unknown = await host.current.onConnect({ ...credentials }, { signal });
      if (signal.aborted) return;
      connection = await toConnection(resolved, credentials);
    } catch (thrown) {
      // Takes a moment even for what is thrown at once, so that a second submit of that moment does nothing.
      const failure = await toFailure(thrown, credentials);
      if (signal.aborted) return;
      current.current = null;
      const { code, suggestedSubdomain } = failure;
      setState({ phase: 'editing', failure, failedAt: subdomain });
      onFailure(failure);
      report({ type: 'failed', code, suggestedSubdomain });
      host.current.onError?.(thrown);
      return;
    }
    if (signal.aborted) return;
    current.current = null;
    onConnected();
    setState({ phase: 'connected', connection });
    report({ type: 'connected', connection });
    host.current.onSuccess?.(connection);
  }

  /** Goes back to editing, without the failure of the last attempt. */
  const edit = () => setState({ phase: 'editing' });

  /** Ends the current attempt. `false` if there is none. */
  function abandon(): boolean {
    if (!current.current) return false;
    current.current.abort();
    current.current = null;
    edit();
    return true;
  }

  return { state, connect, edit, abandon, isUnderWay: () => current.current !== null };
}
