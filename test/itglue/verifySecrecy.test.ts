// No error of `verifyCredentials` contains the key.

import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { ConnectError } from '../../src/itglue/connectError.js';
import { verifyCredentials } from '../../src/itglue/verifyCredentials.js';
import { testKeys } from '../../src/testing/index.js';
import { failureOf, json, mockItglue, rejections, silences } from '../support/itglue.js';
import { shown } from '../support/shown.js';

const { everywhere } = mockItglue();

describe('an error', () => {
  // A short key, because parsers quote the beginning of a text that they can't read.
  const apiKey = 'ITG.s3cr3t';

  it.each([...rejections, ...silences.map(([what, , answer]) => [what, answer] as const)])(
    'does not show the key after %s',
    async (_, answer) => {
      everywhere(answer);
      const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey }));
      expect(shown(error)).not.toContain(apiKey);
    },
  );

  it.each<[string, () => Response]>([
    ['JSON', () => json({ message: `${apiKey} is not allowed` })],
    ['JSON of another status', () => json({ errors: [{ status: 500, detail: apiKey }] }, 400)],
    ['text', () => HttpResponse.text(apiKey)],
    ['text of a sentence', () => HttpResponse.text(`${apiKey} is not known`)],
    ['HTML', () => HttpResponse.html(`<p>${apiKey}</p>`)],
    ['a rejection', () => json({ message: apiKey }, 403)],
    ['a redirect', () => HttpResponse.redirect(`https://elsewhere.example/?key=${apiKey}`)],
    ['a header', () => new HttpResponse(null, { status: 429, headers: { 'retry-after': apiKey } })],
  ])('does not show a key that IT Glue sent back in %s', async (_, answer) => {
    everywhere(answer);
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey }));
    expect(error).toBeInstanceOf(ConnectError);
    expect(shown(error)).not.toContain(apiKey);
  });

  /** An error with a code and a cause, like those of Node.js. */
  const withCode = (code: unknown, cause?: unknown) =>
    Object.assign(new Error(`${apiKey} failed`, { cause }), { code });
  const looped = withCode('ELOOP');
  looped.cause = looped;

  it.each<[string, unknown, string]>([
    [
      'a lost connection',
      new TypeError('No', { cause: withCode('ECONNRESET') }),
      'TypeError: ECONNRESET',
    ],
    ['a code that is a number', withCode(20, new RangeError(apiKey)), 'Error: RangeError'],
    ['a key as its code', withCode(apiKey, withCode(`A ${apiKey}`, withCode('A'))), 'A'],
    ['a key and more as its code', withCode(`${apiKey} A`, withCode('AB_1')), 'AB_1'],
    ['no error', apiKey, ''],
    ['an error that is its own cause', looped, Array(10).fill('ELOOP').join(': ')],
  ])('shows only the names and codes of what fetch threw: %s', async (_, thrown, message) => {
    const error = await failureOf(
      verifyCredentials({ subdomain: 'api', apiKey }, { fetch: () => Promise.reject(thrown) }),
    );
    expect(error).toMatchObject({ code: 'unavailable', cause: new Error(message) });
    expect(shown(error)).not.toContain(apiKey);
  });

  it('does not show the key when another region accepts it', async () => {
    const error = await failureOf(
      verifyCredentials({ subdomain: 'api', apiKey: testKeys['api.eu'] }),
    );
    expect(shown(error)).not.toContain(testKeys['api.eu']);
  });

  it('does not show the key after a timeout', async () => {
    const error = await failureOf(
      verifyCredentials({ subdomain: 'api', apiKey: testKeys.slow }, { timeout: 20 }),
    );
    expect(shown(error)).not.toContain(testKeys.slow);
  });

  it('does not show a value that is not shaped like a key', async () => {
    const error = await failureOf(verifyCredentials({ subdomain: 'api', apiKey: 'hunter2' }));
    expect(shown(error)).not.toContain('hunter2');
  });
});
