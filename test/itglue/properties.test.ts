// Properties that hold for every input.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApiKey, keyHint } from '../../src/itglue/apiKey.js';
import { ConnectError } from '../../src/itglue/connectError.js';
import { cleanApiKey } from '../../src/itglue/credentials.js';
import { credentialsSchema } from '../../src/itglue/credentialsSchema.js';
import { BodyTooLarge, readJson } from '../../src/itglue/readJson.js';
import { parseAddress, regionOf, regions } from '../../src/itglue/regions.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';

const encode = (text: string) => new TextEncoder().encode(text);
const subdomain = fc.constantFrom('api', 'api.eu', 'api.au');
const apiKey = fc.stringMatching(/^ITG\.[\w.-]{0,500}[\w-]$/);

/** A body that arrives in these pieces. */
function inPieces(bytes: Uint8Array, cuts: readonly number[]): Response {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  let from = 0;
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const end of ends) {
          controller.enqueue(bytes.slice(from, end));
          from = end;
        }
        controller.close();
      },
    }),
  );
}

const cuts = fc.array(fc.nat(), { maxLength: 8 });

describe('a body', () => {
  it('is parsed, in whatever pieces it arrives', async () => {
    const value = fc.jsonValue({ stringUnit: 'binary' });
    await fc.assert(
      fc.asyncProperty(value, cuts, async (value, cuts) => {
        const bytes = encode(JSON.stringify(value));
        const read = await readJson(inPieces(bytes, cuts), bytes.length);
        expect(read).toStrictEqual(JSON.parse(new TextDecoder().decode(bytes)));
      }),
    );
  });

  it('is too large from the first byte over the limit, in whatever pieces it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), cuts, async (length, cuts) => {
        const body = inPieces(encode('1'.repeat(length)), cuts);
        await expect(readJson(body, length - 1)).rejects.toBeInstanceOf(BodyTooLarge);
      }),
    );
  });

  it('that is not JSON causes an error that quotes no part of it', async () => {
    const text = fc.string({ minLength: 6, unit: 'binary' }).map((text) => `ITG.${text}`);
    await fc.assert(
      fc.asyncProperty(text, cuts, async (text, cuts) => {
        const error = await readJson(inPieces(encode(text), cuts), 10_000).catch(String);
        expect(error).toBe('SyntaxError: The body is not JSON');
      }),
    );
  });
});

describe('a key', () => {
  it('is unchanged by cleaning, and accepted', () => {
    fc.assert(
      fc.property(apiKey, subdomain, (apiKey, subdomain) => {
        expect(cleanApiKey(apiKey)).toBe(apiKey);
        expect(credentialsSchema.parse({ subdomain, apiKey })).toStrictEqual({ subdomain, apiKey });
      }),
    );
  });

  it('is found in the text that it was copied with', () => {
    const noise = fc
      .array(
        fc.constantFrom(' ', '\n', '\t', '"', "'", '`', '“', '”', '\u200b', '\ufeff', '\u00a0'),
      )
      .map((characters) => characters.join(''));
    const label = fc.constantFrom('', 'x-api-key:', 'X-API-Key: ', 'x-api-key=');
    fc.assert(
      fc.property(noise, label, noise, apiKey, noise, (before, label, between, apiKey, after) => {
        expect(cleanApiKey(before + label + between + apiKey + after)).toBe(apiKey);
      }),
    );
  });

  it('reveals at most its last quarter in its hint', () => {
    fc.assert(
      fc.property(fc.string(), (apiKey) => {
        const hint = keyHint(apiKey) ?? '';
        expect(apiKey.endsWith(hint)).toBe(true);
        expect(hint.length).toBeLessThanOrEqual(Math.min(4, apiKey.length / 4));
      }),
    );
  });
});

