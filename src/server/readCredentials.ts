// Reads the credentials from the body, or says what is wrong with it. No message quotes the body.

import { type Credentials, credentialsSchema } from '../itglue/credentials.js';
import { BodyEmpty, BodyTooLarge, readJson } from '../itglue/readJson.js';
import { wasRead } from './frameworks.js';
import { Refusal } from './refusal.js';

// A key is at most 512 characters.
const longestBody = 4096;

/** @throws {Refusal} with 400 or 413 */
export async function readCredentials(request: Request): Promise<Credentials> {
  const refused = (status: 400 | 413, message: string) =>
    new Refusal(status, `Refused: ${message}`, true);
  const wasReadBefore = wasRead(request);
  let body: unknown;
  try {
    if (wasReadBefore) throw new BodyEmpty();
    body = await readJson(request, longestBody);
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      throw refused(
        413,
        `the body is longer than ${longestBody} bytes. Post { subdomain, apiKey } and nothing else.`,
      );
    }
    if (error instanceof BodyEmpty && (wasReadBefore || isAnnounced(request))) {
      throw refused(
        400,
        'the body was already read. Mount the handler before express.json() or any other body parser, which Fastify and Nest have by default. Give code that reads the request, such as an auth SDK, request.clone().',
      );
    }
    if (error instanceof SyntaxError) {
      throw refused(400, 'the body is not JSON. Post JSON.stringify({ subdomain, apiKey }).');
    }
    throw refused(400, 'the body could not be read to its end. Its sender or a proxy cut it off.');
  }
  const credentials = credentialsSchema.safeParse(body);
  if (!credentials.success) {
    // The messages of the schema are fixed words, and no value is in them.
    const issues = credentials.error.issues.map(({ path, message }) =>
      path.length ? `${path.join('.')} is ${message}` : 'it is not an object',
    );
    throw refused(
      400,
      `the body is not { subdomain, apiKey }: ${issues.join(', ')}. Post the credentials that onConnect receives.`,
    );
  }
  return credentials.data;
}

/** Whether its sender has announced a body. Where it is empty all the same, someone has read it. */
function isAnnounced({ headers }: Request): boolean {
  return Number(headers.get('content-length')) > 0 || headers.has('transfer-encoding');
}
