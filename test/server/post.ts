// What the form's page sends, and what comes back.

import { testKeys } from '../../src/testing/index.js';

/** The host's own origin. */
export const origin = 'https://app.acme.example';

export const credentials = { subdomain: 'api.eu', apiKey: testKeys['api.eu'] } as const;

/** A request as the form makes it, unless told otherwise. A header of `null` is left out. */
export function post(
  body: unknown = credentials,
  { headers, ...init }: { headers?: Record<string, string | null>; signal?: AbortSignal } = {},
): Request {
  const request = new Request(`${origin}/api/itglue/connect`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: isBody(body) ? body : JSON.stringify(body),
    // Streams need it, and the types do not know it.
    ...{ duplex: 'half' },
    ...init,
  });
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === null) request.headers.delete(name);
    else request.headers.set(name, value);
  }
  return request;
}

function isBody(body: unknown): body is string | Uint8Array<ArrayBuffer> | ReadableStream {
  return typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
}

/** All of an answer in one text: what a proxy could log. */
export async function textOf(response: Response): Promise<string> {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return [response.status, response.statusText, ...headers, await response.text()].join('\n');
}
