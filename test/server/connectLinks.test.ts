// Connect links: each connects once, for the customer that it was issued for, and says what became of it.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type ConnectLinks,
  type ConnectLinksOptions,
  createConnectHandler,
  createConnectionHandler,
  createConnectLinks,
  createVault,
  LinkError,
  type UsedLinks,
} from '../../src/server/index.js';
import { credentials, origin, post, textOf } from './post.js';

interface Customer {
  customerId: string;
}

const secret = (byte: number) => new Uint8Array(32).fill(byte);
const page = `${origin}/connect-itglue`;
const words = { from: 'Dana Reyes', for: 'Northwind', note: 'Before Friday, please.' };

/** A store in memory. Every step takes a moment, as in a database. */
function memory() {
  const ids = new Map<string, Date>();
  const store = {
    async isUsed(id) {
      await Promise.resolve();
      return ids.has(id);
    },
    async markUsed(id, until) {
      await Promise.resolve();
      if (ids.has(id)) return false;
      ids.set(id, until);
      return true;
    },
    async unmarkUsed(id) {
      await Promise.resolve();
      ids.delete(id);
    },
  } satisfies UsedLinks;
  return { ids, store };
}

const tokenOf = (url: string) => new URL(url).hash.replace('#connect-link=', '');

const withToken = (token: string, headers = {}) =>
  post(credentials, { headers: { 'x-connect-link': token, ...headers } });

const asks = (token?: string, headers = {}) =>
  new Request(`${origin}/api/itglue/link`, {
    headers: { ...(token !== undefined && { 'x-connect-link': token }), ...headers },
  });

let used: ReturnType<typeof memory>;
let links: ConnectLinks<Customer>;
let saved: Customer[];
let errors: unknown[];
let save: (customer: Customer) => Promise<void>;
let verify: () => Promise<{ organizationCount: number }>;

const make = (options: Partial<ConnectLinksOptions> = {}) =>
  createConnectLinks<Customer>({
    page,
    secrets: [secret(1)],
    used: used.store,
    onError: (error) => errors.push(error),
    ...options,
  });

const handlerOf = ({ authorize }: Pick<ConnectLinks<Customer>, 'authorize'>) =>
  createConnectHandler<Customer>({
    authorize,
    verify: () => verify(),
    save: async (_credentials, _verification, customer) => {
      await save(customer);
      saved.push(customer);
    },
    onError: (error) => errors.push(error),
  });

const connect = (token: string, headers = {}) => handlerOf(links)(withToken(token, headers));

async function shown(token?: string, from = links) {
  const response = await from.show(asks(token));
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return await response.json();
}

/** The codes of the links' errors that `onError` received, also those that are a cause. */
const codes = () =>
  errors.map((error) => {
    const inner = error instanceof ConnectError ? error.cause : error;
    return inner instanceof LinkError ? inner.code : String(inner);
  });

beforeEach(() => {
  used = memory();
  links = make();
  saved = [];
  errors = [];
  save = async () => {};
  verify = async () => ({ organizationCount: 143 });
});

afterEach(() => void vi.useRealTimers());

