// The secret that seals API keys: either given, or generated once and stored next to them.

import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/**
 * @param given 32 bytes in base64. Default: the secret in the file, which is created if it is missing.
 * @throws an `Error` if the secret is not 32 bytes
 */
export async function loadSecret(file: string, given: string | undefined): Promise<string> {
  const secret = given ?? (await readOrMake(file));
  if (Buffer.from(secret, 'base64').length !== 32) {
    throw new Error(`${given === undefined ? file : 'DEMO_SECRET'} must be 32 bytes in base64.`);
  }
  return secret;
}

async function readOrMake(file: string): Promise<string> {
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(file, 'utf8');
}
