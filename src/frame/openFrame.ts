// Loads the frame into an `<iframe>` of the host's page, and talks to it.

import { readProperty } from '../itglue/readProperty.js';
import {
  type FrameSettings,
  type FromFrame,
  isFromFrame,
  isMessage,
  openMessage,
  readyMessage,
  type ToFrame,
} from './protocol.js';
import { readTheme, watchTheme } from './theme.js';

export interface OpenFrame {
  /** Sends the settings, unless they are the same as before. */
  update(): void;
  /** Gives the focus to the frame, and then sends this message. */
  enter(type: 'focus' | 'leave'): void;
  /** Ends the conversation. */
  end(): void;
}

/** The address of the frame. `undefined` if it isn't one of the web, such as `javascript:`. */
export function addressOf(src: string): Pick<URL, 'href' | 'origin'> | undefined {
  // Unlike `URL`, it never throws.
  const link = document.createElement('a');
  link.href = src;
  return /^http/.test(link.protocol) ? link : undefined;
}

/**
 * Loads the frame. Once it says that it is ready, hands it one end of a channel. Each document that is loaded gets one:
 * a browser loads the frame again if the host moves the element.
 *
 * @param settings called whenever they may have changed
 */
export function openFrame(
  iframe: HTMLIFrameElement,
  url: Pick<URL, 'href' | 'origin'>,
  settings: () => FrameSettings,
  onMessage: (message: FromFrame) => void,
): OpenFrame {
  const ended = new AbortController();
  const { signal } = ended;
  let port: MessagePort | undefined;
  let sent: string | undefined;

  const post = (message: ToFrame) => port?.postMessage(message);

  function update() {
    if (!port) return;
    const text = JSON.stringify({ ...settings(), theme: readTheme(iframe) }, withoutElements);
    if (text !== sent) post({ type: 'settings', settings: JSON.parse(text) });
    sent = text;
  }

  function onReady({ source, origin, data }: MessageEvent) {
    const isFrame = source && source === iframe.contentWindow && origin === url.origin;
    if (!isFrame || !isMessage(data, readyMessage)) return;
    port?.close();
    sent = undefined;
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port.onmessage = (event) => {
      if (isFromFrame(event.data)) onMessage(event.data);
    };
    source.postMessage({ type: openMessage }, { targetOrigin: url.origin, transfer: [port2] });
    update();
  }

  // Before the frame is loaded.
  addEventListener('message', onReady, { signal });
  watchTheme(iframe, update, signal);
  // On the element itself, since the host's page may have no stylesheet of ours, and a policy against inline styles.
  Object.assign(iframe.style, { border: '0', color: 'Canvas', display: 'block', width: '100%' });
  iframe.src = url.href;

  return {
    update,
    enter(type) {
      // Here alone: if the frame took the focus itself at the same moment, a browser could clear it in both.
      iframe.focus();
      post({ type });
    },
    end() {
      ended.abort();
      port?.close();
    },
  };
}

/** A host without types may pass an element, which refers to itself in development. */
const withoutElements = (_name: string, value: unknown): unknown =>
  readProperty(value, '$$typeof') ? undefined : value;
