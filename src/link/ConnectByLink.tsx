'use client';
// The page that a connect link leads to: who asks, and then the form.

import { type Ref, useEffect, useRef } from 'react';
import { ConnectForm, type ConnectFormProps } from '../form/ConnectForm.js';
import { takeFocus } from '../form/focus.js';
import type { PostToOptions } from '../form/postTo.js';
import { HostProvider, useHost } from '../host/HostContext.js';
import { dateAndTime } from '../host/numbers.js';
import type { ConnectError } from '../itglue/connectError.js';
import type { ShownLink } from '../itglue/connectLink.js';
import { linkMessages } from '../languages/en.js';
import { useConnectLink } from './useConnectLink.js';

// For each member of a union: which props belong together stays part of the type.
type Without<Props, Key extends PropertyKey> = Props extends unknown ? Omit<Props, Key> : never;

export type ConnectByLinkProps = Without<ConnectFormProps, 'onConnect' | 'createLink'> & {
  /**
   * Where the host's server answers: `GET` with `show` of `createConnectLinks`, and `POST` with a handler that has its
   * `authorize`.
   */
  url: string | URL;
  /** Replaces the global `fetch`. */
  fetch?: PostToOptions['fetch'];
};

/**
 * The page of a connect link. Takes the token out of the address, says who asks and whose account is connected, and
 * renders the form. For a link that can't connect, it says why and renders no form. Renders a `<section>`.
 *
 * @example
 * <ConnectByLink url="/api/itglue/link" appName="Acme" />
 */
export function ConnectByLink(props: ConnectByLinkProps) {
  return (
    <HostProvider value={props}>
      <Page {...props} />
    </HostProvider>
  );
}

function Page({ url, fetch, ...formProps }: ConnectByLinkProps) {
  const { messages, say, classes } = useHost(linkMessages);
  const { state, onConnect, reload } = useConnectLink(url, fetch);
  const root = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const link = state.phase === 'loaded' ? state.link : undefined;
  const says = state.phase === 'failed' ? state.phase : link?.status;

  // Syncs the focus: the form or the button that had it may be gone.
  useEffect(() => {
    if (says && says !== 'open') takeFocus(root.current, heading.current);
  }, [says]);

  return (
    <section
      ref={root}
      className={classes('card')}
      lang={messages.locale}
      dir={messages.dir}
      aria-busy={state.phase === 'loading'}
    >
      {state.phase === 'loading' && <p role="status">{say('asked.loading')}</p>}
      {state.phase === 'failed' && (
        <Failed failure={state.failure} headingRef={heading} retry={reload} />
      )}
      {state.phase === 'loaded' && state.link.status === 'open' && (
        <>
          <Asked link={state.link} />
          {/* Whoever got the link has the key. A host without types may pass one more. */}
          <ConnectForm
            key={state.number}
            {...formProps}
            createLink={undefined}
            onConnect={onConnect}
          />
        </>
      )}
      {link && link.status !== 'open' && (
        <Ended link={link} status={link.status} headingRef={heading} />
      )}
    </section>
  );
}

/** Says who asks, for whose account, and until when. */
function Asked({ link }: { link: ShownLink }) {
  const { messages, show, classes } = useHost(linkMessages);
  const { from, for: account, note, expiresAt } = link;
  const values = { from: <Name>{from}</Name>, for: <Name>{account}</Name> };
  const date = expiresAt && dateAndTime(expiresAt, messages.locale);
  const who = from && account ? 'both' : from ? 'from' : account ? 'for' : 'unnamed';
  return (
    <>
      <h2 className={classes('title')}>{show(`asked.${who}`, values)}</h2>
      {account && <p>{show('asked.account', values)}</p>}
      {note && <blockquote dir="auto">{note}</blockquote>}
      {date && (
        <p className={classes('hint')}>
          {show('asked.until', { date: <time dateTime={expiresAt}>{date}</time> })}
        </p>
      )}
    </>
  );
}

/** A name that the sender has given, which may be written in the other direction. */
const Name = ({ children }: { children: string | undefined }) => <span dir="auto">{children}</span>;

interface EndedProps {
  link: ShownLink;
  status: Exclude<ShownLink['status'], 'open'>;
  /** The ref of the heading. Not named `ref`, since React 18 doesn't pass that on. */
  headingRef: Ref<HTMLHeadingElement>;
}

/** Says why the link can't connect, and what to do. */
function Ended({ link: { from }, status, headingRef }: EndedProps) {
  const { say, show, classes } = useHost(linkMessages);
  return (
    <>
      <h2 ref={headingRef} className={classes('title')} tabIndex={-1}>
        {say(`ended.${status}`)}
      </h2>
      {(status === 'used' || status === 'invalid') && <p>{say(`ended.${status}.text`)}</p>}
      <p>{from ? show('ended.ask.from', { from: <Name>{from}</Name> }) : say('ended.ask')}</p>
    </>
  );
}

interface FailedProps {
  failure: ConnectError;
  headingRef: Ref<HTMLHeadingElement>;
  retry(): void;
}

/** Says that the server could not be asked. */
function Failed({ failure, headingRef, retry }: FailedProps) {
  const { say, classes } = useHost();
  const isOffline = failure.code === 'offline';
  const title = !isOffline
    ? 'unknown.title'
    : navigator.onLine
      ? 'offline.server.title'
      : 'offline.title';
  return (
    <>
      <h2 ref={headingRef} className={classes('title')} tabIndex={-1}>
        {say(title)}
      </h2>
      <button type="button" className={classes('button')} onClick={retry}>
        {say('retry')}
      </button>
    </>
  );
}
