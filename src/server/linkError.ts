// Why a link can't connect, in words for the host's developer.

const explanations = {
  missing:
    'The request has no header x-connect-link. Show the page with ConnectByLink, and let every proxy pass the header on.',
  cut: 'The link was cut or changed on its way, or its token is no token of a link.',
  unknown_secret:
    'The link was encrypted with a secret that is not among those given. Keep an old secret after the current one until its links have expired.',
  other_page:
    'The link was issued for another page, and links connect only at the page that they were issued for. Does createConnectLinks have the same page everywhere?',
  expired: 'The link has expired. Issue a new one.',
  used: 'The link has connected already, and a link connects once. Issue a new one.',
  revoked: 'The link was revoked. Issue a new one.',
  only_connects:
    'A link can only connect. Call authorize of createConnectLinks for the POST that connects, and for no other request.',
} as const;

/** Why a link can't connect. `cut` includes texts that never were a link. */
export type LinkErrorCode = keyof typeof explanations;

/** A link that can't connect. Nothing of its token is in the error. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
  readonly code: LinkErrorCode;

  constructor(code: LinkErrorCode) {
    super(explanations[code]);
    this.code = code;
  }
}
