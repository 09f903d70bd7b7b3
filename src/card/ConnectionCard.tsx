'use client';
// A connection on the host's settings page, with everything that the user can do with it.

import { useId, useInsertionEffect, useRef } from 'react';
import { ConnectDialog } from '../dialog/ConnectDialog.js';
import { useLeavableForm } from '../dialog/useLeavableForm.js';
import { ConnectForm, type ConnectFormProps } from '../form/ConnectForm.js';
import type { OnConnect } from '../form/controller.js';
import { useSpoken } from '../form/useSpoken.js';
import { HostProvider, useHost } from '../host/HostContext.js';
import type { Connection } from '../itglue/connection.js';
import type { ConnectionCheck } from '../itglue/connectionCheck.js';
import { cardMessages, dialogMessages } from '../languages/en.js';
import { ConnectionSummary } from './ConnectionSummary.js';
import { knownConnection } from './knownConnection.js';
import { NotLoaded } from './NotLoaded.js';
import { type CardFormProps, useCardForm } from './useCardForm.js';
import { useCheck } from './useCheck.js';
import { useDisconnect } from './useDisconnect.js';
import { useKeptFocus } from './useKeptFocus.js';
import { type SentLinkProps, useSentLink } from './useSentLink.js';
import { WaitingForLink } from './WaitingForLink.js';

export type ConnectionCardProps = CardFormProps & {
  /**
   * The connection to show. `undefined` or `null` if there is none. Update it in `onSuccess`. Fields that can't be
   * read, such as an unknown subdomain, are left out.
   */
  connection: Connection | null | undefined;
  /** Whether the connection still works, as far as the host knows. By default, what `check` says, or `connected`. */
  status?: 'connected' | 'broken' | undefined;
  /**
   * Why a connection is broken, if the host knows: someone `revoked` the key, or IT Glue did because it was `unused`
   * for 90 days.
   */
  reason?: 'revoked' | 'unused' | undefined;
  /** What the last check of the connection found, such as from `checkConnection`. */
  check?: ConnectionCheck | null | undefined;
  /** Where the form opens: in a dialog (the default) or below the card. A form that is already open doesn't move. */
  mode?: 'dialog' | 'inline' | undefined;
  /** Hides every action, for users who may not change the connection. `false` by default. */
  readOnly?: boolean | undefined;
  /** Shows that the host is still loading the connection. `false` by default. */
  loading?: boolean | undefined;
  /** Why the connection couldn't be loaded. If it is a {@link ConnectError}, the card says more. */
  loadError?: unknown;
  /** Loads the connection again after a `loadError`. Without it, there is no button "Try again". */
  onReload?: (() => void) | undefined;
  /**
   * A link that was sent, as `createLink` resolved to. While nothing is connected, the card says that it waits for
   * whoever has the link. It can be copied again if it has a `url`. By default, the last link that was created in this
   * card. `null` shows none.
   */
  sentLink?: SentLinkProps['sentLink'];
  /** Takes a sent link back. Without it, there is no button "Take back the link". Update `sentLink` once it is done. */
  onRevokeLink?: SentLinkProps['onRevokeLink'];
  /** Receives the credentials. Without it, there is no button "Connect". */
  onConnect?: OnConnect | undefined;
  /** Receives the credentials that replace the current ones. `onConnect` by default. */
  onReplaceKey?: OnConnect | undefined;
  /**
   * Asks IT Glue about the stored key, and resolves to what was found. Without it, there is no button "Check now".
   * `signal` is aborted when the result no longer matters.
   */
  onCheck?:
    | ((connection: Connection, context: { signal: AbortSignal }) => Promise<ConnectionCheck>)
    | undefined;
  /**
   * Disconnects the account, once the user has confirmed. If it throws, the card says that IT Glue is still connected,
   * and why if it is a {@link ConnectError}. Without it, there is no button "Disconnect".
   */
  onDisconnect?: ((connection: Connection) => Promise<void> | void) | undefined;
};

/**
 * The whole life of a connection: connect, see what is connected, check it, replace the key, disconnect. Renders a
 * `<section>`.
 *
 * @example
 * <ConnectionCard
 *   connection={connection}
 *   onConnect={postTo('/api/itglue/connect')}
 *   onSuccess={setConnection}
 *   onDisconnect={disconnect}
 * />
 *
 * @example
 * <ConnectionCard appName="Acme" {...useConnection('/api/itglue')} />
 */
export function ConnectionCard(props: ConnectionCardProps) {
  return (
    <HostProvider value={props}>
      <Card {...props} />
    </HostProvider>
  );
}

