'use client';
// A connection on the host's settings page, with everything that the user can do with it.

import { useInsertionEffect, useRef, useState } from 'react';
import { ConnectDialog } from '../dialog/ConnectDialog.js';
import { useLeavableForm } from '../dialog/useLeavableForm.js';
import { ConnectForm, type ConnectFormProps } from '../form/ConnectForm.js';
import type { OnConnect } from '../form/controller.js';
import { HostProvider, useHost } from '../host/HostContext.js';
import type { Connection } from '../itglue/connection.js';
import { cardMessages, dialogMessages, type Messages } from '../languages/en.js';
import { ConnectionSummary } from './ConnectionSummary.js';
import { knownConnection } from './knownConnection.js';
import { useDisconnect } from './useDisconnect.js';
import { useKeptFocus } from './useKeptFocus.js';

export type ConnectionCardProps = Omit<
  ConnectFormProps,
  'autoFocus' | 'defaultSubdomain' | 'lockSubdomain' | 'onDone'
> & {
  /**
   * The connection to show. `undefined` or `null` if there is none. Update it in `onSuccess`. Fields that can't be
   * read, such as an unknown subdomain, are left out.
   */
  connection: Connection | null | undefined;
  /** Whether the connection still works, as far as the host knows. `connected` by default. */
  status?: 'connected' | 'broken' | undefined;
  /**
   * Why a connection is broken, if the host knows: someone `revoked` the key, or IT Glue did because it was `unused`
   * for 90 days.
   */
  reason?: 'revoked' | 'unused' | undefined;
  /** Where the form opens: in a dialog (the default) or below the card. A form that is already open doesn't move. */
  mode?: 'dialog' | 'inline' | undefined;
  /** Receives the credentials that replace the current ones. `onConnect` by default. */
  onReplaceKey?: OnConnect | undefined;
  /**
   * Disconnects the account, once the user has confirmed. If it throws, the card says that IT Glue is still connected,
   * and why if it is a {@link ConnectError}. Without it, there is no button "Disconnect".
   */
  onDisconnect?: ((connection: Connection) => Promise<void> | void) | undefined;
};

/**
 * The whole life of a connection: connect, see what is connected, replace the key, disconnect. Renders a `<section>`.
 *
 * @example
 * <ConnectionCard
 *   connection={connection}
 *   onConnect={postTo('/api/itglue/connect')}
 *   onSuccess={setConnection}
 *   onDisconnect={disconnect}
 * />
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
    mode,
    onReplaceKey,
    onDisconnect,
    ...formProps
  } = props;
  const connection = given || undefined;
  const known = connection && knownConnection(connection);
  const { classes, messages, say } = useHost(cardMessages);
  const root = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // Which connection the open form replaces, and where it is. Neither changes when the host changes its props.
  const [form, setForm] = useState<{ replaces: Connection | undefined; inline: boolean }>();

  // An attempt outlives the render it started in and even the form, but calls the host's latest callbacks.
  const latest = useRef(props);
  useInsertionEffect(() => {
    latest.current = props;
  });
  const disconnecting = useDisconnect(connection, latest);

  useKeptFocus(root, heading);

  const replaces = form?.replaces;
  const messagesOfReplace: Partial<Messages> = {
    ...props.messages,
    title: messages['replace.title'],
    'connected.title': messages['replace.done'],
    'not_allowed.title': messages['replace.not_allowed'],
  };
  const opensForm: ConnectFormProps = {
    ...formProps,
    ...(replaces && {
      onConnect: onReplaceKey ?? props.onConnect,
      defaultSubdomain: knownConnection(replaces).subdomain,
      description: say('replace.text'),
      messages: messagesOfReplace,
    }),
    onEvent(event) {
      try {
        latest.current.onEvent?.(event);
      } finally {
        // Even if the host's analytics threw at `connected`.
        if (replaces && event.type === 'connected') {
          latest.current.onEvent?.({ type: 'key_replaced', connection: event.connection });
        }
      }
    },
  };
  const broken = connection && status === 'broken';
  const why = reason === 'revoked' || reason === 'unused' ? reason : 'rejected';
  const { failure, running } = disconnecting;
  const closeForm = () => setForm(undefined);

  function openForm() {
    if (running) return;
    disconnecting.dismiss();
    setForm({ replaces: connection, inline: mode === 'inline' });
  }

  return (
    <section
      ref={root}
      className={classes('card')}
      data-status={connection ? (status ?? 'connected') : 'none'}
      lang={messages.locale}
      dir={messages.dir}
    >
      <ConnectionSummary connection={known} broken={broken} headingRef={heading} />
      {broken && <p className={classes('failure')}>{say(`card.${why}`)}</p>}
      {failure && (
        <p className={classes('failure')} role="alert">
          <b>{failure.title}</b> {failure.text}
        </p>
      )}
      {!form?.inline && (
        <div className={classes('actions')}>
          <button
            type="button"
            className={classes(connection && !broken ? 'button' : 'submit')}
            aria-disabled={running}
            onClick={openForm}
          >
            {say(connection ? 'card.replace' : 'connect')}
          </button>
          {connection && onDisconnect && (
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
      {form?.inline ? (
        <InlineForm {...opensForm} close={closeForm} />
      ) : (
        <ConnectDialog {...opensForm} open={Boolean(form)} onOpenChange={closeForm} />
      )}
      {disconnecting.question}
    </section>
  );
}

/** The form below the card, with a button that closes it. */
function InlineForm({ close, ...formProps }: ConnectFormProps & { close(): void }) {
  const { classes, say } = useHost(dialogMessages);
  const root = useRef<HTMLDivElement>(null);
  const { askOrLeave, form, question } = useLeavableForm(root, formProps, close);

  return (
    <div ref={root}>
      <ConnectForm {...form} />
      <button type="button" className={classes('button')} onClick={askOrLeave}>
        {say('close')}
      </button>
      {question}
    </div>
  );
}
