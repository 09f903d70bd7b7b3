// A whole settings page's server side at one address: connect, show, check, disconnect.

import { checkWith } from '../itglue/checkConnection.js';
import { type Connection, pickConnection } from '../itglue/connection.js';
import { type ConnectionCheck, pickCheck } from '../itglue/connectionCheck.js';
import type { Credentials } from '../itglue/credentials.js';
import { readProperty } from '../itglue/readProperty.js';
import { answer, nothing } from './answers.js';
import {
  type ConnectHandlerOptions,
  connectCallbacks,
  connecting,
  verifyWith,
} from './connecting.js';
import {
  type Action,
  type Authorization,
  type Callback,
  checkCallbacks,
  createHandler,
} from './createHandler.js';
import { type Authorized, named } from './decide.js';

/** A connection as the host has stored it. */
export interface StoredConnection {
  /** What may be shown. Only the fields of a connection are sent. */
  connection: Connection;
  /** Opens the key. Called only to ask IT Glue, and never to show the connection. */
  credentials(): Promise<Credentials> | Credentials;
  /** What `record` has stored. One that isn't later than `connectedAt` is about an earlier key, and is ignored. */
  check?: ConnectionCheck | null | undefined;
}

/** What the handler needs from the host. `Context` is what `authorize` returns, for the other callbacks. */
export interface ConnectionHandlerOptions<Context extends Authorized>
  extends ConnectHandlerOptions<Context> {
  /** Finds the stored connection of a customer. `undefined` or `null` where there is none. */
  load(
    context: Context,
    options: { signal: AbortSignal },
  ): Promise<StoredConnection | null | undefined>;
  /** Removes the connection of a customer, with its key. Resolves too if there is none. */
  remove(context: Context, options: { signal: AbortSignal }): Promise<void>;
  /**
   * Stores what a check found, for `load` to return. Store it unchanged: if IT Glue could not be asked, it is the
   * check before, at a new time, since an outage says nothing about the key.
   *
   * @param options `connection` is the one that was checked. By now, another one may have replaced it.
   */
  record?(
    check: ConnectionCheck,
    context: Context,
    options: { signal: AbortSignal; connection: Connection },
  ): Promise<void>;
}

const callbacks = {
  ...connectCallbacks,
  load: { why: 'Without it, no connection could be shown.' },
  remove: { why: 'Without it, nobody could disconnect.' },
  record: { why: 'Leave it out to keep no health.', optional: true },
} satisfies Record<string, Callback>;

/**
 * Creates a handler for everything that a settings page does with a connection, at one address. Each request goes by
 * `authorize` and by the origin of its page, as with `createConnectHandler`, and no answer is cached or has a key in it.
 *
 * | request | answer |
 * | --- | --- |
 * | `POST` | connects, as `createConnectHandler` does: `200 { connection }` |
 * | `GET` | `200 { connection, check? }`, or `204` if nothing is connected |
 * | `POST ?check` | asks IT Glue and calls `record`: `200 { connection, check }`, or `204` if nothing is connected |
 * | `DELETE` | disconnects: `204`, also if nothing was connected |
 *
 * A check that finds the key refused, or IT Glue down, is a success: `check.health` says so. Everything else is
 * `application/problem+json`. It never rejects.
 *
 * @throws {TypeError} at once, for options without `authorize`, `save`, `load` or `remove`, or with something in
 * `allowedOrigins` that is not an origin
 *
 * @example
 * const handle = createConnectionHandler({
 *   authorize: (request) => requireAdministrator(request),
 *   save: async ({ apiKey }, _, { customerId }, { connection }) =>
 *     db.put(customerId, { connection, sealedKey: await vault.seal(apiKey, customerId) }),
 *   load: async ({ customerId }) => {
 *     const row = await db.get(customerId);
 *     if (!row) return undefined;
 *     const { connection, sealedKey, check } = row;
 *     const { subdomain } = connection;
 *     const credentials = async () => ({ subdomain, apiKey: await vault.open(sealedKey, customerId) });
 *     return { connection, credentials, check };
 *   },
 *   record: (check, { customerId }) => db.update(customerId, { check }),
 *   remove: ({ customerId }) => db.remove(customerId),
 * });
 */
export function createConnectionHandler<Context extends Authorized>(
  options: ConnectionHandlerOptions<Context>,
): (request: Request) => Promise<Response> {
  const name = 'createConnectionHandler';
  checkCallbacks(name, options, callbacks);
  const connect = connecting(options);

  const post: Action<Context> = {
    check: (request) => (asksForCheck(request) ? undefined : connect.check?.(request)),
    run: (authorization) =>
      asksForCheck(authorization.request) ? check(authorization) : connect.run(authorization),
  };

  return createHandler(name, options, {
    GET: { run: show },
    POST: post,
    DELETE: { run: disconnect },
  });

  async function show({ context, signal }: Authorization<Context>): Promise<Response> {
    const stored = readStored(await options.load(context, { signal }));
    return stored ? answer(200, shown(stored.connection, stored.check)) : nothing();
  }

  async function check(authorization: Authorization<Context>): Promise<Response> {
    const { context, signal, report } = authorization;
    const stored = readStored(await options.load(context, { signal }));
    if (!stored) return nothing();
    const { connection } = stored;
    const credentials = await stored.credentials();
    const found = await checkWith(() => verifyWith(options, credentials, signal), signal, report);
    await options.record?.(news(found, stored.check), context, { signal, connection });
    return answer(200, shown(connection, found));
  }

  async function disconnect({ context, signal }: Authorization<Context>): Promise<Response> {
    await options.remove(context, { signal });
    return nothing();
  }
}

const asksForCheck = ({ url }: Request): boolean => new URL(url).searchParams.has('check');

/** What is known after a check: what it found, or, if IT Glue could not be asked, what was known before. */
function news(found: ConnectionCheck, before: ConnectionCheck | undefined): ConnectionCheck {
  return before && found.health === 'unknown' ? { ...before, checkedAt: found.checkedAt } : found;
}

/** What is sent. The last check may have counted other organizations than there were at first. */
function shown(connection: Connection, check: ConnectionCheck | undefined): object {
  const { organizationCount = connection.organizationCount } = check ?? {};
  return {
    connection: { ...connection, ...(organizationCount !== undefined && { organizationCount }) },
    ...(check && { check }),
  };
}

/**
 * Reads what `load` returned.
 *
 * @throws {TypeError} for something that is neither a stored connection nor nothing
 */
function readStored(loaded: StoredConnection | null | undefined) {
  if (loaded === undefined || loaded === null) return undefined;
  const { subdomain, ...fields } = pickConnection(readProperty(loaded, 'connection')) ?? {};
  if (!subdomain || typeof readProperty(loaded, 'credentials') !== 'function') {
    throw new TypeError(
      `load returned ${named(loaded)} that is no stored connection. Return { connection: { subdomain, … }, credentials: () => ({ subdomain, apiKey }) }, or undefined if nothing is connected.`,
    );
  }
  const check = pickCheck(readProperty(loaded, 'check'));
  const isOfEarlierKey =
    check && fields.connectedAt && Date.parse(check.checkedAt) <= Date.parse(fields.connectedAt);
  return {
    connection: { subdomain, ...fields } satisfies Connection,
    check: isOfEarlierKey ? undefined : check,
    credentials: () => loaded.credentials(),
  };
}