function Card(props: ConnectionCardProps) {
  const {
    connection: given,
    status,
    reason,
    check: givenCheck,
    mode,
    readOnly,
    loading,
    loadError,
    sentLink: givenLink,
    onRevokeLink,
    onReload,
    onConnect,
    onReplaceKey,
    onCheck,
    onDisconnect,
    ...formProps
  } = props;
  const connection = given || undefined;
  const known = connection && knownConnection(connection);
  const { classes, messages, say } = useHost(cardMessages);
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // An attempt outlives the render it started in and even the form, but calls the host's latest callbacks.
  const latest = useRef(props);
  useInsertionEffect(() => {
    latest.current = props;
  });
  const disconnecting = useDisconnect(connection, latest);
  const checking = useCheck(connection, status, givenCheck, latest);

  const { broken, last, suggestedSubdomain, words } = checking;
  const { sentLink, createLink, ...links } = useSentLink(connection, {
    sentLink: givenLink,
    createLink: formProps.createLink,
    onRevokeLink,
  });
  const form = useCardForm(connection, suggestedSubdomain, { ...formProps, createLink }, latest);

  useKeptFocus(root, heading);

  const { failure, running } = disconnecting;
  const box = useSpoken(root, id, disconnecting.failed);
  const unknown = !connection && (loading || loadError !== undefined);
  const state = unknown ? undefined : connection ? (broken ? 'broken' : 'connected') : 'none';
  const actions = {
    open: !form.isInline && (connection ? (onReplaceKey ?? onConnect) : onConnect),
    check: connection && onCheck,
    disconnect: !form.isInline && connection && onDisconnect,
  };

  function openForm() {
    if (running) return;
    disconnecting.dismiss();
    checking.dismiss();
    form.open(mode === 'inline');
  }

  function whyBroken(): string {
    if (reason === 'revoked' || reason === 'unused') return say(`card.${reason}`);
    if (!suggestedSubdomain) return say('card.rejected');
    const subdomain = known?.subdomain;
    return say('card.wrong_subdomain', { suggested: suggestedSubdomain, subdomain });
  }

  return (
    <section
      ref={root}
      className={classes('card')}
      data-status={state ?? (loading ? 'loading' : 'failed')}
      aria-busy={loading && !connection}
      lang={messages.locale}
      dir={messages.dir}
    >
      <ConnectionSummary
        connection={known && { ...known, ...countOf(last) }}
        state={state}
        checkedAt={last?.checkedAt}
        headingRef={heading}
      />
      {unknown ? (
        <NotLoaded loading={loading} loadError={loadError} onReload={onReload} />
      ) : (
        <>
          <div role="status" className={classes('outcome')}>
            {broken && <p className={classes('failure')}>{whyBroken()}</p>}
          </div>
          {sentLink && !connection && (
            <WaitingForLink
              link={sentLink}
              onRevoke={links.onRevokeLink}
              onError={props.onError}
              readOnly={readOnly}
            />
          )}
          {failure && (
            <div {...box} className={classes('failure')}>
              <b id={box['aria-labelledby']}>{failure.title}</b>{' '}
              <p id={box['aria-describedby']}>{failure.text}</p>
            </div>
          )}
          {!readOnly && (actions.open || actions.check || actions.disconnect) && (
            <div className={classes('actions')}>
              {actions.open && (
                <button
                  type="button"
                  className={classes(connection && !broken ? 'button' : 'submit')}
                  aria-disabled={running}
                  onClick={openForm}
                >
                  {say(connection ? 'card.replace' : 'connect')}
                </button>
              )}
              {actions.check && (
                <button
                  type="button"
                  className={classes('button')}
                  aria-disabled={checking.running || running}
                  onClick={() => !running && checking.run()}
                >
                  {say('card.check')}
                </button>
              )}
              {actions.disconnect && (
                <button
                  type="button"
                  className={classes('button')}
                  data-destructive=""
                  aria-disabled={running}
                  onClick={disconnecting.ask}
                >
                  {say(running ? 'disconnect.running' : 'card.disconnect')}
                </button>
              )}
            </div>
          )}
          {connection && onCheck && (
            <p role="status" className={classes('outcome')} data-busy={checking.running}>
              {words && (
                <>
                  {words.title && <b>{words.title}</b>} {words.text}
                </>
              )}
            </p>
          )}
        </>
      )}
      {form.isInline ? (
        <InlineForm {...form.props} close={form.close} />
      ) : (
        <ConnectDialog {...form.props} open={form.isOpen} onOpenChange={form.close} />
      )}
      {disconnecting.question}
    </section>
  );
}

/** A check may have counted other organizations than there were at first. */
function countOf({ organizationCount }: Partial<ConnectionCheck> = {}) {
  return organizationCount === undefined ? undefined : { organizationCount };
}

/** The form below the card, with a button that closes it. */
function InlineForm({ close, ...formProps }: ConnectFormProps & { close(): void }) {
  const { classes, say } = useHost(dialogMessages);
  const root = useRef<HTMLDivElement>(null);
  const { askOrLeave, connected, form, question } = useLeavableForm(root, formProps, close);

  return (
    <div ref={root}>
      <ConnectForm {...form} />
      {/* After that, "Done" closes it. */}
      {!connected && (
        <button type="button" className={classes('button')} onClick={askOrLeave}>
          {say('close')}
        </button>
      )}
      {question}
    </div>
  );
}
