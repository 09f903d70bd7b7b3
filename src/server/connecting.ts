// Connecting: credentials in the body, IT Glue's word on them, and then the host's `save`.

import { keyHint } from '../itglue/apiKey.js';
import { type Connection, pickConnection } from '../itglue/connection.js';
import type { Credentials } from '../itglue/credentials.js';
import { type Verification, verifyCredentials } from '../itglue/verifyCredentials.js';
import { answer } from './answers.js';
import { saveOnce } from './claims.js';
import {
  type Action,
  type Callback,
  commonCallbacks,
  type HandlerOptions,
} from './createHandler.js';
import { type Authorized, isResponse, named } from './decide.js';
import { readCredentials } from './readCredentials.js';
import { quote, Refusal } from './refusal.js';

/** What the handler needs from the host. `Context` is what `authorize` returns, for `save`. */
export interface ConnectHandlerOptions<Context extends Authorized> extends HandlerOptions<Context> {
  /**
   * Stores credentials that IT Glue has accepted. Encrypt the key at rest, as `createVault` does.
   *
   * Write it as an upsert: after a cancel or a timeout, the user tries again, and a second call comes for the
   * same customer.
   *
   * @param options `connection` is what may be shown of it, to store beside the key. `signal` is aborted when the
   * user cancels or closes the page.
   * @returns additional fields for the form to show, such as an `id`. Only the fields of a connection are sent.
   */
  save(
    credentials: Credentials,
    verification: Verification,
    context: Context,
    options: { signal: AbortSignal; connection: Connection },
    // biome-ignore lint/suspicious/noConfusingVoidType: a `save` that returns nothing is the usual one.
  ): Promise<Partial<Connection> | void>;
  /** In place of {@link verifyCredentials}. Throw a `ConnectError` if the key is not good. */
  verify?(credentials: Credentials, context: { signal: AbortSignal }): Promise<Verification>;
}

export const connectCallbacks = {
  ...commonCallbacks,
  save: { why: 'Without it, no key would be stored.' },
  verify: { why: 'Leave it out to ask IT Glue.', optional: true },
} satisfies Record<string, Callback>;

/** Posting credentials. Answers `200 { connection }`. */
export function connecting<Context extends Authorized>(
  options: ConnectHandlerOptions<Context>,
): Action<Context> {
  return {
    check: checkContentType,

    async run({ request, context, signal, report }) {
      const credentials = await readCredentials(request);
      const verification = await verifyWith(options, credentials, signal);
      // Whoever has cancelled by now does not want it kept.
      signal.throwIfAborted();
      const { subdomain, apiKey } = credentials;
      const hint = keyHint(apiKey);
      const connection: Connection = {
        subdomain,
        organizationCount: verification.organizationCount,
        ...(hint && { keyHint: hint }),
        connectedAt: new Date().toISOString(),
      };
      // A copy, so that the host may change what it gets.
      const given = { signal, connection: { ...connection } };
      const save = async (): Promise<unknown> => {
        const saved: unknown = await options.save(credentials, verification, context, given);
        if (isResponse(saved) && !(saved.status < 400)) {
          throw new Error(
            `save returned a Response with status ${saved.status}. To report a failure, throw.`,
          );
        }
        return saved;
      };
      const saved = await saveOnce(request, save, report);
      return answer(200, { connection: { ...connection, ...pickConnection(saved, subdomain) } });
    },
  };
}

/**
 * Asks IT Glue, or the host's own `verify`.
 *
 * @throws {ConnectError} if the key is not good
 */
export async function verifyWith(
  { verify = verifyCredentials }: Pick<ConnectHandlerOptions<Authorized>, 'verify'>,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<Verification> {
  const verification: Partial<Verification> | undefined = await verify(credentials, { signal });
  const organizationCount = verification?.organizationCount;
  if (organizationCount === undefined || !Number.isFinite(organizationCount)) {
    throw new TypeError(
      `verify returned ${named(verification)}, so the key counts as not verified. Return { organizationCount }, or throw a ConnectError if the key is not good.`,
    );
  }
  return { organizationCount };
}

function checkContentType({ headers }: Request): void {
  const contentType = headers.get('content-type');
  if (/^application\/json\s*(;|$)/i.test(contentType ?? '')) return;
  throw new Refusal(
    415,
    `${contentType ? `the content type is ${quote(contentType)}` : 'there is no content type'}. Post with postTo, or set content-type to application/json.`,
  );
}
