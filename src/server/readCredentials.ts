// Reads the credentials from the body, or says what is wrong with it. No message quotes the body.

import { checkCredentials } from '../itglue/checkCredentials.js';
import type { Credentials } from '../itglue/credentials.js';
import { BodyEmpty, BodyTooLarge, readJson } from '../itglue/readJson.js';
import { isRecord, readProperty } from '../itglue/readProperty.js';
import { wasRead } from './frameworks.js';
import { Refusal } from './refusal.js';

// A key is at most 512 characters.
export const longestBody = 4096;

/**
 * On the wire the key is `api_key`, a name that trackers on the host's page take out of what they record. `apiKey`
 * is read too.
 *
 * @throws {Refusal} with 400 or 413
 */
export async function readCredentials(request: Request): Promise<Credentials> {
  const body = await readBody(request);
  if (!isRecord(body)) throw refused('the body is not an object. Post { subdomain, api_key }.');
  const checked = checkCredentials({
    subdomain: readProperty(body, 'subdomain'),
    apiKey: readProperty(body, 'api_key') ?? readProperty(body, 'apiKey'),
  });
  if (checked.credentials) return checked.credentials;
  const { subdomain, apiKey } = checked.errors;
  // Only these fixed words, and no value.
  const why = [subdomain && `subdomain is ${subdomain}`, apiKey && `api_key is ${apiKey}`];
  throw refused(
    `the body is not { subdomain, api_key }: ${why.filter(Boolean).join(', ')}. Post the credentials that onConnect receives.`,
  );
}

const refused = (message: string, status: 400 | 413 = 400) => new Refusal(status, message, true);

async function readBody(request: Request): Promise<unknown> {
  const wasReadBefore = wasRead(request);
  try {
    if (wasReadBefore) throw new BodyEmpty();
    return await readJson(request, longestBody);
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      throw refused(
        `the body is longer than ${longestBody} bytes. Post { subdomain, api_key } and nothing else.`,
        413,
      );
    }
    if (error instanceof BodyEmpty && (wasReadBefore || isAnnounced(request))) {
      throw refused(
        'the body was already read. Mount the handler before express.json() or any other body parser, which Fastify and Nest have by default, or wrap it in toNodeListener of itglue-connect/node. Give code that reads the request, such as an auth SDK, request.clone().',
      );
    }
    if (error instanceof SyntaxError) {
      throw refused('the body is not JSON. Post JSON.stringify({ subdomain, api_key }).');
    }
    throw refused('the body could not be read to its end. Its sender or a proxy cut it off.');
  }
}

/** Whether its sender has announced a body. Where it is empty all the same, someone has read it. */
function isAnnounced({ headers }: Request): boolean {
  return Number(headers.get('content-length')) > 0 || headers.has('transfer-encoding');
}
