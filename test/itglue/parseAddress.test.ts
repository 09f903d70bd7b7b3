// Reads the region from an address at IT Glue, and not from one that only looks similar.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKaseyaSignIn, parseAddress, regions, type Subdomain } from '../../src/itglue/regions.js';

describe('an address at IT Glue', () => {
  it.each<[string, Subdomain, string]>([
    ['app.itglue.com', 'api', 'https://app.itglue.com'],
    ['app.eu.itglue.com', 'api.eu', 'https://app.eu.itglue.com'],
    ['app.au.itglue.com', 'api.au', 'https://app.au.itglue.com'],
    ['acme.itglue.com', 'api', 'https://acme.itglue.com'],
    ['acme.eu.itglue.com', 'api.eu', 'https://acme.eu.itglue.com'],
    ['acme.au.itglue.com', 'api.au', 'https://acme.au.itglue.com'],
    ['acme-2.eu.itglue.com', 'api.eu', 'https://acme-2.eu.itglue.com'],
    ['myapi.eu.itglue.com', 'api.eu', 'https://myapi.eu.itglue.com'],
    ['https://acme.eu.itglue.com', 'api.eu', 'https://acme.eu.itglue.com'],
    ['https://acme.eu.itglue.com/', 'api.eu', 'https://acme.eu.itglue.com'],
    ['https://acme.itglue.com/account/plan', 'api', 'https://acme.itglue.com'],
    ['https://acme.au.itglue.com/1/docs?page=2#top', 'api.au', 'https://acme.au.itglue.com'],
    ['acme.eu.itglue.com/organizations', 'api.eu', 'https://acme.eu.itglue.com'],
    ['acme.eu.itglue.com:443/organizations', 'api.eu', 'https://acme.eu.itglue.com'],
    ['https://acme.eu.itglue.com:8443/', 'api.eu', 'https://acme.eu.itglue.com'],
    ['HTTPS://ACME.EU.ITGLUE.COM/X', 'api.eu', 'https://acme.eu.itglue.com'],
    ['Acme.Au.ITGlue.com', 'api.au', 'https://acme.au.itglue.com'],
    ['http://acme.itglue.com', 'api', 'https://acme.itglue.com'],
    ['  https://acme.eu.itglue.com/ \r\n', 'api.eu', 'https://acme.eu.itglue.com'],
    ['https://acme.itglue.com/?next=https://acme.eu.itglue.com', 'api', 'https://acme.itglue.com'],
  ])('%j belongs to %s', (text, subdomain, origin) => {
    expect(parseAddress(text)).toEqual({ subdomain, origin });
  });

  // Nobody can sign in at these hosts.
  it.each<[string, Subdomain, string]>([
    ['api.itglue.com', 'api', 'https://app.itglue.com'],
    ['https://api.eu.itglue.com', 'api.eu', 'https://app.eu.itglue.com'],
    ['https://api.au.itglue.com/regions', 'api.au', 'https://app.au.itglue.com'],
  ])(
    "of the API, %j, belongs to %s, with where to sign in in the API's place",
    (text, subdomain, origin) => {
      expect(parseAddress(text)).toEqual({ subdomain, origin });
    },
  );

  it.each([
    '"https://acme.eu.itglue.com/organizations"',
    "'acme.eu.itglue.com'",
    '“https://acme.eu.itglue.com”',
    '„https://acme.eu.itglue.com“',
    '«acme.eu.itglue.com»',
    '`acme.eu.itglue.com`',
    '<https://acme.eu.itglue.com>',
    '(https://acme.eu.itglue.com)',
    '[acme.eu.itglue.com]',
    '{https://acme.eu.itglue.com}',
    'https://acme.eu.itglue.com,',
    'https://acme.eu.itglue.com.',
    'acme.eu.itglue.com;',
    '("https://acme.eu.itglue.com".)',
    ' <acme.eu.itglue.com>,\n',
  ])('may have other characters around it: %j', (text) => {
    const address = { subdomain: 'api.eu', origin: 'https://acme.eu.itglue.com' };
    expect(parseAddress(text)).toEqual(address);
  });

  it('may have no scheme and another address in its query', () => {
    expect(parseAddress('acme.eu.itglue.com/login?next=https://acme.eu.itglue.com/docs')).toEqual({
      subdomain: 'api.eu',
      origin: 'https://acme.eu.itglue.com',
    });
  });

  it('gives its region for every company, path, port and case', () => {
    const company = fc
      .stringMatching(/^[a-z0-9]([a-z0-9-]{0,12}[a-z0-9])?$/)
      // Skips labels with `--`, which are encoded Unicode and may be invalid.
      .filter((label) => !label.startsWith('xn--'))
      .filter((label) => !/^(eu|au|www|api|help|status|support|itg-api-.*)$/.test(label));
    const parts = fc.record({
      company,
      region: fc.constantFrom(...regions),
      scheme: fc.constantFrom('', 'https://', 'http://', 'HTTPS://'),
      port: fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined }),
      path: fc.constantFrom('', '/', '/organizations', '/1/passwords?a=b#c'),
      upperCase: fc.boolean(),
    });
    fc.assert(
      fc.property(parts, ({ company, region, scheme, port, path, upperCase }) => {
        const host = region.signIn.replace('app', company);
        const shown = upperCase ? host.toUpperCase() : host;
        expect(parseAddress(`${scheme}${shown}${port ? `:${port}` : ''}${path}`)).toEqual({
          subdomain: region.subdomain,
          origin: `https://${host}`,
        });
      }),
    );
  });
});

