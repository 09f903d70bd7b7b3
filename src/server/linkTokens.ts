// The token of a link: an encrypted JWT with an id, an expiry and an audience.

import { EncryptJWT, errors, type JWTPayload, jwtDecrypt } from 'jose';
import { pickWords, type ShownWords } from '../itglue/connectLink.js';
import { isRecord } from '../itglue/readProperty.js';
import { LinkError } from './linkError.js';
import { namedSecrets, type Secret } from './secrets.js';

/** What the page of a link says before anything is typed. Plain text. */
export interface LinkWords {
  /** Who asks, such as "Dana Reyes". */
  from?: string | undefined;
  /** Whose account at the host gets the connection, such as "Northwind". */
  for?: string | undefined;
  /** What the sender adds. */
  note?: string | undefined;
}

/** What a token holds. */
export interface LinkToken<Context extends object> {
  id: string;
  /** When it expires, in seconds since 1970. */
  exp: number;
  context: Context;
  words: ShownWords;
}

/** What was read from a token. An expired one can be read too. */
type Read<Context extends object> =
  | { link: LinkToken<Context>; error?: undefined }
  | { link?: LinkToken<Context>; error: LinkError };

/** @param page the address of the page, to which the tokens are bound */
export function createLinkTokens<Context extends object>(secrets: readonly Secret[], page: string) {
  const known = namedSecrets(secrets);
  // Not the page alone, so that no other token of the host's passes for a link. A sealed key has no audience at all.
  const audience = `itglue-connect link ${page}`;

  return {
    async encrypt(
      { id, exp, context }: Omit<LinkToken<Context>, 'words'>,
      words: LinkWords,
    ): Promise<string> {
      const [{ kid, bytes }] = await known;
      return new EncryptJWT({ context, from: words.from, for: words.for, note: words.note })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid })
        .setJti(id)
        .setAudience(audience)
        .setExpirationTime(exp)
        .encrypt(bytes);
    },

    async decrypt(token: string): Promise<Read<Context>> {
      const secretsByName = new Map((await known).map(({ kid, bytes }) => [kid, bytes]));
      try {
        const { payload } = await jwtDecrypt(
          token,
          ({ kid = '' }) => {
            const secret = secretsByName.get(kid);
            if (!secret) throw new LinkError('unknown_secret');
            return secret;
          },
          {
            audience,
            requiredClaims: ['exp', 'jti'],
            keyManagementAlgorithms: ['dir'],
            contentEncryptionAlgorithms: ['A256GCM'],
          },
        );
        return readClaims(payload);
      } catch (error) {
        return readFailure(error);
      }
    },
  };

  function readFailure(error: unknown): Read<Context> {
    if (error instanceof LinkError) return { error };
    if (error instanceof errors.JWTExpired) {
      // It was decrypted, so its content is ours, and the page can say whom to ask for a new one.
      return { ...readClaims(error.payload), error: new LinkError('expired') };
    }
    const isForOther =
      error instanceof errors.JWTClaimValidationFailed &&
      error.claim === 'aud' &&
      error.reason === 'check_failed';
    return { error: new LinkError(isForOther ? 'other_page' : 'cut') };
  }

  function readClaims({ jti, exp, context, ...words }: JWTPayload): Read<Context> {
    if (jti === undefined || exp === undefined || !isRecord(context)) {
      return { error: new LinkError('cut') };
    }
    // biome-ignore lint/nursery/noUnsafeTypeAssertion: only `encrypt` writes such a token, from a context of this type.
    return { link: { id: jti, exp, context: context as Context, words: pickWords(words) } };
  }
}