describe('a link', () => {
  it('leads to the page, with the token in the fragment alone', async () => {
    const { url, id } = await links.issue({ customerId: 'northwind' }, words);
    const { hash, search, href } = new URL(url);
    expect(href).toBe(`${page}${hash}`);
    expect(search).toBe('');
    expect(hash).toMatch(/^#connect-link=[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(url).not.toContain(id);
  });

  it('keeps the query of the page', async () => {
    const { url } = await make({ page: `${page}?lang=de` }).issue({ customerId: 'northwind' });
    expect(url).toMatch(/\?lang=de#connect-link=/);
  });

  it('tells nothing of what is in it', async () => {
    const { url } = await links.issue({ customerId: 'northwind' }, words);
    const decoded = tokenOf(url)
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    for (const text of [url, ...decoded]) expect(text).not.toMatch(/northwind|Dana|Friday/i);
  });

  it('connects the customer it was issued for, and no other one', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    // The colleague may be signed in as someone else.
    const response = await connect(tokenOf(url), { cookie: 'session=contoso' });
    expect(response.status).toBe(200);
    expect(saved).toEqual([{ customerId: 'northwind' }]);
  });

  it('is valid for seven days, or for as long as the host says', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T07:30:00.700Z') });
    expect(await links.issue({ customerId: 'a' })).toMatchObject({
      issuedAt: '2026-11-27T07:30:00.700Z',
      expiresAt: '2026-12-04T07:30:00.000Z',
    });
    expect(await make({ lifetime: '90 minutes' }).issue({ customerId: 'a' })).toMatchObject({
      expiresAt: '2026-11-27T09:00:00.000Z',
    });
  });

  it('says to its page who asks, whose account it is for, and until when', async () => {
    const { url, expiresAt } = await links.issue({ customerId: 'northwind' }, words);
    expect(await shown(tokenOf(url))).toEqual({ status: 'open', ...words, expiresAt });
    expect(saved).toEqual([]);
    expect(await shown(tokenOf(url))).toMatchObject({ status: 'open' });
  });

  it('says nothing of the host’s context to its page', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    expect(await textOf(await links.show(asks(tokenOf(url))))).not.toContain('northwind');
  });

  it('can have all of its words left out', async () => {
    const { url, expiresAt } = await links.issue({ customerId: 'a' }, { from: undefined });
    expect(await shown(tokenOf(url))).toEqual({ status: 'open', expiresAt });
  });

  it('is not issued for nobody, or so long that it breaks', async () => {
    await expect(Reflect.apply(links.issue, undefined, ['northwind'])).rejects.toThrow(TypeError);
    await expect(Reflect.apply(links.issue, undefined, [undefined])).rejects.toThrow(TypeError);
    await expect(links.issue({ customerId: 'a' }, { note: 'x'.repeat(2000) })).rejects.toThrow(
      /2000/,
    );
  });
});

describe('once', () => {
  it('connects a first time, and not a second time', async () => {
    const { url, expiresAt } = await links.issue({ customerId: 'northwind' }, words);
    expect((await connect(tokenOf(url))).status).toBe(200);
    const second = await connect(tokenOf(url));
    expect(second.status).toBe(403);
    expect(await second.json()).toMatchObject({ code: 'not_allowed' });
    expect(codes()).toEqual(['used']);
    expect(saved).toHaveLength(1);
    const { note: _, ...others } = words;
    expect(await shown(tokenOf(url))).toEqual({ status: 'used', ...others, expiresAt });
  });

  it('lets exactly one of many requests at the same moment connect', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    const responses = await Promise.all(Array.from({ length: 20 }, () => connect(tokenOf(url))));
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(403)]);
    expect(saved).toHaveLength(1);
    expect(new Set(codes())).toEqual(new Set(['used']));
  });

  it('is not used up by a rejected key', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    verify = () => Promise.reject(new ConnectError('key_rejected'));
    expect((await connect(tokenOf(url))).status).toBe(422);
    verify = async () => ({ organizationCount: 143 });
    expect((await connect(tokenOf(url))).status).toBe(200);
  });

  it('is not used up when the host can’t save', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    save = () => Promise.reject(new Error('The database is down'));
    expect((await connect(tokenOf(url))).status).toBe(500);
    save = async () => {};
    expect((await connect(tokenOf(url))).status).toBe(200);
  });

  it('stays used up when the host can’t save and its store fails too, and says both', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    save = () => Promise.reject(new Error('The database is down'));
    used.store.unmarkUsed = () => Promise.reject(new Error('The store is down'));
    expect((await connect(tokenOf(url))).status).toBe(500);
    expect(codes()).toEqual(['Error: The store is down', 'Error: The database is down']);
    save = async () => {};
    expect((await connect(tokenOf(url))).status).toBe(403);
  });

  it('holds when the host makes a context of its own', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    const handle = handlerOf({
      authorize: async (request) => ({ ...(await links.authorize(request)) }),
    });
    expect((await handle(withToken(tokenOf(url)))).status).toBe(200);
    expect((await handle(withToken(tokenOf(url)))).status).toBe(403);
  });

  it('holds when the host hands on a copy of the request, for which nothing is saved', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    const handle = handlerOf({ authorize: (request) => links.authorize(request.clone()) });
    expect((await handle(withToken(tokenOf(url)))).status).toBe(403);
    expect(saved).toEqual([]);
    expect(String(errors[0])).toContain('Call it with the request itself');
  });

  it('lets the host forget a link when it has expired', async () => {
    const { url, id, expiresAt } = await links.issue({ customerId: 'northwind' });
    await connect(tokenOf(url));
    expect(used.ids.get(id)).toEqual(new Date(expiresAt));
  });
});

