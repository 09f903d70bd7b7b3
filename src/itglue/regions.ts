// The table of subdomains, and how an address tells which one an account is at.

/** The part of an API address before `.itglue.com`; it says in which region an account is kept. */
export type Subdomain = 'api' | 'api.eu' | 'api.au';

/** What a subdomain stands for, and the addresses that go with it. */
export interface Region {
  subdomain: Subdomain;
  /** The English name, for logs and hosts; the form takes its names from its messages. */
  name: string;
  /** Where requests go, without a slash at the end: `https://api.eu.itglue.com`. */
  apiBase: string;
  /** The host at which people of this region sign in: `app.eu.itglue.com`. */
  signIn: string;
}

/**
 * Every region that IT Glue has, in the order in which they are offered.
 *
 * Source: IT Glue's API documentation, and the sign-in addresses in Nango's guide for IT Glue.
 */
export const regions: readonly Region[] = [
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
];

/** The region of a subdomain. */
export function regionOf(subdomain: Subdomain): Region {
  const found = regions.find((region) => region.subdomain === subdomain);
  if (!found) throw new RangeError('There is no such subdomain');
  return found;
}

/** What an address at IT Glue tells. */
export interface Address {
  subdomain: Subdomain;
  /** The account's own site: `https://acme.eu.itglue.com`. */
  origin: string;
}

/**
 * Reads the region from an address that someone sees while signed in, such as
 * `https://acme.eu.itglue.com/organizations` or just `app.au.itglue.com`.
 *
 * @returns `undefined` for anything else: a custom domain (nothing can be read from one), a look-alike,
 * a bare company name, and IT Glue's own site `www.itglue.com`. The API's host tells the region, too.
 */
export function parseAddress(text: string): Address | undefined {
  const address = text.trim();
  let url: URL;
  try {
    url = new URL(/^\w+:\/\//.test(address) ? address : `https://${address}`);
  } catch {
    return undefined;
  }
  // With user info, what looks like the host to a reader may not be the host.
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  const at = regions.find(({ signIn }) => signIn === url.hostname.replace(/^[^.]+/, 'app'));
  // Without a company in front, `eu` and `au` would pass for companies, and `www` is IT Glue's own site.
  if (!at || /^(eu|au|www)\./.test(url.hostname)) return undefined;
  // Nobody signs in at the API's own host.
  return { subdomain: at.subdomain, origin: `https://${url.hostname.replace(/^api\./, 'app.')}` };
}
