// Stored keys: only their owner can open them, with a known secret.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, VaultError } from '../../src/server/createVault.js';
import { testKeys } from '../../src/testing/index.js';

const secret = (byte: number) => new Uint8Array(32).fill(byte);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const apiKey = testKeys['api.eu'];

const bytesOf = (sealed: string) =>
  sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));

const vault = createVault({ secrets: [secret(1)] });

describe('a sealed key', () => {
  it('opens for its owner', async () => {
    expect(await vault.open(await vault.seal(apiKey, 'customer-1'), 'customer-1')).toBe(apiKey);
  });

  it('shows nothing about the key or the owner', async () => {
    const sealed = await vault.seal(apiKey, 'customer-1');
    const decoded = sealed
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString('latin1'))
      .join();
    for (const text of [sealed, decoded]) {
      expect(text).not.toContain(apiKey.slice(4, 12));
      expect(text).not.toContain('customer-1');
    }
  });

  it('is a different text each time', async () => {
    expect(await vault.seal(apiKey, 'a')).not.toBe(await vault.seal(apiKey, 'a'));
  });

  it('does not open for another customer', async () => {
    const sealed = await vault.seal(apiKey, 'customer-1');
    await expect(vault.open(sealed, 'customer-2')).rejects.toMatchObject({
      name: 'VaultError',
      code: 'wrong_owner',
    });
  });

  it('does not open with another secret', async () => {
    const sealed = await createVault({ secrets: [secret(2)] }).seal(apiKey, 'a');
    await expect(vault.open(sealed, 'a')).rejects.toMatchObject({ code: 'unknown_secret' });
  });

  it('does not open if any part of it is cut off or changed', async () => {
    const sealed = await vault.seal(apiKey, 'a');
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.boolean(), async (at, cut) => {
        const character = sealed[at] === 'A' ? 'B' : 'A';
        const broken = cut
          ? sealed.slice(0, at)
          : `${sealed.slice(0, at)}${character}${sealed.slice(at + 1)}`;
        // The last character of a part has bits that stand for nothing, so its change may change nothing.
        const opened = await vault.open(broken, 'a').catch((error: unknown) => error);
        if (opened === apiKey) expect(bytesOf(broken)).toEqual(bytesOf(sealed));
        else expect(opened).toBeInstanceOf(VaultError);
      }),
    );
  });

  it.each(['', 'ITG.plain', '{}', 'a.b.c.d.e', '....'])('is not %j', async (text) => {
    await expect(vault.open(text, 'a')).rejects.toMatchObject({ code: 'damaged' });
  });

  it('has no part of the key in any error', async () => {
    const sealed = await vault.seal(apiKey, 'a');
    for (const [text, owner] of [
      [sealed, 'b'],
      [sealed.slice(0, -3), 'a'],
      [apiKey, 'a'],
    ] as const) {
      const error: unknown = await vault.open(text, owner).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(VaultError);
      expect(String(error)).not.toContain(apiKey.slice(4, 12));
    }
  });
});

describe('secrets', () => {
  it('are rotated by adding a new one in front', async () => {
    const sealed = await vault.seal(apiKey, 'a');
    const both = createVault({ secrets: [secret(2), secret(1)] });
    expect(await both.open(sealed, 'a')).toBe(apiKey);
    expect(await both.isCurrent(sealed)).toBe(false);
    const again = await both.seal(apiKey, 'a');
    expect(await both.isCurrent(again)).toBe(true);
    expect(await createVault({ secrets: [secret(2)] }).open(again, 'a')).toBe(apiKey);
    expect(await both.isCurrent('no sealed key')).toBe(false);
  });

  it.each([
    ['bytes', secret(255)],
    ['base64', base64(secret(255))],
    ['base64url', Buffer.from(secret(255)).toString('base64url')],
  ])('are 32 bytes, as %s', async (_form, same) => {
    const sealed = await createVault({ secrets: [secret(255)] }).seal(apiKey, 'a');
    expect(await createVault({ secrets: [same] }).open(sealed, 'a')).toBe(apiKey);
  });

  it.each<[string, unknown]>([
    ['none', []],
    ['undefined', undefined],
    ['one that is undefined', [undefined]],
    ['a password', ['hunter2']],
    ['16 bytes', [new Uint8Array(16)]],
    ['a text instead of a list', base64(secret(1))],
  ])('are refused at once: %s', (_what, secrets) => {
    expect(() => Reflect.apply(createVault, undefined, [{ secrets }])).toThrow(TypeError);
  });

  it('need an owner to seal for', async () => {
    await expect(vault.seal(apiKey, '')).rejects.toThrow(TypeError);
  });
});
