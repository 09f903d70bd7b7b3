// The host's side of the form: one request in, one answer out, and the key in neither answer nor error.

import { ConnectError, toProblem } from '../itglue/connectError.js';
import { type Connection, pickConnection } from '../itglue/connection.js';
import { type Credentials, credentialsSchema, keyHint } from '../itglue/credentials.js';
import { BodyTooLarge, readJson } from '../itglue/readJson.js';
import { type Verification, verifyCredentials } from '../itglue/verifyCredentials.js';

/** What the handler asks of the host. `Context` is what `authorize` tells `save`. */
export interface ConnectHandlerOptions<Context> {
  /**
   * Who is asking, and may they connect? Asked before the body is read; leave the body alone.
   *
   * @returns what `save` needs to know of them, such as the customer's id. A `Response` says no: with a
   * status of 400 or more it is sent as it is, any other becomes 403. To throw says no too, with 403.
   */
  authorize(request: Request): Promise<Context | Response> | Context | Response;
  /**
   * Stores credentials that IT Glue has accepted. Encrypt the key at rest.
   *
   * @returns what the form may show besides, such as an `id`. Only the fields of a connection are sent.
   */
  save(
    credentials: Credentials,
    verification: Verification,
    context: Context,
    // biome-ignore lint/suspicious/noConfusingVoidType: a `save` that returns nothing is the usual one.
  ): Promise<Partial<Connection> | void>;
  /** In place of {@link verifyCredentials}. */
  verify?(credentials: Credentials, context: { signal: AbortSignal }): Promise<Verification>;
  /**
   * Origins that may post besides the request's own, such as `https://app.acme.example`. Needed where a
   * proxy hides the host's public origin from the server, or where the page has another origin.
   * In the latter case the server answers CORS itself.
   */
  allowedOrigins?: readonly string[];
  /**
   * Told of whatever `authorize`, `verify` or `save` threw that is not a {@link ConnectError}: the
   * answer does not say. For the host's log.
   */
  onError?(error: unknown, request: Request): void;
}

// A key is at most 512 characters.
const longestBody = 4096;

/**
 * Makes the handler that the form posts to with `postTo`. It is made of web standards alone and keeps
 * no state, so that it runs on Node.js, Deno, Bun and Workers alike.
 *
 * It answers `200 { connection }`, or `application/problem+json` with the status of the failure:
 * 400, 401, 403, 405, 413 (for more than 4,096 bytes), 415, 422, 429, 500, 502, 503 or 504. A `ConnectError` that
 * `verify` or `save` throws is answered as such, anything else with `unknown` and 500. It never rejects.
 *
 * @example
 * const connect = createConnectHandler({
 *   authorize: (request) => requireAdministrator(request),
 *   save: ({ subdomain, apiKey }, _, { customerId }) => vault.put(customerId, { subdomain, apiKey }),
 * });
 */
export function createConnectHandler<Context>(
  options: ConnectHandlerOptions<Context>,
): (request: Request) => Promise<Response> {
  const { verify = verifyCredentials } = options;

  return async function handle(request) {
    try {
      checkHead(request, options.allowedOrigins ?? []);
      const context = await authorize(request);
      if (context instanceof Response) return context;
      const credentials = await readCredentials(request);
      const verification = await verify(credentials, { signal: request.signal });
      const saved = await options.save(credentials, verification, context);
      return answer(200, {
        connection: {
          keyHint: keyHint(credentials.apiKey),
          connectedAt: new Date().toISOString(),
          organizationCount: verification.organizationCount,
          ...pickConnection(saved, credentials.subdomain),
        } satisfies Record<keyof Omit<Connection, 'id' | 'subdomain'>, unknown>,
      });
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.status);
      if (!(error instanceof ConnectError)) report(error, request);
      return problem(error instanceof ConnectError ? error : new ConnectError('unknown'));
    }
  };

  /** Tells the host, whose log may fail as well: there is an answer all the same. */
  function report(error: unknown, request: Request): void {
    new Promise((resolve) => resolve(options.onError?.(error, request))).catch(() => {});
  }

  async function authorize(request: Request): Promise<Context | Response> {
    try {
      const context = await options.authorize(request);
      // To a browser, a success or a redirect would not be a no.
      return context instanceof Response && context.status < 400
        ? problem(new ConnectError('not_allowed'))
        : context;
    } catch (error) {
      if (!(error instanceof ConnectError)) report(error, request);
      return problem(new ConnectError('not_allowed'));
    }
  }
}

/** A request that the form does not make. */
class Refusal extends Error {
  readonly status: 400 | 403 | 405 | 413 | 415;

  constructor(status: Refusal['status']) {
    super(`Refused with ${status}`);
    this.status = status;
  }
}

function checkHead(request: Request, allowedOrigins: readonly string[]): void {
  if (request.method !== 'POST') throw new Refusal(405);
  if (!isSameSite(request, allowedOrigins)) throw new Refusal(403);
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(contentType)) throw new Refusal(415);
}

function isSameSite({ headers, url }: Request, allowedOrigins: readonly string[]): boolean {
  const origin = headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return true;
  const site = headers.get('sec-fetch-site');
  // No script can set this header, and unlike the origin it is right behind a proxy.
  if (site !== null) return site === 'same-origin';
  // Every browser names the origin of a post from elsewhere. Without one, it is not a browser.
  return origin === null || origin === new URL(url).origin;
}

async function readCredentials(request: Request): Promise<Credentials> {
  let body: unknown;
  try {
    body = await readJson(request, longestBody);
  } catch (error) {
    throw new Refusal(error instanceof BodyTooLarge ? 413 : 400);
  }
  const credentials = credentialsSchema.safeParse(body);
  if (!credentials.success) throw new Refusal(400);
  return credentials.data;
}

function refuse(status: Refusal['status']): Response {
  const response = problem(new ConnectError('invalid_request'), status);
  if (status === 405) response.headers.set('allow', 'POST');
  return response;
}

function problem(error: ConnectError, status?: number): Response {
  const body = toProblem(error, status);
  const response = answer(body.status, body, 'application/problem+json');
  const { retryAfter } = body;
  if (retryAfter !== undefined) response.headers.set('retry-after', String(Math.ceil(retryAfter)));
  return response;
}

function answer(status: number, body: unknown, contentType = 'application/json'): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': contentType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