describe('a link that can’t connect', () => {
  async function refuses(token: string, code: string) {
    const response = await connect(token);
    expect(response.status).toBe(403);
    expect(await textOf(response)).not.toMatch(/northwind/i);
    expect(codes()).toEqual([code]);
    expect(saved).toEqual([]);
    errors = [];
  }

  it('has expired', async () => {
    const { url } = await links.issue({ customerId: 'northwind' }, words);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7 * 24 * 3600 * 1000 + 1000 });
    await refuses(tokenOf(url), 'expired');
    // Without the note, which is for someone who can still do something about it.
    expect(await shown(tokenOf(url))).toMatchObject({ status: 'expired', from: 'Dana Reyes' });
    expect(await shown(tokenOf(url))).not.toHaveProperty('note');
    expect(errors).toEqual([]);
  });

  it('was revoked', async () => {
    const { url, id } = await links.issue({ customerId: 'northwind' }, words);
    expect(await links.revoke(id)).toBe(true);
    await refuses(tokenOf(url), 'revoked');
    expect(await shown(tokenOf(url))).toMatchObject({ status: 'revoked', from: 'Dana Reyes' });
    expect(await links.revoke(id)).toBe(true);
  });

  it('was revoked too late', async () => {
    const { url, id } = await links.issue({ customerId: 'northwind' });
    await connect(tokenOf(url));
    expect(await links.revoke(id)).toBe(false);
    expect(saved).toHaveLength(1);
  });

  it('was revoked while IT Glue was being asked', async () => {
    const { url, id } = await links.issue({ customerId: 'northwind' });
    verify = async () => {
      expect(await links.revoke(id)).toBe(true);
      return { organizationCount: 143 };
    };
    await refuses(tokenOf(url), 'revoked');
  });

  it('stays revoked when that came while a save was failing', async () => {
    const { url, id } = await links.issue({ customerId: 'northwind' });
    save = async () => {
      expect(await links.revoke(id)).toBe(false);
      throw new Error('The database is down');
    };
    expect((await connect(tokenOf(url))).status).toBe(500);
    errors = [];
    await refuses(tokenOf(url), 'revoked');
  });

  it('was cut, wherever', async () => {
    const token = tokenOf((await links.issue({ customerId: 'northwind' }, words)).url);
    for (let length = 1; length < token.length; length += 7) {
      expect(await shown(token.slice(0, length))).toEqual({ status: 'invalid' });
      errors = [];
      await refuses(token.slice(0, length), 'cut');
    }
  });

  it('was changed', async () => {
    const token = tokenOf((await links.issue({ customerId: 'northwind' })).url);
    const [header, key, iv, content = '', tag] = token.split('.');
    const changed = content.startsWith('A') ? `B${content.slice(1)}` : `A${content.slice(1)}`;
    await refuses([header, key, iv, changed, tag].join('.'), 'cut');
  });

  it('is missing', async () => {
    const response = await handlerOf(links)(post());
    expect(response.status).toBe(403);
    expect(codes()).toEqual(['missing']);
    expect(await shown()).toEqual({ status: 'invalid' });
  });

  it('belongs to another page with the same secrets', async () => {
    const other = make({ page: 'https://contoso.example/connect-itglue' });
    const token = tokenOf((await other.issue({ customerId: 'northwind' }, words)).url);
    await refuses(token, 'other_page');
    expect(await shown(token)).toEqual({ status: 'invalid' });
    expect(codes()).toEqual(['other_page']);
  });

  it('was encrypted with a secret that is gone', async () => {
    const { url } = await make({ secrets: [secret(2)] }).issue({ customerId: 'northwind' });
    await refuses(tokenOf(url), 'unknown_secret');
  });

  it('is a sealed key, and no vault opens a link', async () => {
    const vault = createVault({ secrets: [secret(1)] });
    await refuses(await vault.seal(credentials.apiKey, 'northwind'), 'cut');
    const { url } = await links.issue({ customerId: 'northwind' });
    await expect(vault.open(tokenOf(url), 'northwind')).rejects.toMatchObject({ code: 'damaged' });
  });

  it('has no part of its token in any error', async () => {
    const token = tokenOf((await links.issue({ customerId: 'northwind' })).url);
    await connect(token);
    await connect(token);
    await connect(token.slice(0, -9));
    const texts = errors.map((error) => `${error} ${error instanceof Error ? error.stack : ''}`);
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).not.toContain(token.slice(0, 20));
  });
});

