// The only call to IT Glue: does it accept this key at this subdomain, and if not, why?

import { checkCredentials } from './checkCredentials.js';
import { ConnectError, isConnectError, parseRetryAfter } from './connectError.js';
import { isCount } from './connection.js';
import type { Credentials } from './credentials.js';
import { readJson } from './readJson.js';
import { isRecord, readProperty } from './readProperty.js';
import { regionOf, regions, type Subdomain } from './regions.js';

/** Options of {@link verifyCredentials}. */
export interface VerifyOptions {
  /** Used instead of the global `fetch`. */
  fetch?: typeof fetch;
  /** Cancels the call when aborted. The promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** The time limit for the whole call, including the other regions. In milliseconds, 10,000 by default. */
  timeout?: number;
  /**
   * Whether to ask the other regions when a key is rejected or sees no organization. This distinguishes a wrong
   * subdomain from a bad key or an empty account. `true` by default.
   */
  probeOtherRegions?: boolean;
}

/** What IT Glue says about a key that it accepts. */
export interface Verification {
  /** How many organizations the key can see. */
  organizationCount: number;
}

/**
 * Asks IT Glue whether it accepts the credentials, with `GET /organizations?page[size]=1`.
 * Call it from a server: nothing shows that IT Glue allows calls from a browser.
 *
 * A success with no organizations is doubtful: an account's own company is an organization, and the wrong region has
 * been seen to answer like this. It is accepted only if the other regions have answered and none of them sees more.
 *
 * @throws {ConnectError} `wrong_subdomain`, `key_rejected`, `rate_limited`, `unavailable` or `timeout`.
 * `key_rejected` means that every region rejected the key. If a region couldn't be asked, its failure is thrown, since
 * the key may belong there. Credentials that `credentialsSchema` refuses throw `invalid_request`, and nothing is sent.
 * The `message` and `cause` of `unavailable` and `timeout` name the reason, such as `ENOTFOUND` or `HTTP 503`, and
 * never quote an answer.
 *
 * @example
 * const { organizationCount } = await verifyCredentials({ subdomain: 'api.eu', apiKey });
 */
export async function verifyCredentials(
  credentials: Credentials,
  options: VerifyOptions = {},
): Promise<Verification> {
  const { timeout = 10_000, probeOtherRegions = true } = options;
  // Copied, so that the caller may mutate them during the call.
  const checked = checkCredentials(credentials);
  if (!checked.credentials) throw new ConnectError('invalid_request');
  const { subdomain, apiKey } = checked.credentials;

  options.signal?.throwIfAborted();
  // Aborted on timeout, when the caller aborts, and when the result is known, so that no probe outlives the call.
  // AbortSignal.timeout() and AbortSignal.any() would leave a timer running.
  const call = new AbortController();
  const { signal } = call;
  const end = () => call.abort();
  // Logs show the name of this error.
  const giveUp = () => call.abort(new DOMException(`No answer in ${timeout} ms`, 'TimeoutError'));
  const timer = setTimeout(giveUp, Math.min(timeout, longestTimeout));
  options.signal?.addEventListener('abort', end);
  const ask = (at: Subdomain) => askIt(at, apiKey, { fetch: options.fetch ?? fetch, signal });
  try {
    // Raced, since a custom `fetch` may ignore the signal.
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
    // A reason saves creating an error with a stack.
    call.abort('known');
  }
}

// A longer timer fires at once.
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
 * Asks the other regions in parallel. Resolves to the first region at which the key sees organizations, or else to one
 * that accepts it with none, or else to `undefined` if every region rejects it.
 *
 * @throws {ConnectError} the failure of a region that couldn't be asked, since the key may belong there
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
    // Skipped for now, like a rejection. Used below if no region is better.
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

// In bytes. An answer with one organization takes a few thousand.
const longestAnswer = 1_000_000;

async function askIt(
  subdomain: Subdomain,
  apiKey: string,
  // Destructured, since Cloudflare Workers refuse a `fetch` that is called as a method.
  { fetch, signal }: { fetch: typeof globalThis.fetch; signal: AbortSignal },
): Promise<Verification> {
  const { apiBase } = regionOf(subdomain);
  const url = `${apiBase}/organizations?page[size]=1`;
  let answer: Answer;
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/vnd.api+json', 'x-api-key': apiKey },
      // Not `error`, which Cloudflare Workers don't support. Neither value follows a redirect.
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
  /** The parsed body. `undefined` if it isn't JSON or wasn't read. */
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

/** @param reason names, codes and numbers only, never text that was sent or received */
function unavailable(apiBase: string, reason: string): ConnectError {
  return new ConnectError('unavailable', {
    message: `IT Glue is not available at ${apiBase}${reason && `: ${reason}`}`,
    cause: new Error(reason),
  });
}

/**
 * The names and codes of an error and its causes. Leaves out their messages, which may quote what was sent or received.
 * Doesn't use `instanceof`, since test runners and `vm` contexts have their own error classes.
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
  // Every key contains a dot, so this filter never lets a key pass.
  return names.filter((name) => /^[\w ]+$/.test(name)).join(': ');
}

/** The status with which a proxy refused to connect. Node.js reports it only in the error message. */
function proxyStatus(error: unknown): string | undefined {
  const message = readProperty(error, 'message');
  const status = typeof message === 'string' && /^Proxy response \((\d{3})\)/.exec(message)?.[1];
  return status ? `proxy answered HTTP ${status}` : undefined;
}

/** The status of the first error in a JSON:API document. IT Glue has sent it as a number and as a string. */
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
    // The wrong region has answered like this once: a success with no rows and no count.
    if (rows.length === 0 && organizationCount === undefined)
      throw new ConnectError('key_rejected');
  }
  throw unavailable(apiBase, 'HTTP 200, but not a JSON:API list of organizations');
}
