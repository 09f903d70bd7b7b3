'use client';
// The page in the frame: waits for a page that may show it, and renders the form for it.

import { createRoot } from 'react-dom/client';
import type { OnConnect } from '../form/controller.js';
import { focusOnceHeard } from '../form/focusInDialog.js';
import { type PostToOptions, postTo } from '../form/postTo.js';
import { linkHeader } from '../itglue/connectLink.js';
import { readProperty } from '../itglue/readProperty.js';
import { type FixedProps, FramedForm } from './FramedForm.js';
import { acceptPort, readParents } from './parents.js';
import { type FromFrame, isMessage } from './protocol.js';
import { pickSettings } from './settings.js';

/** How the form sends the key. */
type Sending =
  | {
      /**
       * Where `createConnectHandler` answers, on this origin. The request has the token of the `link` that the host's page
       * passes, in the header that `authorize` of `createConnectLinks` reads.
       */
      url: string | URL;
      /** Additional headers, as for `postTo`. */
      headers?: PostToOptions['headers'];
      onConnect?: undefined;
    }
  | {
      url?: undefined;
      headers?: undefined;
      /** Sends the key in another way. */
      onConnect: OnConnect;
    };

/** Any of the form's own options is fixed here: the host's page can't change it. */
export type ServeFrameOptions = Omit<FixedProps, 'onConnect'> &
  Sending & {
    /** The origins of the pages that may show the form, such as `https://app.acme.example`. No wildcards. */
    allowedParents: readonly string[];
    /** Where the form renders. A new element at the end of the page by default. */
    container?: Element | undefined;
    /** Called if no such page answers within five seconds. `console.error` by default. */
    onLoadError?: ((error: Error) => void) | undefined;
  };

/**
 * Makes this page the inside of a `ConnectFrame`. It renders the form once a page of an allowed origin asks for it, and
 * renders nothing for any other.
 *
 * @throws {TypeError} for an entry of `allowedParents` that is not an origin
 *
 * @example
 * serveFrame({ allowedParents: ['https://app.acme.example'], url: '/api/itglue/link' });
 */
export function serveFrame(options: ServeFrameOptions): void {
  acceptPort(
    readParents(options.allowedParents),
    (port) => render(options, port),
    // biome-ignore lint/suspicious/noConsole: whoever looks at this page sees that it is empty.
    options.onLoadError ?? console.error,
  );
}

function render(options: ServeFrameOptions, port: MessagePort): void {
  const {
    allowedParents: _,
    container,
    url,
    headers,
    onConnect,
    onLoadError: __,
    ...fixed
  } = options;
  const place = container ?? document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const leaveRef: { current: (() => void) | undefined } = { current: undefined };
  let token: string | undefined;

  async function allHeaders(): Promise<Headers> {
    const all = new Headers(typeof headers === 'function' ? await headers() : headers);
    if (token) all.set(linkHeader, token);
    return all;
  }

  const props = { ...fixed, onConnect: onConnect ?? postTo(url, { headers: allHeaders }) };
  const post = (message: FromFrame) => port.postMessage(message);

  port.onmessage = ({ data }) => {
    if (isMessage(data, 'leave')) leaveRef.current?.();
    // Orca says the field only if it has come to the document before.
    if (isMessage(data, 'focus'))
      focusOnceHeard(document.body, () => firstEmptyField(place)?.focus());
    const settings = isMessage(data, 'settings') && pickSettings(readProperty(data, 'settings'));
    if (!settings) return;
    token = settings.token;
    root.render(<FramedForm settings={settings} fixed={props} post={post} leaveRef={leaveRef} />);
  };
}

function firstEmptyField(place: Element): HTMLElement | undefined {
  const fields = place.querySelectorAll<HTMLSelectElement | HTMLInputElement>(
    '[name=subdomain], [data-itglue-key]',
  );
  return [...fields].find(({ value }) => !value);
}
