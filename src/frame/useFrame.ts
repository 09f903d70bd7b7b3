'use client';
// The frame from the side of the host's page: whether it is shown, and what it reports.

import { type RefObject, useEffect, useInsertionEffect, useRef, useState } from 'react';
import type { ConnectState } from '../form/controller.js';
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
  /** Whether there is a form in the frame. It may still come after `failed`. */
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
  const [phase, setPhase] = useState<Frame['phase']>('loading');
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

    const { report, closed } = reporter(host);
    if (element && url) {
      opened.current = openFrame(element, url, () => settingsOf(host.current), onMessage);
    }

    function onMessage(message: FromFrame) {
      switch (message.type) {
        case 'height':
          clearTimeout(timer);
          // At once, not with the next render, so that the browser never paints the old height.
          if (element) element.style.height = `${message.height}px`;
          return setPhase('shown');
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
      setPhase('failed');
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
      setPhase('loading');
    };
  }, [src, attempt]);

  // Syncs the frame with the host's choices.
  useEffect(() => opened.current?.update());

  // Syncs the focus with the form that has appeared.
  useEffect(() => {
    if (phase === 'shown' && host.current.autoFocus) opened.current?.enter('focus');
  }, [phase]);

  return {
    iframe,
    key: src + attempt,
    phase,
    retry: () => setAttempt(attempt + 1),
    leave: () => opened.current?.enter('leave'),
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
function reporter(host: RefObject<ConnectFrameProps>) {
  let phase: ConnectState['phase'] = 'editing';
  // In milliseconds, by the clock that no change of the date moves.
  let openedAt: number | undefined;

  // In a microtask, so that an error in the host's analytics can't break the page.
  const say = (event: ConnectEvent) => queueMicrotask(() => host.current.onEvent?.(event));

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
      const next: Partial<Record<typeof type, typeof phase>> = {
        submitted: 'connecting',
        connected: 'connected',
        // The user can open it at any time.
        guide_opened: phase,
      };
      phase = next[type] ?? 'editing';
      say(event);
    },
  };
}
