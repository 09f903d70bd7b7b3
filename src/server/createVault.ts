// API keys at rest: sealed, each bound to the customer it belongs to.

import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import * as z from 'zod/mini';
import { namedSecrets, type Secret } from './secrets.js';

export interface VaultOptions {
  /**
   * The first one seals, all of them open. To change the secret, put a new one first, seal again what
   * {@link Vault.isCurrent} says no to, and then drop the old one.
   */
  secrets: readonly [Secret, ...Secret[]];
}

/** Seals API keys for storage. */
export interface Vault {
  /**
   * Seals a key.
   *
   * @param owner whose key it is, such as the customer's id: opening it takes the same
   * @returns a text of about 300 characters, safe in any database column (a compact JWE, `dir` and `A256GCM`)
   * @throws {TypeError} without an owner
   */
  seal(apiKey: string, owner: string): Promise<string>;
  /**
   * Opens what {@link Vault.seal} returned.
   *
   * @throws {VaultError} for another owner, an unknown secret, or a text that was cut or changed. Nothing of the
   * key is in the error.
   */
  open(sealed: string, owner: string): Promise<string>;
  /** Whether a text is sealed with the first of the secrets. `false` for what is no sealed key, too. */
  isCurrent(sealed: string): Promise<boolean>;
}

/** Why a sealed key could not be opened. */
export type VaultErrorCode = 'wrong_owner' | 'unknown_secret' | 'damaged';

const explanations = {
  wrong_owner: 'The key was sealed for another owner. Open it with the owner it was sealed with.',
  unknown_secret:
    'The key was sealed with a secret that is not among those given. Add that secret after the current one.',
  damaged: 'The text is not a sealed key, or it was cut or changed. Ask for a new key.',
} satisfies Record<VaultErrorCode, string>;

/** A sealed key that could not be opened. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode) {
    super(explanations[code]);
    this.code = code;
  }
}

const sealedSchema = z.object({ apiKey: z.string(), owner: z.string() });

/**
 * Makes a vault.
 *
 * @throws {TypeError} unless there is a secret, and each has 32 bytes
 *
 * @example
 * const vault = createVault({ secrets: [process.env.ITGLUE_SECRET] });
 * const sealed = await vault.seal(apiKey, customerId);
 * const apiKey = await vault.open(sealed, customerId);
 */
export function createVault({ secrets }: VaultOptions): Vault {
  const known = namedSecrets(secrets);

  return {
    async seal(apiKey, owner) {
      if (!owner) throw new TypeError('Say whose key it is: the owner is empty.');
      const [{ kid, bytes }] = await known;
      return new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ apiKey, owner })))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid })
        .encrypt(bytes);
    },

    async open(sealed, owner) {
      const { kid } = headerOf(sealed);
      const secret = (await known).find((secret) => secret.kid === kid);
      if (!secret) throw new VaultError('unknown_secret');
      const content = await decrypt(sealed, secret.bytes);
      if (content.owner !== owner) throw new VaultError('wrong_owner');
      return content.apiKey;
    },

    async isCurrent(sealed) {
      const [{ kid }] = await known;
      try {
        return headerOf(sealed).kid === kid;
      } catch {
        return false;
      }
    },
  };
}

function headerOf(sealed: string): { kid: string } {
  try {
    const { kid } = decodeProtectedHeader(sealed);
    if (typeof kid === 'string') return { kid };
  } catch {
    // Not a JWE at all.
  }
  throw new VaultError('damaged');
}

async function decrypt(sealed: string, secret: Uint8Array) {
  try {
    const { plaintext } = await compactDecrypt(sealed, secret, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return sealedSchema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
  } catch {
    throw new VaultError('damaged');
  }
}
