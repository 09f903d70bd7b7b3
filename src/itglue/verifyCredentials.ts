// The one call to IT Glue: does it accept this key at this subdomain, and if not, why?

import { checkCredentials } from './checkCredentials.js';
import { ConnectError, isConnectError, parseRetryAfter } from './connectError.js';
import { isCount } from './connection.js';
import type { Credentials } from './credentials.js';
import { readJson } from './readJson.js';
import { isRecord, readProperty } from './readProperty.js';
import { regionOf, regions, type Subdomain } from './regions.js';

/** How IT Glue is asked. */
export interface VerifyOptions {
  /** In place of the global `fetch`. */
  fetch?: typeof fetch;
  /** Gives up when it is aborted; the promise then rejects with its reason. */
  signal?: AbortSignal;
  /** For everything together, probing included. In milliseconds, 10,000 by default. */
  timeout?: number;
  /**
   * Whether to ask the other regions when a key is rejected or sees no organization, to tell a wrong subdomain from
   * a bad key or an empty account. `true` by default.
   */
  probeOtherRegions?: boolean;
}

/** What IT Glue says of a key that it accepts. */
export interface Verification {
  /** How many organizations the key can see. */
  organizationCount: number;
}

/**
 * Asks IT Glue whether it accepts the credentials, with `GET /organizations?page[size]=1`.
 * Call it from a server: nothing shows that IT Glue allows calls from a browser.
 *
 * A success without organizations is doubtful, since an account's own company is an organization, and the wrong
 * region has been seen to answer so. It counts once the other regions have answered, and none of them sees more.
 *
 * @throws {ConnectError} `wrong_subdomain`, `key_rejected`, `rate_limited`, `unavailable` or `timeout`.
 * `key_rejected` means that every region was asked and rejected the key. Where one of them could not
 * say, its own failure is thrown, since the key may belong there. `invalid_request` for credentials
 * that `credentialsSchema` refuses; nothing is sent then. The `message` and `cause` of `unavailable` and
 * `timeout` name the reason, such as `ENOTFOUND` or `HTTP 503`, and hold no text of an answer.
 *
 * @example
 * const { organizationCount } = await verifyCredentials({ subdomain: 'api.eu', apiKey });
 */
export async function verifyCredentials(
  credentials: Credentials,
  options: VerifyOptions = {},
): Promise<Verification> {
  const { timeout = 10_000, probeOtherRegions = true } = options;
  // Copied, so that a caller who changes them meanwhile changes no request.
  const checked = checkCredentials(credentials);
  if (!checked.credentials) throw new ConnectError('invalid_request');
  const { subdomain, apiKey } = checked.credentials;

  options.signal?.throwIfAborted();
  // Aborted when the time is up, when the caller gives up, and once all is known, so that a probe which is
  // still under way ends with the call. AbortSignal.timeout() and any() would leave a timer behind.
  const call = new AbortController();
  const { signal } = call;
  const end = () => call.abort();
  // Its name is what a log shows of it.
  const giveUp = () => call.abort(new DOMException(`No answer in ${timeout} ms`, 'TimeoutError'));
  const timer = setTimeout(giveUp, Math.min(timeout, longestTimeout));
  options.signal?.addEventListener('abort', end);
  const ask = (at: Subdomain) => askIt(at, apiKey, { fetch: options.fetch ?? fetch, signal });
  try {
    // Raced, since a `fetch` that is not the platform's may not heed the signal.
    return await Promise.race([
      probeOtherRegions ? askThenProbe(subdomain, ask) : ask(subdomain),
      aborted(signal),
    ]);
  } catch (error) {
    if (isConnectError(error)) throw error;
    options.signal?.throwIfAborted();
    throw new ConnectError('timeout', {
      message: `IT Glue did not answer within ${timeout} ms`,
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', end);
    // With a reason, since without one an error is made, stack and all.
    call.abort('known');
  }
}

// A timer that is longer goes off at once.
const longestTimeout = 2 ** 31 - 1;

type Ask = (subdomain: Subdomain) => Promise<Verification>;

async function askThenProbe(subdomain: Subdomain, ask: Ask): Promise<Verification> {
  let none: Verification | undefined;
  try {
    const verification = await ask(subdomain);
    if (verification.organizationCount > 0) return verification;
    none = verification;
  } catch (error) {
    if (!(isConnectError(error) && error.code === 'key_rejected')) throw error;
  }
  const acceptedAt = await probe(subdomain, ask);
  if (none && !acceptedAt?.organizationCount) return none;
  throw acceptedAt
    ? new ConnectError('wrong_subdomain', { suggestedSubdomain: acceptedAt.subdomain })
    : new ConnectError('key_rejected');
}

/**
 * Asks the other regions side by side. Ends with the first at which the key sees organizations, else with one at
 * which it sees none, else with `undefined`: all of them reject it.
 *
 * @throws {ConnectError} of a region that could not say, which may be the one that the key belongs to
 */
async function probe(
  askedBefore: Subdomain,
  ask: Ask,
): Promise<(Verification & { subdomain: Subdomain }) | undefined> {
  const answers = regions
    .filter(({ subdomain }) => subdomain !== askedBefore)
    .map(async ({ subdomain }) => ({ subdomain, ...(await ask(subdomain)) }));
  const good = answers.map(async (answer) => {
    const { subdomain, organizationCount } = await answer;
    // Only passed over, as a rejection is. It may come back below.
    if (organizationCount === 0) throw new ConnectError('key_rejected');
    return { subdomain, organizationCount };
  });
  try {
    return await Promise.any(good);
  } catch (error) {
    const failures: unknown[] = error instanceof AggregateError ? error.errors : [error];
    const withCode = (test: (code: string) => boolean) =>
      failures.find((failure) => isConnectError(failure) && test(failure.code));
    const undecided =
      withCode((code) => code === 'rate_limited') ?? withCode((code) => code !== 'key_rejected');
    if (undecided) throw undecided;
    return await Promise.any(answers).catch(() => undefined);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });
}

// One organization takes a few kilobytes.
const longestAnswer = 1_000_000;

async function askIt(
  subdomain: Subdomain,
  apiKey: string,
  // Taken apart, since Workers refuse a `fetch` that is called as a method.
  { fetch, signal }: { fetch: typeof globalThis.fetch; signal: AbortSignal },
): Promise<Verification> {
  const { apiBase } = regionOf(subdomain);
  const url = `${apiBase}/organizations?page[size]=1`;
  let answer: Answer;
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/vnd.api+json', 'x-api-key': apiKey },
      // Not `error`, which Cloudflare Workers do not know. A redirect is not followed either way.
      redirect: 'manual',
      signal,
    });
    answer = { apiBase, status: response.status, retryAfter: response.headers.get('retry-after') };
    if (response.ok || response.status === 400 || response.status === 422) {
      answer.document = await readDocument(response);
    } else {
      response.body?.cancel().catch(() => {});
    }
  } catch (error) {
    throw unavailable(apiBase, namesOf(error));
  }
  return readAnswer(answer);
}

