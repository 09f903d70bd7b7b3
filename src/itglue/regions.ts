// The table of subdomains, and how an address tells which one an account is at.

import { trimEnd } from './trimEnd.js';

/**
 * Every region that IT Glue has, in the order in which they are offered. All else about regions derives from this table.
 *
 * Source: IT Glue's API documentation, and the sign-in addresses in Nango's guide for IT Glue.
 */
const table = [
  {
    subdomain: 'api',
    name: 'Global',
    apiBase: 'https://api.itglue.com',
    signIn: 'app.itglue.com',
  },
  {
    subdomain: 'api.eu',
    name: 'Europe',
    apiBase: 'https://api.eu.itglue.com',
    signIn: 'app.eu.itglue.com',
  },
  {
    subdomain: 'api.au',
    name: 'Australia',
    apiBase: 'https://api.au.itglue.com',
    signIn: 'app.au.itglue.com',
  },
] as const;

/** The part of an API address before `.itglue.com`: `api`, `api.eu` or `api.au`. It says in which region an account is. */
export type Subdomain = (typeof table)[number]['subdomain'];

/** What a subdomain is shown as, and the addresses that go with it. */
export interface Region {
  subdomain: Subdomain;
  /** The English name, for logs and hosts; the form takes its names from its messages. */
  name: string;
  /** Where requests go, without a slash at the end: `https://api.eu.itglue.com`. */
  apiBase: string;
  /** The host at which people of this region sign in: `app.eu.itglue.com`. */
  signIn: string;
}

/** Every region that IT Glue has, in the order in which they are offered. */
export const regions: readonly Region[] = table;

/** Returns the value if it is a subdomain, and `undefined` if it is anything else. */
export const knownSubdomain = (value: unknown): Subdomain | undefined =>
  regions.find(({ subdomain }) => subdomain === value)?.subdomain;

/** The region of a subdomain. */
export function regionOf(subdomain: Subdomain): Region {
  const found = regions.find((region) => region.subdomain === subdomain);
  if (!found) throw new RangeError('There is no such subdomain');
  return found;
}

/** What an address at IT Glue says. */
export interface Address {
  subdomain: Subdomain;
  /** The account's own site: `https://acme.eu.itglue.com`. */
  origin: string;
}

// IT Glue's own sites, and load balancers of its web app such as `itg-api-prod-eu-api-lb-eu-central-1`.
// Nobody signs in there, and their names say nothing about a region.
const notForSignIn = /^(www|support|status|help|itg-api-[^.]*)\./;

/**
 * Reads the region from an address that someone sees while signed in, such as
 * `https://acme.eu.itglue.com/organizations` or just `app.au.itglue.com`. It may be in quotes or brackets, or end
 * with a comma or a full stop.
 *
 * @returns `undefined` for anything else: a custom domain (nothing can be read from one), a look-alike,
 * a bare company name, and IT Glue's own sites such as `support.itglue.com`. The API's host shows the region, too.
 */
export function parseAddress(text: string): Address | undefined {
  const hostname = hostnameOf(text);
  const at = regions.find(({ signIn }) => signIn === hostname?.replace(/^[^.]+/, 'app'));
  if (!hostname || !at || notForSignIn.test(hostname)) return undefined;
  // Without a company in front, `eu` and `au` would pass for companies.
  if (regions.some(({ signIn }) => signIn === `app.${hostname}`)) return undefined;
  // Nobody signs in at the API's own host.
  return { subdomain: at.subdomain, origin: `https://${hostname.replace(/^api\./, 'app.')}` };
}

/**
 * Whether a text is an address of Kaseya's sign-in, through which many people get to IT Glue. Even where its
 * `redirect_uri` names a region, nothing can be read from it.
 *
 * Source: WYRE, itglue-mcp.
 */
export const isKaseyaSignIn = (text: string): boolean => hostnameOf(text) === 'one.kaseya.com';

/** The host of an address of the web, with or without its scheme, and whatever surrounds it in a text. */
function hostnameOf(text: string): string | undefined {
  // White space, quotes and brackets. At the end also what ends a sentence.
  const bare = text.replace(/^[\s<"'`\p{Ps}\p{Pi}\p{Pf}]+/u, '');
  const address = trimEnd(bare, /[\s>"'`\p{Pe}\p{Pi}\p{Pf},;.!?]/u);
  let url: URL;
  try {
    url = new URL(/^\w+:\/\//.test(address) ? address : `https://${address}`);
  } catch {
    return undefined;
  }
  // With user info, what looks like the host to a reader may not be the host.
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  return url.hostname;
}
