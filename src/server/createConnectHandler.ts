// The host's side of the form: one request in, one answer out, and the key in neither answer nor error.

import { keyHint } from '../itglue/apiKey.js';
import { ConnectError, isAboutTheKey, isConnectError } from '../itglue/connectError.js';
import { type Connection, pickConnection } from '../itglue/connection.js';
import type { Credentials } from '../itglue/credentials.js';
import { type Verification, verifyCredentials } from '../itglue/verifyCredentials.js';
import { answer, problem } from './answers.js';
import { type Authorized, decide, isResponse, named } from './decide.js';
import { answerNode, isRequest, signalOf } from './frameworks.js';
import { checkOrigin, readOrigins } from './origins.js';
import { readCredentials } from './readCredentials.js';
import { quote, Refusal } from './refusal.js';
import { isProduction, log } from './report.js';

/** What the handler needs from the host. `Context` is what `authorize` returns, for `save`. */
export interface ConnectHandlerOptions<Context extends Authorized> {
  /**
   * Who is asking, and may they connect? Called before the body is read; leave the body alone.
   *
   * It fails closed. Only an object, `true`, or a string or number that is not empty, 0 or NaN says yes.
   * `false`, `null`, `undefined` and everything else say no, with 403, and so does throwing.
   * A `Response` says no as well: with a status of 400 or more it is the answer, any other becomes 403.
   *
   * **Return who is asking, not whether they may.** A function of type `boolean` does not compile here.
   *
   * @returns what `save` needs to know of the user, such as the customer's id
   */
  authorize(request: Request): Promise<Context | Response> | Context | Response;
  /**
   * Stores credentials that IT Glue has accepted. Encrypt the key at rest.
   *
   * Write it as an upsert: after a cancel or a timeout, the user tries again, and a second call comes for the
   * same customer. `signal` is aborted when the user cancels or closes the page.
   *
   * @returns additional fields for the form to show, such as an `id`. Only the fields of a connection are sent.
   */
  save(
    credentials: Credentials,
    verification: Verification,
    context: Context,
    options: { signal: AbortSignal },
    // biome-ignore lint/suspicious/noConfusingVoidType: a `save` that returns nothing is the usual one.
  ): Promise<Partial<Connection> | void>;
  /** In place of {@link verifyCredentials}. Throw a {@link ConnectError} if the key is not good. */
  verify?(credentials: Credentials, context: { signal: AbortSignal }): Promise<Verification>;
  /**
   * Additional origins that may post, such as `https://app.acme.example`. Required where the page has another
   * origin, for which the server also has to answer CORS, and where the server does not know its public
   * origin and the browser sends no `Sec-Fetch-Site`: on plain http, as at a name in the LAN.
   */
  allowedOrigins?: readonly string[];
  /**
   * Receives every refusal and every failure, for the host's log: a {@link Refusal} with its `status`, what
   * `authorize`, `verify` or `save` threw, and a {@link ConnectError} such as `unavailable` with its `cause`.
   * Clients never see these. It is not called for a key that IT Glue does not accept (`key_rejected`,
   * `wrong_subdomain`, `rate_limited`), nor for a request that its sender has given up.
   *
   * `console.error` by default, with keys taken out. If `NODE_ENV` is `production`, the default leaves out
   * refusals from before `authorize` has said yes, since anyone could fill the log with them.
   */
  onError?(error: unknown, request: Request): void;
}

/**
 * Creates the handler that the form posts to with `postTo`. It uses web standards alone and keeps
 * no state, so it runs on Node.js, Deno, Bun and Workers alike.
 *
 * It answers `200 { connection }`, or `application/problem+json` with the status of the failure:
 * 400, 401, 403, 405, 413 (for more than 4,096 bytes), 415, 422, 429, 500, 502, 503 or 504. A `ConnectError` that
 * `verify` or `save` throws is answered as such, anything else with `unknown` and 500. It never rejects.
 *
 * @throws {TypeError} at once, for options without `authorize` or `save`, or with something in
 * `allowedOrigins` that is not an origin
 *
 * @example
 * const connect = createConnectHandler({
 *   authorize: (request) => requireAdministrator(request),
 *   save: ({ subdomain, apiKey }, _, { customerId }) => vault.put(customerId, { subdomain, apiKey }),
 * });
 */
