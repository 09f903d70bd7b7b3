'use client';
// The connection at an address where `createConnectionHandler` answers.

import { useEffect, useInsertionEffect, useRef, useState } from 'react';
import type { OnConnect } from '../form/controller.js';
import { postTo } from '../form/postTo.js';
import { type Answer, type SendOptions, send } from '../form/send.js';
import { type Connection, pickConnection } from '../itglue/connection.js';
import { type ConnectionCheck, pickCheck } from '../itglue/connectionCheck.js';
import { readProperty } from '../itglue/readProperty.js';
import type { ConnectionCardProps } from './ConnectionCard.js';

// In milliseconds. A connection loaded less than this ago isn't loaded again when the user comes back to the page.
const freshFor = 60_000;

/** What is connected, and what the last check of it found. */
export interface LoadedConnection {
  connection: Connection;
  check?: ConnectionCheck | undefined;
}

/** How {@link useConnection} asks. The other options are those of {@link postTo}. */
export interface UseConnectionOptions extends SendOptions {
  /**
   * What the host has loaded already, such as on its server. `null` if nothing is connected. By default, the hook loads
   * it once the component is mounted.
   */
  initial?: LoadedConnection | null | undefined;
}

/** The props of {@link ConnectionCard} that {@link useConnection} provides. */
export interface ConnectionProps {
  connection: Connection | undefined;
  check: ConnectionCheck | undefined;
  loading: boolean;
  loadError: unknown;
  onReload(): void;
  onConnect: OnConnect;
  onCheck: NonNullable<ConnectionCardProps['onCheck']>;
  onDisconnect(): Promise<void>;
}

/** Either `error`, or what was loaded. Neither while it is being loaded. */
interface State {
  address: string;
  loaded?: LoadedConnection | null | undefined;
  error?: unknown;
}

/**
 * Loads the connection from `createConnectionHandler`, and provides all that {@link ConnectionCard} needs to connect,
 * check, replace and disconnect. Loads it again when the user comes back to the page after a minute.
 *
 * @param url the address of the handler
 * @param options read anew for each request, except for `initial`
 *
 * @example
 * <ConnectionCard appName="Acme" {...useConnection('/api/itglue')} />
 */
export function useConnection(
  url: string | URL,
  options: UseConnectionOptions = {},
): ConnectionProps {
  const address = String(url);
  const [state, setState] = useState<State>({ address, loaded: options.initial });
  // What was loaded from another address is another connection.
  const { loaded, error }: State = state.address === address ? state : { address };
  const loading = useRef<AbortController>(undefined);
  // In milliseconds, by the clock that no change of the date moves.
  const loadedAt = useRef(0);
  const changes = useRef(0);
  const latest = useRef(options);
  useInsertionEffect(() => {
    latest.current = options;
  });

  function show(loaded: LoadedConnection | null) {
    // What is on its way was true before this.
    loading.current?.abort();
    loadedAt.current = performance.now();
    changes.current += 1;
    setState({ address, loaded });
  }

  async function load() {
    loading.current?.abort();
    const controller = new AbortController();
    loading.current = controller;
    const { signal } = controller;
    try {
      show(readLoaded(await send(address, latest.current, { method: 'GET', signal })));
    } catch (thrown) {
      if (signal.aborted) return;
      const failed: State = { address, error: thrown };
      // A connection that is shown stays, and is loaded again the next time.
      setState((now) => (now.address === address && now.loaded !== undefined ? now : failed));
    }
  }

  // Syncs with the server.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each address.
  useEffect(() => {
    if (loaded === undefined) void load();
    else loadedAt.current = performance.now();
    const ended = new AbortController();
    const { signal } = ended;
    const refresh = () => {
      const isFresh = performance.now() - loadedAt.current < freshFor;
      if (document.visibilityState === 'visible' && !isFresh) void load();
    };
    window.addEventListener('focus', refresh, { signal });
    document.addEventListener('visibilitychange', refresh, { signal });
    return () => {
      ended.abort();
      loading.current?.abort();
    };
  }, [address]);

  return {
    connection: loaded?.connection,
    check: loaded?.check,
    loading: loaded === undefined && error === undefined,
    loadError: error,
    onReload() {
      setState({ address });
      void load();
    },
    async onConnect(credentials, context) {
      const connection = await postTo(address, latest.current)(credentials, context);
      show({ connection });
      return connection;
    },
    async onCheck(_connection, { signal }) {
      const before = changes.current;
      const question = `${address}${address.includes('?') ? '&' : '?'}check`;
      const answer = await send(question, latest.current, { method: 'POST', signal });
      const found = readLoaded(answer);
      // Another key may have been connected since.
      if (changes.current === before) show(found);
      if (!found?.check) throw answer.unexpected;
      return found.check;
    },
    async onDisconnect() {
      const { signal } = new AbortController();
      await send(address, latest.current, { method: 'DELETE', signal });
      show(null);
    },
  };
}

/**
 * Reads what the handler answered.
 *
 * @returns `null` if nothing is connected
 * @throws {ConnectError} for any other answer, such as a web page
 */
function readLoaded({ body, isEmpty, unexpected }: Answer): LoadedConnection | null {
  const connection = readProperty(body, 'connection');
  if (isEmpty || connection === null) return null;
  const { subdomain, ...fields } = pickConnection(connection) ?? {};
  if (!subdomain) throw unexpected;
  const check = pickCheck(readProperty(body, 'check'));
  return { connection: { subdomain, ...fields }, ...(check && { check }) };
}
