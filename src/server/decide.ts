// Who may connect: reads the result of the host's `authorize`. Anything that is not clearly a yes is a no.

import { isRecord } from '../itglue/readProperty.js';
import { notAllowed } from './answers.js';
import { Refusal } from './refusal.js';

/**
 * A value by which `authorize` says yes. An empty string, 0 and NaN say no. A promise is an object too, and one
 * of `boolean` would pass for a yes if it were not left out.
 */
export type Authorized = (object & { then?: never }) | true | string | number;

/** A yes, or the answer for a no and what the host's developer should know about it. */
export type Decision<Context> = { context: Context } | { no: Response; error?: unknown };

export async function decide<Context>(
  authorize: () => Promise<Context | Response> | Context | Response,
): Promise<Decision<Context>> {
  try {
    const value = await authorize();
    if (isResponse(value)) return await refuseWith(value);
    if (isYes(value)) return { context: value };
    return no(
      `authorize returned ${named(value)}, which means no. Return who is asking: an object, true, a string or a number. To refuse, return a Response with status 401 or 403.`,
    );
  } catch (error) {
    return { no: notAllowed(), error };
  }
}

/**
 * Recognizes a response by its shape. Frameworks and polyfills bring a class of their own, and some replace
 * the global one, so `instanceof` misses them, and a refused user would be let in.
 */
export function isResponse(value: unknown): value is Response {
  if (!isRecord(value)) return false;
  const { status, headers }: Partial<Record<'status' | 'headers', unknown>> = value;
  return typeof status === 'number' && isRecord(headers);
}

function isYes(value: unknown): boolean {
  if (!value || isError(value)) return false;
  return value === true || ['object', 'string', 'number'].includes(typeof value);
}

/** Whether it is an error, returned by mistake in place of being thrown. It may be of another realm. */
const isError = (value: unknown): boolean =>
  value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';

/** What a value is, in a few words. The value itself may be a secret. */
export function named(value: unknown): string {
  if (value === '') return 'an empty string';
  if (isError(value)) return 'an Error, which was not thrown';
  if (typeof value === 'function') return 'a function, which was not called';
  if (!value || value === true) return String(value);
  return `a value of type ${typeof value}`;
}

const no = (message: string, status?: number) => ({
  no: notAllowed(status),
  error: new Refusal(403, message),
});

async function refuseWith(response: Response): Promise<Decision<never>> {
  const { status } = response;
  if (!(status >= 400)) {
    // To a browser, a success or a redirect would not be a no.
    return no(
      `authorize returned a Response with status ${status}. A Response means no, so the answer was 403. Return one with status 401 or 403, or who is asking to say yes.`,
    );
  }
  try {
    return { no: await toNative(response) };
  } catch {
    const known = Number.isInteger(status) && status <= 599 ? status : undefined;
    return no(
      `authorize returned a Response with status ${status} whose body or headers cannot be sent. Return one whose body was not read.`,
      known,
    );
  }
}

// About the bytes on the wire, which are others once the response was read.
const aboutTheWire =
  /^(content-encoding|content-length|transfer-encoding|connection|keep-alive|set-cookie)$/i;

/** The response itself where the platform made it, and otherwise an equal one. */
async function toNative(response: Response): Promise<Response> {
  if (response.bodyUsed || response.body?.locked) throw new TypeError('The body was read');
  const isOurs = Object.prototype.isPrototypeOf.call(Response.prototype, response);
  // A response that was fetched has an address, and its body is unpacked while its headers are as they came.
  if (isOurs && !response.url) return response;
  const headers = new Headers();
  response.headers.forEach((value, name) => {
    if (!aboutTheWire.test(name)) headers.append(name, value);
  });
  for (const cookie of cookiesOf(response.headers)) headers.append('set-cookie', cookie);
  const { status, statusText } = response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}

/** Each cookie by itself: joined, a comma within a date cannot be told from one between two cookies. */
function cookiesOf(headers: Headers & { raw?: () => Record<string, string[]> }): string[] {
  if (headers.getSetCookie) return headers.getSetCookie();
  // node-fetch has no getSetCookie.
  if (headers.raw) return headers.raw()['set-cookie'] ?? [];
  const cookie = headers.get('set-cookie');
  return cookie ? [cookie] : [];
}
