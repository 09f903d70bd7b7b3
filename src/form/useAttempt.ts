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
  const current = useRef<{ controller: AbortController; attemptId: string } | null>(null);

  async function connect(credentials: Credentials): Promise<void> {
    if (current.current) return;
    const { subdomain } = credentials;
    const controller = new AbortController();
    const { signal } = controller;
    const attemptId = randomId();
    current.current = { controller, attemptId };
    setState({ phase: 'connecting' });
    // The host may unmount the form in the same event.
    await undefined;
    if (signal.aborted) return;
    report({ type: 'submitted', attemptId, subdomain });

    let connection: Connection;
    try {
      // Copied, so that the host may mutate it.
      const resolved: unknown = await host.current.onConnect(
        { ...credentials },
        { signal, attemptId },
      );
      if (signal.aborted) return;
      connection = await toConnection(resolved, credentials);
    } catch (thrown) {
      // Asynchronous even if `onConnect` throws at once, so that a double submit starts only one attempt.
      const failure = await toFailure(thrown, credentials);
      if (signal.aborted) return;
      current.current = null;
      const { code, suggestedSubdomain } = failure;
      const failedOn = new Date().toISOString();
      setState({ phase: 'editing', failure, failedAt: subdomain, failedOn, attemptId });
      onFailure(failure);
      report({ type: 'failed', attemptId, code, suggestedSubdomain });
      host.current.onError?.(thrown);
      return;
    }
    if (signal.aborted) return;
    current.current = null;
    onConnected();
    setState({ phase: 'connected', connection });
    report({ type: 'connected', attemptId, connection });
    host.current.onSuccess?.(connection);
  }

  /** Returns to editing and clears the failure. */
  const edit = () => setState({ phase: 'editing' });

  /** Aborts the current attempt, and returns its id. Returns `undefined` if there is none. */
  function abandon(): string | undefined {
    if (!current.current) return undefined;
    const { controller, attemptId } = current.current;
    controller.abort();
    current.current = null;
    edit();
    return attemptId;
  }

  return { state, connect, edit, abandon, isUnderWay: () => current.current !== null };
}

/** 16 random hexadecimal digits. Not from `crypto`, which hosts' tests may lack: jsdom has it since version 20. */
const randomId = (): string =>
  Array.from({ length: 16 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
