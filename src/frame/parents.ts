// Which pages may show the frame, and how one of them is found.

import { isMessage, openMessage, readyMessage } from './protocol.js';

// In milliseconds. By then, the page around says that the form can't be loaded.
const patience = 5000;

/**
 * Checks the option `allowedParents`, and writes each origin as browsers do.
 *
 * @throws {TypeError} for anything that is not an origin
 */
export function readParents(allowedParents: readonly string[]): string[] {
  if (!Array.isArray(allowedParents) || allowedParents.length === 0) {
    throw new TypeError(
      "serveFrame: allowedParents is empty, so no page may show the form. Write allowedParents: ['https://app.acme.example'].",
    );
  }
  return allowedParents.map((entry: unknown) => {
    const isText = typeof entry === 'string' && !entry.includes('*');
    const url = isText && URL.canParse(entry) ? new URL(entry) : undefined;
    if (url && /^http/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
    throw new TypeError(
      `serveFrame: allowedParents contains ${JSON.stringify(entry)}, which is not an origin. Write a scheme and a host, such as 'https://app.acme.example', without a path or a wildcard.`,
    );
  });
}

/**
 * Tells the page around that this one is ready, and accepts one port from it, if its origin is in the list.
 *
 * @param onLoadError called if that doesn't happen within five seconds
 */
export function acceptPort(
  parents: readonly string[],
  onPort: (port: MessagePort) => void,
  onLoadError: (error: Error) => void,
): void {
  function onMessage({ source, origin, data, ports: [port] }: MessageEvent) {
    if (source !== parent || !isMessage(data, openMessage) || !port) return;
    if (!parents.includes(origin)) return;
    removeEventListener('message', onMessage);
    clearTimeout(timer);
    onPort(port);
  }

  const timer = setTimeout(() => {
    const why =
      origin === undefined || parents.includes(origin)
        ? 'No ConnectFrame has answered from a page of allowedParents'
        : `The page around it is of ${origin}, which is not in allowedParents`;
    onLoadError(new Error(`The form is not shown. ${why}`));
  }, patience);

  const origin = originAround();
  // A page in no frame is its own parent.
  if (parent === window) return;
  addEventListener('message', onMessage);
  // To the one page that is there, if it is allowed. A browser that doesn't say which delivers it to none but that one.
  for (const target of origin === undefined
    ? parents
    : parents.filter((known) => known === origin)) {
    parent.postMessage({ type: readyMessage }, target);
  }
}

/** The origin of the page around. `undefined` if the browser doesn't say. */
function originAround(): string | undefined {
  // Firefox lacks it in most versions.
  const ancestors: DOMStringList | undefined = location.ancestorOrigins;
  return ancestors?.[0];
}
