// The back end under test, as the form's page talks to it.

import type { Credentials } from '../itglue/credentials.js';

/** How to reach the back end. */
export interface EndpointOptions {
  /** The address that the form posts to. */
  url: URL;
  /** Headers of someone who may connect, such as a session cookie. */
  headers: Readonly<Record<string, string>>;
  /** An address that answers `GET` with `{ "saves": n }`: how often a connection was saved. */
  probe: URL | undefined;
}

/** An answer of the back end, read to its end. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed text, or `undefined` if it is not JSON. */
  json: unknown;
  /** How long it took, in seconds. */
  seconds: number;
}

/** What differs from a request of the form. */
export interface Unusual {
  method?: string;
  /** In place of the usual headers; `null` leaves one out. */
  headers?: Record<string, string | null>;
  /** Leaves out the headers of someone who may connect. */
  asStranger?: boolean;
}

/** Nobody answered, or not in time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

// Longer than any back end may take: its limit for IT Glue is ten seconds.
const patience = 20_000;

/** Sends requests, and remembers every answer. */
export class Endpoint {
  readonly replies: Reply[] = [];
  readonly #options: EndpointOptions;

  constructor(options: EndpointOptions) {
    this.#options = options;
  }

  get hasProbe(): boolean {
    return this.#options.probe !== undefined;
  }

  /** Posts credentials as the form does. */
  connect({ subdomain, apiKey }: Credentials, unusual?: Unusual): Promise<Reply> {
    return this.send(JSON.stringify({ subdomain, api_key: apiKey }), unusual);
  }

  /** @throws {NoAnswer} */
  async send(body: string, { method = 'POST', headers, asStranger }: Unusual = {}): Promise<Reply> {
    const { url, headers: given } = this.#options;
    const all: Record<string, string | null> = {
      'content-type': 'application/json',
      accept: 'application/json, application/problem+json',
      origin: url.origin,
      'sec-fetch-site': 'same-origin',
      ...(asStranger ? {} : given),
      ...headers,
    };
    const sent = new Headers();
    for (const [name, value] of Object.entries(all)) if (value !== null) sent.set(name, value);
    const began = performance.now();
    try {
      const response = await fetch(url, {
        method,
        headers: sent,
        ...(method === 'GET' ? {} : { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      });
      const text = await response.text();
      const reply = {
        status: response.status,
        headers: response.headers,
        text,
        json: parse(text),
        seconds: (performance.now() - began) / 1000,
      };
      this.replies.push(reply);
      return reply;
    } catch (error) {
      throw new NoAnswer(`no answer: ${reasonOf(error)}`);
    }
  }

  /**
   * How often a connection was saved so far.
   *
   * @throws an `Error` if the probe does not say
   */
  async countSaves(): Promise<number> {
    const { probe } = this.#options;
    if (!probe) throw new Error('There is no probe');
    const response = await fetch(probe, { signal: AbortSignal.timeout(patience) }).catch(
      (error) => {
        throw new NoAnswer(`the probe does not answer: ${reasonOf(error)}`);
      },
    );
    const body = parse(await response.text());
    const saves = typeof body === 'object' && body && 'saves' in body ? body.saves : undefined;
    if (typeof saves !== 'number') {
      throw new Error(`the probe should answer {"saves": n}, and answered ${response.status}`);
    }
    return saves;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `none within ${patience / 1000} seconds`;
  const { cause } = error;
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : error.message;
}