describe('an address', () => {
  it('is parsed to the same result when it is parsed again', () => {
    const company = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/).filter((name) => {
      return !/^(www|eu|au|api|help|status|support|itg-api-.*)$|--/.test(name);
    });
    fc.assert(
      fc.property(company, fc.constantFrom(...regions), fc.webPath(), (company, region, path) => {
        const host = region.signIn.replace('app', company);
        const address = parseAddress(host + path);
        expect(address).toStrictEqual({ subdomain: region.subdomain, origin: `https://${host}` });
        expect(parseAddress(address?.origin ?? '')).toStrictEqual(address);
      }),
    );
  });

  it('at any other domain is ignored', () => {
    const url = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.domain(),
      fc.domain().map((domain) => `https://acme.itglue.com.${domain}/`),
      fc.domain().map((domain) => `https://${domain}/acme.eu.itglue.com`),
      fc.domain().map((domain) => `https://acme.itglue.com@${domain}`),
      fc.domain().map((domain) => `acme-itglue.com.${domain}`),
      fc.ipV4().map((address) => `https://${address}/?acme.itglue.com`),
      fc.ipV6().map((address) => `https://[${address}]/#.itglue.com`),
      fc.emailAddress(),
    );
    fc.assert(
      fc.property(url, (url) => {
        expect(parseAddress(url)).toBeUndefined();
      }),
    );
  });
});

describe('an answer from IT Glue', () => {
  const documented = ['wrong_subdomain', 'key_rejected', 'rate_limited', 'unavailable', 'timeout'];
  const errors = fc.array(
    fc.record({ status: fc.oneof(fc.constantFrom(401, '403', 404, '429', 500), fc.jsonValue()) }),
    { maxLength: 2 },
  );
  const document = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        data: fc.oneof(fc.array(fc.jsonValue(), { maxLength: 2 }), fc.jsonValue()),
        meta: fc.oneof(
          fc.record({ 'total-count': fc.oneof(fc.nat(), fc.jsonValue()) }),
          fc.jsonValue(),
        ),
        errors: fc.oneof(errors, fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
  );
  const body = fc.oneof(
    document.map((document) => JSON.stringify(document)),
    fc.string({ unit: 'binary' }),
  );
  const answer = fc.record({
    status: fc.oneof(
      fc.constantFrom(200, 200, 400, 401, 422, 429),
      fc.integer({ min: 200, max: 599 }),
    ),
    body,
    retryAfter: fc.option(fc.stringMatching(/^[ -~]{0,12}$/), { nil: undefined }),
  });

  it('results in a number of organizations or a documented failure', async () => {
    const answers = fc.array(fc.option(answer), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(subdomain, apiKey, answers, async (subdomain, apiKey, answers) => {
        const asked: string[] = [];
        const fetch: typeof globalThis.fetch = async (url, init) => {
          asked.push(String(url));
          expect(String(url)).not.toContain(apiKey);
          expect(new Headers(init?.headers).get('x-api-key')).toBe(apiKey);
          const given = answers[asked.length - 1];
          if (!given) throw new TypeError(`fetch failed with ${apiKey}`);
          const { status, body, retryAfter } = given;
          const headers = retryAfter === undefined ? undefined : { 'retry-after': retryAfter };
          const hasBody = ![204, 205, 304].includes(status);
          return new Response(hasBody ? body : null, { status, ...(headers && { headers }) });
        };
        const outcome = await verifyCredentials({ subdomain, apiKey }, { fetch }).catch(
          (error: unknown) => error,
        );
        if (outcome instanceof ConnectError) {
          const { code, suggestedSubdomain, retryAfter = 0 } = outcome;
          expect(documented).toContain(code);
          expect(suggestedSubdomain !== undefined).toBe(code === 'wrong_subdomain');
          expect(suggestedSubdomain).not.toBe(subdomain);
          expect(retryAfter).toBeGreaterThanOrEqual(0);
          expect(retryAfter).toBeLessThanOrEqual(86_400);
        } else {
          expect(outcome).toStrictEqual({ organizationCount: expect.any(Number) });
          expect(asked).toHaveLength(1);
        }
        const hosts = asked.map((url) => new URL(url).origin);
        expect(hosts[0]).toBe(regionOf(subdomain).apiBase);
        expect(new Set(hosts).size).toBe(hosts.length);
        for (const host of hosts) expect(regions.map(({ apiBase }) => apiBase)).toContain(host);
      }),
      { numRuns: 500 },
    );
  });
});

it('accepts as a key only what IT Glue could have created', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((end) => `ITG.${end}`),
  );
  fc.assert(
    fc.property(text, (text) => {
      // Written out, so that the test doesn't repeat the regular expression.
      const allowed = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-');
      const rest = text.slice(4);
      const shape =
        text.startsWith('ITG.') && rest !== '' && [...rest].every((c) => allowed.has(c));
      expect(isApiKey(text)).toBe(shape);
    }),
    { numRuns: 500 },
  );
});
