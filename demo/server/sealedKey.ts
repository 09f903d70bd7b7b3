// The API key at rest: AES-256-GCM, by Web Crypto.

import type { Subdomain } from '../../src/server/index.js';

/** An encrypted key. Both parts are in base64. */
export interface SealedKey {
  /** 96 bits, fresh each time: two texts under one of them would give both away. */
  iv: string;
  ciphertext: string;
}

/**
 * What a sealed key belongs to. It goes in as additional data, so that a key that is moved to another
 * connection, or told another subdomain, opens no more.
 */
export interface Belonging {
  id: string;
  subdomain: Subdomain;
}

/** Makes the secret that seals and unseals out of 32 bytes. */
export function importSecret(bytes: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export async function seal(
  secret: CryptoKey,
  apiKey: string,
  belonging: Belonging,
): Promise<SealedKey> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: additionalData(belonging) },
    secret,
    new TextEncoder().encode(apiKey),
  );
  return {
    iv: Buffer.from(iv).toString('base64'),
    ciphertext: Buffer.from(ciphertext).toString('base64'),
  };
}

/** @throws a `DOMException` if the secret is another, or the key or what it belongs to was changed */
export async function unseal(
  secret: CryptoKey,
  sealed: SealedKey,
  belonging: Belonging,
): Promise<string> {
  const apiKey = await crypto.subtle.decrypt(
    {
      name: 'AES-GCM',
      iv: Buffer.from(sealed.iv, 'base64'),
      additionalData: additionalData(belonging),
    },
    secret,
    Buffer.from(sealed.ciphertext, 'base64'),
  );
  return new TextDecoder().decode(apiKey);
}

function additionalData({ id, subdomain }: Belonging) {
  return new TextEncoder().encode(JSON.stringify([id, subdomain]));
}