interface Answer {
  apiBase: string;
  status: number;
  retryAfter: string | null;
  /** `undefined` for what is not JSON, or was not read. */
  document?: unknown;
}

async function readDocument(response: Response): Promise<unknown> {
  try {
    return await readJson(response, longestAnswer);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The reason is made of names, codes and numbers, and never of what was sent or what came back. */
function unavailable(apiBase: string, reason: string): ConnectError {
  return new ConnectError('unavailable', {
    message: `IT Glue is not available at ${apiBase}${reason && `: ${reason}`}`,
    cause: new Error(reason),
  });
}

/**
 * An error and its causes by names and codes alone: their texts may quote what was sent, or what came back.
 * Not by `instanceof`, since test runners and `vm` contexts have errors of their own.
 */
function namesOf(error: unknown): string {
  const names: string[] = [];
  let inner = error;
  while (typeof inner === 'object' && inner && names.length < 10) {
    const code = readProperty(inner, 'code');
    names.push(String(typeof code === 'string' ? code : readProperty(inner, 'name')));
    const status = proxyStatus(inner);
    if (status) names.push(status);
    inner = readProperty(inner, 'cause');
  }
  // None of these has a dot in it, which every key has.
  return names.filter((name) => /^[\w ]+$/.test(name)).join(': ');
}

/** The status with which a proxy refused to connect. Node.js's own client gives it in its text alone. */
function proxyStatus(error: unknown): string | undefined {
  const message = readProperty(error, 'message');
  const status = typeof message === 'string' && /^Proxy response \((\d{3})\)/.exec(message)?.[1];
  return status ? `proxy answered HTTP ${status}` : undefined;
}

/** The status of the first error of a JSON:API document. IT Glue has been seen to send a number and a text. */
function statusInside(document: unknown): number | undefined {
  const status = readProperty(readProperty(readProperty(document, 'errors'), '0'), 'status');
  return typeof status === 'number' || typeof status === 'string' ? Number(status) : undefined;
}

function readAnswer({ apiBase, document, ...answer }: Answer): Verification {
  const status = statusInside(document) ?? answer.status;
  if (status === 401 || status === 403 || status === 404) throw new ConnectError('key_rejected');
  if (status === 429) {
    throw new ConnectError('rate_limited', { retryAfter: parseRetryAfter(answer.retryAfter) });
  }
  if (status !== 200) {
    const inside = status !== answer.status && status > 99 && status < 600;
    throw unavailable(
      apiBase,
      `HTTP ${answer.status}${inside ? ` with status ${Math.trunc(status)} inside` : ''}`,
    );
  }
  const rows = readProperty(document, 'data');
  const meta = readProperty(document, 'meta');
  const organizationCount = readProperty(meta, 'total-count');
  if (Array.isArray(rows) && (meta === undefined || isRecord(meta))) {
    if (isCount(organizationCount)) return { organizationCount };
    // Seen once from the wrong region: a success without rows and without a count.
    if (rows.length === 0 && organizationCount === undefined)
      throw new ConnectError('key_rejected');
  }
  throw unavailable(apiBase, 'HTTP 200, but not a JSON:API list of organizations');
}
