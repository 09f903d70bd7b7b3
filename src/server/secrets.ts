// Secrets of the host, which seal keys and links.

/** A secret of 32 bytes: as such, or in base64 or base64url. */
export type Secret = Uint8Array | string;

/** A secret, and the name by which a sealed text says which one sealed it. */
export interface NamedSecret {
  kid: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads secrets, and names each by a hash, which tells nothing of it.
 *
 * @throws {TypeError} unless there is one, and each has 32 bytes. Throws at once, not in the promise.
 */
export function namedSecrets(
  secrets: readonly Secret[],
): Promise<readonly [NamedSecret, ...NamedSecret[]]> {
  if (!Array.isArray(secrets) || !secrets.length) {
    throw new TypeError(`Give at least one secret: secrets: [${howToMake}].`);
  }
  return nameAll(secrets.map(bytesOf));
}

const howToMake = `the output of node -p "crypto.randomBytes(32).toString('base64url')"`;

async function nameAll(
  secrets: Uint8Array<ArrayBuffer>[],
): Promise<readonly [NamedSecret, ...NamedSecret[]]> {
  const [first, ...others] = await Promise.all(secrets.map(nameOf));
  if (!first) throw new TypeError('Give at least one secret.');
  return [first, ...others];
}

async function nameOf(bytes: Uint8Array<ArrayBuffer>): Promise<NamedSecret> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { kid: toBase64Url(hash.subarray(0, 6)), bytes };
}

function bytesOf(secret: Secret, index: number): Uint8Array<ArrayBuffer> {
  const bytes = typeof secret === 'string' ? fromBase64(secret) : secret && Uint8Array.from(secret);
  if (bytes?.length !== 32) {
    throw new TypeError(`secrets[${index}] needs 32 bytes, as such or in base64: ${howToMake}.`);
  }
  return bytes;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const plain = text.trim().replaceAll('-', '+').replaceAll('_', '/');
    return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
