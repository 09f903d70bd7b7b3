'use client';
// One attempt to connect: its phase, how to abort it, and its outcome.

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
  /** Called on a failure, before the host's callbacks. */
  onFailure(failure: ConnectError): void;
  /** Called on success, before the state changes and before the host's callbacks. */
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
      // Asynchronous even if `onConnect` throws at once, so that a double submit starts only one attempt.
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

  /** Returns to editing and clears the failure. */
  const edit = () => setState({ phase: 'editing' });

  /** Aborts the current attempt. Returns `false` if there is none. */
  function abandon(): boolean {
    if (!current.current) return false;
    current.current.abort();
    current.current = null;
    edit();
    return true;
  }

  return { state, connect, edit, abandon, isUnderWay: () => current.current !== null };
}