describe('an address without a region', () => {
  it.each([
    ['nothing', ''],
    ['spaces', ' \n'],
    ["a company's name", 'acme'],
    ['a key', 'ITG.abc_123'],
    ['a sentence', 'we are at acme.eu.itglue.com'],
    ['a custom domain', 'https://docs.acme.example/organizations'],
    ['a custom domain that names IT Glue', 'https://itglue.acme.example'],
    ['the domain itself', 'https://itglue.com'],
    ["Europe's domain without a company", 'https://eu.itglue.com'],
    ["Australia's domain without a company", 'au.itglue.com'],
    ["IT Glue's own site", 'https://www.itglue.com/pricing'],
    ["IT Glue's own site in Europe", 'www.eu.itglue.com'],
    ['the help pages', 'https://support.itglue.com/hc/en-us'],
    ['the status page', 'https://status.itglue.com'],
    ['the help', 'help.itglue.com'],
    ['the help in Europe', 'help.eu.itglue.com'],
    [
      'a load balancer of the web app',
      'https://itg-api-prod-eu-api-lb-eu-central-1.itglue.com/api/organizations',
    ],
    ["Kaseya's sign-in", 'https://one.kaseya.com'],
    [
      "Kaseya's sign-in that names a region",
      'https://one.kaseya.com/connect/authorize?redirect_uri=https://acme.eu.itglue.com/',
    ],
    ['a subdomain of a company', 'https://a.b.itglue.com'],
    ['a subdomain of a company in Europe', 'https://a.b.eu.itglue.com'],
    ['a region that does not exist', 'https://acme.ca.itglue.com'],
    ['a host with a dot at its end', 'https://acme.eu.itglue.com./'],
    ['a host with nothing before its dot', 'https://.eu.itglue.com'],
    ['a port that does not exist', 'https://acme.eu.itglue.com:99999'],
    ['a scheme without a host', 'https://'],
  ])('is %s', (_, text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it.each([
    'https://itglue.com.evil.example',
    'https://acme.eu.itglue.com.evil.example',
    'https://acme.itglue.com.evil.example/acme.itglue.com',
    'https://evilitglue.com',
    'https://acme.evilitglue.com',
    'https://acme.eu-itglue.com',
    'https://acme.eu.itglue.co',
    'https://acme.eu.itglue.community',
    'https://acme.eu.itgIue.com',
    'https://acme.eu.іtglue.com',
    'eu.itglue.com@evil.example',
    'https://acme.eu.itglue.com@evil.example',
    'https://acme.eu.itglue.com:443@evil.example',
    'https://acme.eu.itglue.com%2f@evil.example',
    'https://evil.example/acme.eu.itglue.com',
    'https://evil.example?acme.eu.itglue.com',
    'https://evil.example#@acme.eu.itglue.com',
    'https://evil.example\\@acme.eu.itglue.com',
    'evil.example/://acme.eu.itglue.com',
    'https://someone@acme.eu.itglue.com',
    'https://someone:hunter2@acme.eu.itglue.com',
    'someone@acme.eu.itglue.com',
    'mailto:someone@acme.eu.itglue.com',
    'javascript:alert(1)',
    'javascript://acme.eu.itglue.com/%0aalert(1)',
    'data:text/html,https://acme.eu.itglue.com',
    'blob:https://acme.eu.itglue.com/0',
    'ftp://acme.eu.itglue.com',
    'xhttps://acme.eu.itglue.com',
    'file://acme.eu.itglue.com/etc',
    'view-source:https://acme.eu.itglue.com',
  ])('is the look-alike %s', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('is any address that a browser would not open at IT Glue', { timeout: 30_000 }, () => {
    const piece = fc.constantFrom(
      ...['acme', 'app', 'www', 'api', 'eu', 'au', 'itglue', 'itglue.com', 'eu.itglue.com', 'com'],
      ...['evil.example', 'https:', 'http:', 'javascript:', 'data:', 'https://', '://', 'user:pw@'],
      ...['@', ':', ':443', '/', '//', '\\', '?', '#', '.', '..', '%2e', '%40', '%00', '。', '-'],
      ...['\u200b', '\u00ad', ' ', '\t', '\n', '[', ']', 'ı', 'İ', 'ſ', 'ITGLUE.COM'],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.array(piece, { maxLength: 6 }).map((pieces) => `${pieces.join('')}acme.eu.itglue.com`),
      fc.array(piece, { maxLength: 6 }).map((pieces) => `acme.eu.itglue.com${pieces.join('')}`),
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
    );
    fc.assert(
      fc.property(text, (text) => {
        const address = parseAddress(text);
        if (!address) return;
        // Strips brackets and full stops, which a browser would not accept around an address.
        const inside = text.replace(/^[\s[]+|[\s\].?]+$/g, '');
        const opened = [text, `https://${text.trim()}`, inside, `https://${inside}`]
          .filter((url) => URL.canParse(url))
          .map((url) => new URL(url))
          .filter(({ username, password }) => !username && !password)
          // For the API, the result is the sign-in address.
          .map(({ hostname }) => hostname.replace(/^api\./, 'app.'));
        const { host } = new URL(address.origin);
        expect(opened).toContain(host);
        expect(address.origin).toBe(`https://${host}`);
        expect(host).toMatch(/^[^.]+(\.eu|\.au)?\.itglue\.com$/);
        const region = /\.(eu|au)\.itglue\.com$/.exec(host)?.[1];
        expect(address.subdomain).toBe(region ? `api.${region}` : 'api');
      }),
      { numRuns: 3000 },
    );
  });
});

describe("Kaseya's sign-in", () => {
  it.each([
    'https://one.kaseya.com/',
    'https://one.kaseya.com/connect/authorize?client_id=1&redirect_uri=https%3A%2F%2Facme.eu.itglue.com',
    'https://one.kaseya.com/connect/authorize?redirect_uri=https://acme.eu.itglue.com/',
    'one.kaseya.com/login',
    ' "https://ONE.kaseya.com/connect", ',
  ])('is %j', (text) => {
    expect(isKaseyaSignIn(text)).toBe(true);
    expect(parseAddress(text)).toBeUndefined();
  });

  it.each([
    '',
    'kaseya',
    'https://acme.eu.itglue.com/?from=https://one.kaseya.com',
    'https://one.kaseya.com.evil.example/',
    'https://evil.example/one.kaseya.com',
    'https://evilone.kaseya.com',
    'https://one.kaseya.com@evil.example/',
  ])('is not %j', (text) => {
    expect(isKaseyaSignIn(text)).toBe(false);
  });
});
