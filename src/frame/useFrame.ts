'use client';
// The frame from the side of the host's page: whether it is shown, and what it reports.

import { type RefObject, useEffect, useInsertionEffect, useRef, useState } from 'react';
import type { ConnectEvent } from '../form/events.js';
import { warnOnce } from '../host/warnOnce.js';
import { linkParameter } from '../itglue/connectLink.js';
import { addressOf, type OpenFrame, openFrame } from './openFrame.js';
import type { ConnectFrameProps } from './props.js';
import type { FrameEvent, FrameSettings, FromFrame } from './protocol.js';

declare const process: { env: { NODE_ENV?: string } };

// In milliseconds. The page says within five seconds that the form can't be loaded.
const patience = 4500;

export interface Frame {
  iframe: RefObject<HTMLIFrameElement | null>;
  /** The React `key` of the `<iframe>`. A new element has no address yet, so that loading it adds no history entry. */
  key: string;
  phase: 'loading' | 'shown' | 'failed';
  /** Loads the frame again. */
  retry(): void;
  /** Closes the form that is shown. The frame asks before an entered key is lost. */
  leave(): void;
}

export function useFrame(props: ConnectFrameProps): Frame {
  const src = String(props.src);
  const iframe = useRef<HTMLIFrameElement>(null);
  const opened = useRef<OpenFrame>(undefined);
  const [attempt, setAttempt] = useState(0);
  const [isLate, setLate] = useState(false);
  // Whether there is a form in the frame.
  const [isShown, setShown] = useState(false);
  const host = useRef(props);
  useInsertionEffect(() => {
    host.current = props;
  });

  // Syncs with the document in the frame.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt renders another element.
  useEffect(() => {
    const element = iframe.current;
    const url = addressOf(src);
    const timer = setTimeout(fail, url ? patience : 0);

    const { report, closed } = reporter((event) => host.current.onEvent?.(event));
    if (element && url) {
      opened.current = openFrame(element, url, () => settingsOf(host.current), onMessage);
    }

    function onMessage(message: FromFrame) {
      switch (message.type) {
        case 'height':
          clearTimeout(timer);
          // At once, not with the next render, so that the browser never paints the old height.
          if (element) element.style.height = `${message.height}px`;
          return setShown(true);
        case 'close':
          return host.current.onClose?.();
        case 'done':
          return host.current.onDone?.();
        default:
          report(message);
          if (message.type === 'connected') host.current.onSuccess?.(message.connection);
      }
    }

    function fail() {
      setLate(true);
      if (process.env.NODE_ENV !== 'production') {
        warnOnce(
          `The form at ${src} isn't there after five seconds. Open that address by itself to see whether it loads. ` +
            'Its `serveFrame` needs the origin of this page in `allowedParents`, its header `frame-ancestors` must allow ' +
            'this page, and `frame-src` of this page must allow the frame. A page with COEP needs a frame with COEP and CORP.',
        );
      }
      host.current.onLoadError?.(new Error(`${src} could not be loaded`));
    }

    return () => {
      clearTimeout(timer);
      opened.current?.end();
      closed();
      // What comes next is another document.
      setShown(false);
      setLate(false);
    };
  }, [src, attempt]);

  // Syncs the frame with the host's choices.
  useEffect(() => opened.current?.update());

  // Syncs the focus with the form that has appeared.
  useEffect(() => {
    if (isShown && host.current.autoFocus) opened.current?.enter({ type: 'focus' });
  }, [isShown]);

  return {
    iframe,
    key: src + attempt,
    phase: isShown ? 'shown' : isLate ? 'failed' : 'loading',
    retry: () => setAttempt(attempt + 1),
    leave: () => opened.current?.enter({ type: 'leave' }),
  };
}

/** All but the callbacks, which JSON leaves out. */
const settingsOf = (props: ConnectFrameProps): FrameSettings => ({
  ...props,
  token: props.link?.split(`#${linkParameter}=`).pop(),
  hasDone: Boolean(props.onDone),
  canClose: Boolean(props.onClose),
});

/** Reports the form's events, and `closed`, which a document that is removed can't report. */
function reporter(onEvent: (event: ConnectEvent) => void) {
  let phase: 'editing' | 'connecting' | 'connected' = 'editing';
  // In milliseconds, by the clock that no change of the date moves.
  let openedAt: number | undefined;

  // In a microtask, so that an error in the host's analytics can't break the page.
  const say = (event: ConnectEvent) => queueMicrotask(() => onEvent(event));

  function closed() {
    if (openedAt === undefined) return;
    say({ type: 'closed', phase, duration: Math.round(performance.now() - openedAt) });
    openedAt = undefined;
  }

  return {
    closed,
    report(event: FrameEvent) {
      const { type } = event;
      if (type === 'opened') {
        // The browser has loaded the frame again.
        closed();
        openedAt = performance.now();
      }
      if (type === 'submitted') phase = 'connecting';
      else if (type === 'connected') phase = type;
      // While connecting, the user can open the guide.
      else if (type !== 'guide_opened') phase = 'editing';
      say(event);
    },
  };
}
