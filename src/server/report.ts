// Reports refusals and failures to the host: to its `onError`, or to the console.

import { isConnectError } from '../itglue/connectError.js';
import { Refusal, withoutKeys } from './refusal.js';

// Typed here, since browsers and edge runtimes may have none.
declare const process: { env: { NODE_ENV?: string } };

/**
 * Writes an error to the console, with its causes, and without any key that is in their text.
 *
 * @param attemptId the attempt to connect that failed, if it is known
 */
export function log(error: unknown, attemptId?: string): void {
  const lines: string[] = [];
  for (let inner: unknown = error; inner !== undefined && lines.length < 5; ) {
    lines.push(describe(inner));
    inner = inner instanceof Error ? inner.cause : undefined;
  }
  const attempt = attemptId ? `\n  Attempt: ${attemptId}` : '';
  // biome-ignore lint/suspicious/noConsole: without an `onError` the host would not hear of it.
  console.error(withoutKeys(`itglue-connect: ${lines.join('\n  Cause: ')}${attempt}`));
}

function describe(error: unknown): string {
  // Only texts: the fields of an error, such as the parameters of a query, may have the key in them.
  if (!(error instanceof Error))
    return typeof error === 'string' ? error : `a thrown ${typeof error}`;
  const code: unknown = Reflect.get(error, 'code');
  const name = typeof code === 'string' ? `${error.name} (${code})` : error.name;
  const isOurs = error instanceof Refusal || isConnectError(error);
  const frames = isOurs ? [] : (error.stack?.match(/^ +at .*$/gm) ?? []);
  return [`${name}: ${error.message}`, ...frames].join('\n');
}

/** Whether this is a production server. Where nothing says so, it is not. */
export function isProduction(): boolean {
  try {
    // Spelled like this, bundlers replace it. Without a `process`, or without leave to read it, it throws.
    return process.env.NODE_ENV === 'production';
  } catch {
    return false;
  }
}