describe('secrets', () => {
  it('are changed by putting a new one first', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    links = make({ secrets: [secret(2), secret(1)] });
    expect((await connect(tokenOf(url))).status).toBe(200);
    const second = await links.issue({ customerId: 'northwind' });
    links = make({ secrets: [secret(2)] });
    expect((await connect(tokenOf(second.url))).status).toBe(200);
  });
});

describe('authorize', () => {
  it('lets a link do nothing but connect at createConnectionHandler', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    const remove = vi.fn(async () => {});
    const load = vi.fn(async () => undefined);
    const handle = createConnectionHandler<Customer>({
      authorize: links.authorize,
      verify: () => verify(),
      save: async () => {},
      load,
      remove,
      onError: (error) => errors.push(error),
    });
    const headers = { 'x-connect-link': tokenOf(url), origin };
    const statuses = [
      await handle(new Request(`${origin}/api/itglue`, { headers })),
      await handle(new Request(`${origin}/api/itglue`, { headers, method: 'DELETE' })),
      await handle(new Request(`${origin}/api/itglue?check`, { headers, method: 'POST' })),
      await handle(withToken(tokenOf(url))),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 200]);
    expect(codes()).toEqual(['only_connects', 'only_connects', 'only_connects']);
    expect([load, remove].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it.each([
    ['isUsed', undefined],
    ['isUsed', 0],
    ['isUsed', null],
    ['markUsed', undefined],
    ['markUsed', 1],
  ] as const)('fails closed where the store’s %s resolves with %s', async (name, value) => {
    const { url } = await links.issue({ customerId: 'northwind' });
    Reflect.set(used.store, name, async () => value);
    const { status } = await connect(tokenOf(url));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(saved).toEqual([]);
    expect(String(errors[0])).toContain(`used.${name} resolved with`);
  });

  it('fails closed where the store is down', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    used.store.isUsed = () => Promise.reject(new Error('The store is down'));
    expect((await connect(tokenOf(url))).status).toBe(403);
    expect(saved).toEqual([]);
    const response = await links.show(asks(tokenOf(url)));
    expect(response.status).toBe(500);
    expect(codes()).toEqual(['Error: The store is down', 'Error: The store is down']);
  });
});

describe('show', () => {
  it('answers no page of another origin, unless the host allows it', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    const request = () => asks(tokenOf(url), { origin: 'https://evil.example' });
    expect((await links.show(request())).status).toBe(403);
    const open = make({ allowedOrigins: ['https://evil.example'] });
    expect((await open.show(request())).status).toBe(200);
  });

  it('answers GET alone', async () => {
    const { url } = await links.issue({ customerId: 'northwind' });
    const response = await links.show(withToken(tokenOf(url)));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
  });
});

describe('options', () => {
  it.each<[string, object, RegExp]>([
    ['a page without an origin', { page: '/connect-itglue' }, /page is "\/connect-itglue"/],
    ['a page with a fragment', { page: `${page}#a` }, /without a fragment/],
    ['a page of another scheme', { page: 'javascript:0' }, /page is/],
    ['no page', { page: undefined }, /page is undefined/],
    ['no secret', { secrets: [] }, /secret/],
    ['a short secret', { secrets: ['abc'] }, /32 bytes/],
    ['a lifetime without a unit', { lifetime: 7 }, /lifetime is 7/],
    ['a lifetime in the past', { lifetime: '-7 days' }, /lifetime is/],
    ['a lifetime of nothing', { lifetime: '0 days' }, /lifetime is/],
    ['no store', { used: undefined }, /used.isUsed is not a function/],
    ['half a store', { used: { isUsed() {}, markUsed() {} } }, /used.unmarkUsed/],
  ])('are refused at once: %s', (_name, options, message) => {
    expect(() => Reflect.apply(make, undefined, [options])).toThrow(message);
  });
});