export function createConnectHandler<Context extends Authorized>(
  options: ConnectHandlerOptions<Context>,
): (request: Request) => Promise<Response> {
  checkOptions(options);
  const { verify = verifyCredentials } = options;
  const allowedOrigins = readOrigins(options.allowedOrigins);

  return async function handle(request, ...more: unknown[]) {
    const signal = signalOf(request);
    try {
      if (!isRequest(request)) return await answerNode(more[0], noRequest());
      checkHead(request, allowedOrigins);
      const decision = await decide(() => options.authorize(request));
      if ('no' in decision) {
        if ('error' in decision) report(decision.error, false);
        return decision.no;
      }
      return await connect(request, decision.context, signal);
    } catch (error) {
      return fail(error);
    }

    function noRequest(): Response {
      return fail(
        new TypeError(
          'The handler was called with something that is not a Request. In Express, Fastify, Nest and plain http, make one with an adapter, such as getRequestListener of @hono/node-server. In Hono, pass context.req.raw.',
        ),
      );
    }

    function fail(error: unknown): Response {
      if (error instanceof Refusal) {
        report(error, error.authorized);
        return refuse(error.status);
      }
      if (!(isConnectError(error) && isAboutTheKey(error.code))) report(error, true);
      // One of any copy of this package. Of its fields, only what can be sent is sent.
      return problem(isConnectError(error) ? error : new ConnectError('unknown'));
    }

    function report(error: unknown, authorized: boolean): void {
      if (signal.aborted) return;
      // The host's log may fail as well, at once or later, and there is an answer all the same.
      new Promise((resolve) => {
        if (options.onError) resolve(options.onError(error, request));
        else if (authorized || !isProduction()) log(error);
      }).catch(() => {});
    }
  };

  async function connect(request: Request, context: Context, signal: AbortSignal) {
    const credentials = await readCredentials(request);
    const verification = await verify(credentials, { signal });
    if (!isVerification(verification)) {
      throw new TypeError(
        `verify returned ${named(verification)}, so nothing was saved. Return { organizationCount }, or throw a ConnectError if the key is not good.`,
      );
    }
    // Whoever has cancelled by now does not want it kept.
    signal.throwIfAborted();
    const saved: unknown = await options.save(credentials, verification, context, { signal });
    if (isResponse(saved) && !(saved.status < 400)) {
      throw new Error(
        `save returned a Response with status ${saved.status}. To report a failure, throw.`,
      );
    }
    return answer(200, {
      connection: {
        keyHint: keyHint(credentials.apiKey),
        connectedAt: new Date().toISOString(),
        organizationCount: verification.organizationCount,
        ...pickConnection(saved, credentials.subdomain),
      } satisfies Record<keyof Omit<Connection, 'id' | 'subdomain'>, unknown>,
    });
  }
}

const functions = {
  authorize: 'Without it, anyone could connect an account.',
  save: 'Without it, no key would be stored.',
  verify: 'Leave it out to ask IT Glue.',
  onError: 'Leave it out to log to the console.',
};

/** At once, and not with the first user: without TypeScript, an option may be missing or misspelled. */
function checkOptions(given: Partial<Record<keyof typeof functions, unknown>> | undefined): void {
  const options = given ?? {};
  for (const [name, why] of Object.entries(functions)) {
    const option: unknown = Reflect.get(options, name);
    const isOptional = name === 'verify' || name === 'onError';
    if (typeof option === 'function' || (isOptional && option === undefined)) continue;
    throw new TypeError(
      `createConnectHandler: ${name} is not a function. ${why} Pass createConnectHandler({ authorize, save }).`,
    );
  }
}

function isVerification(value: Partial<Verification> | undefined): boolean {
  return Number.isFinite(value?.organizationCount);
}

function checkHead(request: Request, allowedOrigins: readonly string[]): void {
  const { method } = request;
  if (method !== 'POST') {
    throw new Refusal(
      405,
      method === 'OPTIONS'
        ? 'OPTIONS asks whether another origin may post. Answer CORS in your server, and add the origin of the page to allowedOrigins.'
        : `the method is ${quote(method)}. The form posts; mount the handler for POST alone.`,
    );
  }
  checkOrigin(request, allowedOrigins);
  const contentType = request.headers.get('content-type');
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    throw new Refusal(
      415,
      `${contentType ? `the content type is ${quote(contentType)}` : 'there is no content type'}. Post with postTo, or set content-type to application/json.`,
    );
  }
}

function refuse(status: Refusal['status']): Response {
  const response = problem(new ConnectError('invalid_request'), status);
  if (status === 405) response.headers.set('allow', 'POST');
  return response;
}
