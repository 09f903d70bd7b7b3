// The one call to IT Glue: does it accept this key at this subdomain, and if not, why?

import * as z from 'zod/mini';
import { ConnectError, parseRetryAfter } from './connectError.js';
import { type Credentials, credentialsSchema } from './credentials.js';
import { readJson } from './readJson.js';
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
   * Whether to ask the other regions when a key is rejected, so that a wrong subdomain is told from
   * a bad key. `true` by default.
   */
  probeOtherRegions?: boolean;
}

/** What IT Glue told of a key that it accepts. */
export interface Verification {
  /** How many organizations the key can see. */
  organizationCount: number;
}

/**
 * Asks IT Glue whether it accepts the credentials, with `GET /organizations?page[size]=1`.
 * Call it from a server: nothing shows that IT Glue allows calls from a browser.
 *
 * @throws {ConnectError} `wrong_subdomain`, `key_rejected`, `rate_limited`, `unavailable` or `timeout`.
 * `key_rejected` means that every region was asked and rejected the key. Where one of them could not
 * say, its own failure is thrown, since the key may belong there. `invalid_request` for credentials
 * that {@link credentialsSchema} refuses; nothing is sent then.
 *
 * @example
 * const { organizationCount } = await verifyCredentials({ subdomain: 'api.eu', apiKey });
 */
export async function verifyCredentials(
  credentials: Credentials,
  options: VerifyOptions = {},
): Promise<Verification> {
  const { timeout = 10_000, probeOtherRegions = true } = options;
  const parsed = credentialsSchema.safeParse(credentials);
  if (!parsed.success) throw new ConnectError('invalid_request');
  const { subdomain, apiKey } = parsed.data;

  options.signal?.throwIfAborted();
  // Aborted when the time is up, when the caller gives up, and once all is known, so that a probe which is
  // still under way ends with the call. AbortSignal.timeout() and any() would leave a timer behind.
  const call = new AbortController();
  const { signal } = call;
  const end = () => call.abort();
  const timer = setTimeout(end, Math.min(timeout, longestTimeout));
  options.signal?.addEventListener('abort', end);
  const ask = (at: Subdomain) => askIt(at, apiKey, { fetch: options.fetch ?? fetch, signal });
  try {
    // Raced, since a `fetch` that is not the platform's may not heed the signal.
    return await Promise.race([
      probeOtherRegions ? askThenProbe(subdomain, ask) : ask(subdomain),
      aborted(signal),
    ]);
  } catch (error) {
    if (error instanceof ConnectError) throw error;
    options.signal?.throwIfAborted();
    throw new ConnectError('timeout', { cause: error });
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
  try {
    return await ask(subdomain);
  } catch (error) {
    if (!(error instanceof ConnectError && error.code === 'key_rejected')) throw error;
    throw await probe(subdomain, ask);
  }
}

/** Asks the other regions side by side about a key that was rejected, and says what was learned. */
async function probe(rejectedAt: Subdomain, ask: Ask): Promise<unknown> {
  const others = regions.filter((region) => region.subdomain !== rejectedAt);
  try {
    const suggestedSubdomain = await Promise.any(
      others.map(({ subdomain }) => ask(subdomain).then(() => subdomain)),
    );
    return new ConnectError('wrong_subdomain', { suggestedSubdomain });
  } catch (error) {
    const failures: unknown[] = error instanceof AggregateError ? error.errors : [error];
    const withCode = (test: (code: string) => boolean) =>
      failures.find((failure) => failure instanceof ConnectError && test(failure.code));
    // A region that could not say may be the one that the key belongs to.
    return (
      withCode((code) => code === 'rate_limited') ??
      withCode((code) => code !== 'key_rejected') ??
      new ConnectError('key_rejected')
    );
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
  const url = `${regionOf(subdomain).apiBase}/organizations?page[size]=1`;
  let answer: { status: number; document?: unknown; retryAfter: string | null };
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/vnd.api+json', 'x-api-key': apiKey },
      // Not `error`, which Cloudflare Workers do not know. A redirect is not followed either way.
      redirect: 'manual',
      signal,
    });
    answer = { status: response.status, retryAfter: response.headers.get('retry-after') };
    if (response.ok || response.status === 400 || response.status === 422) {
      answer.document = await readJson(response, longestAnswer);
    } else {
      response.body?.cancel().catch(() => {});
    }
  } catch (error) {
    throw new ConnectError('unavailable', { cause: withoutText(error) });
  }
  return readAnswer(answer);
}

/** An error by names and codes alone: its text may quote what was sent, or what came back. */
function withoutText(error: unknown): Error {
  const names: string[] = [];
  for (let inner = error; inner instanceof Error && names.length < 10; inner = inner.cause) {
    const code: unknown = Reflect.get(inner, 'code');
    names.push(typeof code === 'string' ? code : inner.name);
  }
  // None of these has a dot in it, which every key has.
  return new Error(names.filter((name) => /^\w+$/.test(name)).join(': '));
}

const listing = z.object({
  data: z.array(z.unknown()),
  meta: z.optional(z.object({ 'total-count': z.optional(z.int().check(z.nonnegative())) })),
});

// JSON:API has the status as a string; IT Glue has been seen to send a number.
const rejection = z.object({
  errors: z.array(z.object({ status: z.union([z.number(), z.string()]) })),
});

function readAnswer(answer: {
  status: number;
  document?: unknown;
  retryAfter: string | null;
}): Verification {
  const told = rejection.safeParse(answer.document).data?.errors[0]?.status;
  const status = told === undefined ? answer.status : Number(told);
  if (status === 401 || status === 403 || status === 404) throw new ConnectError('key_rejected');
  if (status === 429) {
    throw new ConnectError('rate_limited', { retryAfter: parseRetryAfter(answer.retryAfter) });
  }
  const organizations = status === 200 && listing.safeParse(answer.document).data;
  if (!organizations) throw new ConnectError('unavailable');
  const organizationCount = organizations.meta?.['total-count'];
  if (organizationCount !== undefined) return { organizationCount };
  // Seen once from the wrong region: a success without rows and without a count.
  throw new ConnectError(organizations.data.length ? 'unavailable' : 'key_rejected');
}
