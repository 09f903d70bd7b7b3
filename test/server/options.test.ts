// The options are checked when the handler is created, not on the first request.

import { describe, expect, it } from 'vitest';
import { createConnectHandler } from '../../src/server/index.js';
import { post } from './post.js';

const whole = { authorize: () => 'customer-1', save: async () => {} };

/** Makes a handler as JavaScript would, without types. */
function make(options: object | undefined, ...without: string[]): unknown {
  const given = options && { ...whole, ...options };
  for (const name of without) Reflect.deleteProperty(Object(given), name);
  return Function.prototype.call.call(createConnectHandler, undefined, given);
}

describe('createConnectHandler throws', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['of nothing', () => make(undefined), /authorize is not a function.*Pass/],
    ['without authorize', () => make({}, 'authorize'), /authorize is not a function.*Pass/],
    ['without save', () => make({}, 'save'), /save is not a function.*Pass/],
    ['with an authorize that is true', () => make({ authorize: true }), /authorize is not a/],
    ['with a save that is an object', () => make({ save: {} }), /save is not a function/],
    ['with a verify that is true', () => make({ verify: true }), /verify is not a function/],
    ['with an onError that is a text', () => make({ onError: 'log' }), /onError is not a function/],
    ['with a string of origins', () => make({ allowedOrigins: 'https://a.example' }), /an array/],
    ['with a set of origins', () => make({ allowedOrigins: new Set() }), /not an array/],
    ['with origins that are null', () => make({ allowedOrigins: null }), /not an array/],
  ])('%s', (_, made, message) => {
    expect(made).toThrow(TypeError);
    expect(made).toThrow(message);
  });

  it.each<[string, unknown]>([
    ['a path', 'https://app.acme.example/settings'],
    ['a query', 'https://app.acme.example?a'],
    ['an empty query', 'https://app.acme.example/?'],
    ['a hash', 'https://app.acme.example#a'],
    ['a user', 'https://dana@app.acme.example'],
    ['no scheme', 'app.acme.example'],
    ['no scheme, and a port', 'app.acme.example:8443'],
    ['no scheme, but slashes', '//app.acme.example'],
    ['no host', 'https://'],
    ['a wildcard', '*'],
    ['a wildcard for a host', 'https://*'],
    ['a wildcard in the host', 'https://*.acme.example'],
    ['the origin of a sandbox', 'null'],
    ['nothing', ''],
    ['undefined', undefined],
    ['null', null],
    ['a list', ['https://app.acme.example']],
    ['a pattern', /acme/],
    ['a file', 'file:///settings.html'],
    ['a script', 'javascript:alert(1)'],
  ])('with an origin of %s', (_, entry) => {
    const made = () => make({ allowedOrigins: ['https://good.example', entry] });
    expect(made).toThrow(TypeError);
    expect(made).toThrow(/allowedOrigins contains .* is not an origin\. Write a scheme and a host/);
  });
});

describe('an allowed origin', () => {
  it.each([
    ['as browsers write it', 'https://app.acme.example', 'https://app.acme.example'],
    ['with a slash at the end', 'https://app.acme.example/', 'https://app.acme.example'],
    ['in capitals', 'HTTPS://App.Acme.Example', 'https://app.acme.example'],
    ['with the default port of https', 'https://app.acme.example:443', 'https://app.acme.example'],
    ['with the default port of http', 'http://acme.local:80/', 'http://acme.local'],
    ['with another port', 'https://app.acme.example:8443/', 'https://app.acme.example:8443'],
    ['with an address of IP version 6', 'http://[::1]:3000', 'http://[::1]:3000'],
    ['with a letter that is not ASCII', 'https://bücher.example', 'https://xn--bcher-kva.example'],
    ['of an app', 'capacitor://localhost', 'capacitor://localhost'],
    ['of an extension', 'chrome-extension://abcdefgh/', 'chrome-extension://abcdefgh'],
  ])('%s may post', async (_, entry, origin) => {
    const handle = createConnectHandler({
      ...whole,
      verify: async () => ({ organizationCount: 1 }),
      allowedOrigins: [entry],
      onError: () => {},
    });
    const statusFrom = async (origin: string) =>
      (await handle(post(undefined, { headers: { origin } }))).status;
    expect(await statusFrom(origin)).toBe(200);
    // Only whole: part of it, or more of it, is another origin.
    expect(await statusFrom(origin.slice(0, -1))).toBe(403);
    expect(await statusFrom(`${origin}1`)).toBe(403);
  });

  it('that is removed from the list later may still post', async () => {
    const allowedOrigins = ['https://a.example'];
    const handle = createConnectHandler({
      ...whole,
      verify: async () => ({ organizationCount: 1 }),
      allowedOrigins,
    });
    allowedOrigins.length = 0;
    const response = await handle(post(undefined, { headers: { origin: 'https://a.example' } }));
    expect(response.status).toBe(200);
  });
});
