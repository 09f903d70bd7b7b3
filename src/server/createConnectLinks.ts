// Links with which someone without a login at the host connects an account, once.

import { ConnectError } from '../itglue/connectError.js';
import { linkHeader, linkParameter, type ShownLink } from '../itglue/connectLink.js';
import { answer } from './answers.js';
import { claimFor } from './claims.js';
import { createHandler, type HandlerOptions } from './createHandler.js';
import { named } from './decide.js';
import { LinkError, type LinkErrorCode } from './linkError.js';
import { createLinkTokens, type LinkToken, type LinkWords } from './linkTokens.js';
import type { Secret } from './secrets.js';
import { type UsedLinks, usedLinks } from './usedLinks.js';

/** How long a link can connect: a whole number and a unit. */
export type Lifetime = `${number} ${'minute' | 'hour' | 'day' | 'week'}${'' | 's'}`;

/** What `authorize` returns for a link: an object that JSON can hold. */
export type LinkContext = object & { then?: never };

export interface ConnectLinksOptions
  extends Partial<Pick<HandlerOptions<true>, 'allowedOrigins' | 'onError'>> {
  /**
   * The address of the page that shows `ConnectByLink`, such as `https://app.acme.example/connect-itglue`. It is also
   * the audience of the links: a link to one page does not connect at another, even with the same secrets.
   */
  page: string | URL;
  /**
   * Secrets in the format of `createVault`. The first one encrypts links, all of them decrypt. To change the secret, put
   * a new one first, and drop the old one once its links have expired.
   */
  secrets: readonly [Secret, ...Secret[]];
  /** Where the host remembers which links are used up. */
  used: UsedLinks;
  /** How long a link can connect. `'7 days'` by default. */
  lifetime?: Lifetime;
}

/** A new link. JSON can hold all of it. */
export interface IssuedLink {
  /** The address to send. Whoever has it can connect an account, so do not log or store it. */
  url: string;
  /** For {@link ConnectLinks.revoke}. Store it with the customer. It is no secret. */
  id: string;
  /** As an ISO 8601 date and time. */
  issuedAt: string;
  /** Until when the link can connect, as an ISO 8601 date and time. */
  expiresAt: string;
}

/** Links of one page. Every function can be passed on by itself. */
export interface ConnectLinks<Context extends LinkContext> {
  /**
   * Makes a link. Check before that the user may connect the account.
   *
   * @param context what `save` needs to know of the customer, such as an id. It is encrypted in the link.
   * @throws {TypeError} for a context that is no object, or a link of more than 2,000 characters, which mail programs
   * break
   */
  issue(context: Context, words?: LinkWords): Promise<IssuedLink>;
  /**
   * For `createConnectHandler`: resolves with the context of the link that came with the request. That request can then
   * save once, and only if no other one has connected with the link. It reads no cookie.
   *
   * @throws {LinkError} for a link that can't connect, and for every request but the one that connects
   */
  authorize(request: Request): Promise<Context>;
  /** Answers the page, which asks with `GET` what the link is for: `200` and a {@link ShownLink}, whatever its status. */
  show(request: Request): Promise<Response>;
  /**
   * Takes a link back. Check before that the id belongs to the user's customer.
   *
   * @returns whether that came in time. `false` if the link has connected already.
   */
  revoke(id: string): Promise<boolean>;
}

/**
 * Makes links with which someone without a login connects an account, once. The token in a link is an encrypted JWT. It
 * is in the fragment of the address, which browsers send to no server.
 *
 * @throws {TypeError} at once, for an option that can't work
 *
 * @example
 * const links = createConnectLinks<{ customerId: string }>({
 *   page: 'https://app.acme.example/connect-itglue',
 *   secrets: [process.env.ITGLUE_SECRET],
 *   used: usedLinksTable,
 * });
 * const connect = createConnectHandler({ authorize: links.authorize, save });
 * // At one address: links.show for GET, connect for POST.
 */
