// IT Glue for tests: its three hosts, answering as the real ones are known to.

import { delay, type HttpHandler, HttpResponse, http } from 'msw';
import { regions } from '../itglue/regions.js';
import { answerOrganizations, goodTestKeys, type MockKey } from './answers.js';

export interface ItglueHandlersOptions {
  /** The keys that are good. By default the good ones of {@link testKeys}. */
  keys?: readonly MockKey[];
  /** How long every answer takes, in milliseconds. Nothing by default. */
  delay?: number;
}

/**
 * Handlers for msw that mock IT Glue at all three subdomains. They answer
 * `GET /organizations`; the keys of {@link testKeys} that are not good fail in their own way.
 *
 * A rejection differs from host to host, as it does in reports from the field: 401 with JSON:API errors at
 * `api`, 403 with a message at `api.eu`, 404 at `api.au`.
 *
 * @example
 * const server = setupServer(...itglueHandlers());
 */
export function itglueHandlers(options: ItglueHandlersOptions = {}): HttpHandler[] {
  const { keys = goodTestKeys } = options;
  return regions.map(({ subdomain, apiBase }) =>
    http.get(`${apiBase}/organizations`, async ({ request }) => {
      if (options.delay) await delay(options.delay);
      const pageSize = Number(new URL(request.url).searchParams.get('page[size]') ?? 50);
      const answer = answerOrganizations(
        subdomain,
        request.headers.get('x-api-key'),
        keys,
        pageSize,
      );
      if (answer.delay) await delay(answer.delay);
      return new HttpResponse(answer.body, { status: answer.status, headers: answer.headers });
    }),
  );
}
