'use client';
// The form in the frame: with the settings of the host's page, and reporting to it.

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useLeavableForm } from '../dialog/useLeavableForm.js';
import { ConnectForm, type ConnectFormProps } from '../form/ConnectForm.js';
import type { ConnectEvent } from '../form/events.js';
import { HostProvider, useHost } from '../host/HostContext.js';
import { knownSubdomain } from '../itglue/regions.js';
import type { FrameEvent, FrameSettings, FromFrame } from './protocol.js';
import { properties } from './theme.js';

/** The props that the page in the frame may fix, so that the host's page can't change them. */
export type FixedProps = Pick<
  ConnectFormProps,
  | 'onConnect'
  | 'appName'
  | 'description'
  | 'logo'
  | 'guide'
  | 'requirePasswordAccess'
  | 'egressAddresses'
  | 'messages'
  | 'classNames'
  | 'createLink'
  | 'onSuccess'
  | 'onError'
  | 'onEvent'
>;

export interface FramedFormProps {
  settings: FrameSettings;
  fixed: FixedProps;
  post(message: FromFrame): void;
  /** Receives the function that closes the form, or asks first. */
  leaveRef: RefObject<(() => void) | undefined>;
}

export function FramedForm(props: FramedFormProps) {
  const formProps = mergedProps(props);
  return (
    <HostProvider value={formProps}>
      <Content {...props} formProps={formProps} />
    </HostProvider>
  );
}

function Content({
  settings: { canClose, theme },
  post,
  leaveRef,
  formProps,
}: FramedFormProps & { formProps: ConnectFormProps }) {
  const root = useRef<HTMLDivElement>(null);
  const { messages, say } = useHost();
  const { askOrLeave, form, question } = useLeavableForm(root, formProps, () => {
    // After `done`, since the page around no longer listens once it has closed the form.
    queueMicrotask(() => post({ type: 'close' }));
  });
  const title = say('title');
  const { locale, dir } = messages;

  // Syncs the document with the page around. Not by inline styles in HTML, which a policy may forbid.
  useLayoutEffect(() => {
    const { documentElement: page, body } = document;
    page.lang = locale;
    page.dir = dir;
    document.title = title;
    Object.assign(body.style, { margin: '0', background: 'none' });
    // Scroll bars would come and go before the element around has the new height.
    Object.assign(page.style, { overflow: 'hidden', background: 'none' });
    for (const name of properties) page.style.setProperty(name, theme?.[name] ?? '');
  }, [locale, dir, title, theme]);

  // Syncs the height of the element around with the content.
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    let reported = -1;
    const report = () => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (height !== reported) post({ type: 'height', height });
      reported = height;
    };
    // At once, since a browser doesn't call the observer in a frame that can't be seen yet.
    report();
    const observer = new ResizeObserver(report);
    observer.observe(element);
    return () => observer.disconnect();
  }, [post]);

  // Syncs with the close button and the Escape key, which may be pressed in the page around or here.
  useEffect(() => {
    if (!canClose) return;
    leaveRef.current = askOrLeave;
    const onKeyDown = ({ key, isComposing }: KeyboardEvent) => {
      // In the question, Escape means to stay.
      if (key !== 'Escape' || isComposing || document.querySelector('dialog[open]')) return;
      // Later, since this Escape would close the question at once.
      setTimeout(askOrLeave);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      leaveRef.current = undefined;
      document.removeEventListener('keydown', onKeyDown);
    };
  });

  return (
    <div ref={root} className={canClose ? 'itglue-framed' : undefined}>
      {/* The page around moves the focus. */}
      <ConnectForm {...(canClose ? form : formProps)} autoFocus={false} />
      {question}
    </div>
  );
}

/** The props of the form. A host's page can't change those that are fixed. */
function mergedProps({ settings, fixed, post }: FramedFormProps): ConnectFormProps {
  const subdomain = knownSubdomain(settings.defaultSubdomain);
  return {
    ...fixed,
    appName: fixed.appName ?? settings.appName,
    description: fixed.description ?? settings.description,
    messages: fixed.messages ?? settings.messages,
    requirePasswordAccess: fixed.requirePasswordAccess ?? settings.requirePasswordAccess,
    egressAddresses: fixed.egressAddresses ?? settings.egressAddresses,
    ...(subdomain && {
      defaultSubdomain: subdomain,
      lockSubdomain: settings.lockSubdomain ?? false,
    }),
    onDone: settings.hasDone ? () => post({ type: 'done' }) : undefined,
    onEvent(event) {
      if (isForThePage(event)) post(event);
      fixed.onEvent?.(event);
    },
  };
}

/** A document that is removed can't report `closed`, and the other two are the card's. */
const isForThePage = (event: ConnectEvent): event is FrameEvent =>
  !['closed', 'key_replaced', 'disconnected'].includes(event.type);