export function createConnectLinks<Context extends LinkContext>({
  page,
  secrets,
  used,
  lifetime = '7 days',
  allowedOrigins,
  onError,
}: ConnectLinksOptions): ConnectLinks<Context> {
  const address = pageOf(page);
  const seconds = secondsIn(lifetime);
  const store = usedLinks(used);
  const tokens = createLinkTokens<Context>(secrets, address.href);
  const expiry = () => Math.floor(Date.now() / 1000) + seconds;

  const show = createHandler<true>(
    'createConnectLinks',
    {
      authorize: () => true,
      ...(allowedOrigins && { allowedOrigins }),
      ...(onError && { onError }),
    },
    {
      GET: {
        async run({ request, report }) {
          const { link, error } = await find(request);
          // The page says only that such a link can't be used.
          if (error && statusOf(error.code) === 'invalid') report(error);
          return answer(200, shown(link, error));
        },
      },
    },
  );

  return {
    async issue(context, words = {}) {
      if (typeof context !== 'object' || !context || Array.isArray(context)) {
        throw new TypeError(
          `issue was called with ${named(context)}. Give an object that says which customer it is: issue({ customerId }).`,
        );
      }
      const id = crypto.randomUUID();
      const exp = expiry();
      const token = await tokens.encrypt({ id, exp, context }, words);
      const url = new URL(address);
      url.hash = `${linkParameter}=${token}`;
      if (url.href.length > longestUrl) {
        throw new TypeError(
          `The link has ${url.href.length} characters, and mail programs break links of more than ${longestUrl}. Put only an id into the context, and shorten the note.`,
        );
      }
      const issuedAt = new Date().toISOString();
      return { url: url.href, id, issuedAt, expiresAt: toDate(exp).toISOString() };
    },

    async authorize(request) {
      if (request.method !== 'POST' || new URL(request.url).searchParams.has('check')) {
        throw new LinkError('only_connects');
      }
      const { link, error } = await find(request);
      if (error) throw error;
      const { id, exp } = link;
      claimFor(request, {
        async take() {
          const taken = await store.use(id, toDate(exp));
          if (taken === true) return;
          const cause = new LinkError(taken);
          throw new ConnectError('not_allowed', { cause, message: cause.message });
        },
        giveBack: () => store.giveBack(id),
      });
      return link.context;
    },

    show,

    revoke: (id) => store.revoke(id, toDate(expiry())),
  };

  type Found =
    | { link: LinkToken<Context>; error?: undefined }
    | { link?: LinkToken<Context>; error: LinkError };

  /** Finds the link of a request, and why it can't connect. */
  async function find({ headers }: Request): Promise<Found> {
    const token = headers.get(linkHeader);
    if (!token) return { error: new LinkError('missing') };
    const read = await tokens.decrypt(token);
    if (read.error || !read.link) return read;
    const ended = await store.ended(read.link.id);
    return ended ? { link: read.link, error: new LinkError(ended) } : read;
  }
}

// In characters.
const longestUrl = 2000;

const toDate = (seconds: number): Date => new Date(seconds * 1000);

function shown(link: LinkToken<object> | undefined, error: LinkError | undefined): ShownLink {
  const status = error ? statusOf(error.code) : 'open';
  if (!link || status === 'invalid') return { status };
  const { note, ...words } = link.words;
  return {
    status,
    ...words,
    ...(status === 'open' && note && { note }),
    expiresAt: toDate(link.exp).toISOString(),
  };
}

function statusOf(code: LinkErrorCode): Exclude<ShownLink['status'], 'open'> {
  return code === 'expired' || code === 'used' || code === 'revoked' ? code : 'invalid';
}

function pageOf(page: string | URL): URL {
  try {
    const url = new URL(page);
    if (/^https?:$/.test(url.protocol) && !url.hash) return url;
  } catch {
    // Not an address at all.
  }
  throw new TypeError(
    `createConnectLinks: page is ${JSON.stringify(page)}. Give the whole address of the page that shows ConnectByLink, without a fragment: page: 'https://app.acme.example/connect-itglue'.`,
  );
}

const units = { minute: 60, hour: 3600, day: 86_400, week: 604_800 };

function secondsIn(lifetime: Lifetime): number {
  const [, count, unit = ''] = /^([1-9]\d{0,3}) (minute|hour|day|week)s?$/.exec(lifetime) ?? [];
  for (const [name, seconds] of Object.entries(units)) {
    if (name === unit) return Number(count) * seconds;
  }
  throw new TypeError(
    `createConnectLinks: lifetime is ${JSON.stringify(lifetime)}. Write a number and a unit, such as '7 days' or '12 hours'.`,
  );
}
