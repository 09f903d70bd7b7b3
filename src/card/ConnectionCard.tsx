'use client';
// A connection on the host's settings page, and all that may be done with it.

import { useEffect, useRef, useState } from 'react';
import { ConnectDialog } from '../dialog/ConnectDialog.js';
import { Question } from '../dialog/Question.js';
import { useLeavableForm } from '../dialog/useLeavableForm.js';
import { ConnectForm, type ConnectFormProps } from '../form/ConnectForm.js';
import { isNowhere, takeFocus } from '../form/focus.js';
import type { OnConnect } from '../form/useConnectForm.js';
import { ConnectError } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import { cardMessages, dialogMessages } from '../messages/en.js';
import { HostProvider, useHost } from '../messages/HostContext.js';
import { fill } from '../messages/messages.js';
import { ConnectionSummary } from './ConnectionSummary.js';

export type ConnectionCardProps = Omit<
  ConnectFormProps,
  'autoFocus' | 'defaultSubdomain' | 'lockSubdomain' | 'onDone'
> & {
  /** What is connected. `undefined` if nothing is. The host sets it anew in `onSuccess`. */
  connection: Connection | undefined;
  /** Whether the connection works, as far as the host knows. `connected` by default. */
  status?: 'connected' | 'broken' | undefined;
  /**
   * Why a broken connection does not work, if the host knows: someone `revoked` the key, or IT Glue did because it
   * was `unused` for 90 days.
   */
  reason?: 'revoked' | 'unused' | undefined;
  /** Where the form opens: in a dialog, the default, or below the card. */
  mode?: 'dialog' | 'inline' | undefined;
  /** Gets the credentials that are to replace those in use. `onConnect` by default. */
  onReplaceKey?: OnConnect | undefined;
  /** Disconnects, after the user was asked. What it throws is told, and nothing changes. */
  onDisconnect(connection: Connection): Promise<void> | void;
};

/**
 * A connection's whole life: connect, see what is connected, replace the key, disconnect.
 * Renders a `<section>`.
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
  const { connection, status, reason, mode, onReplaceKey, onDisconnect, ...formProps } = props;
  const { classes, say, ...host } = useHost();
  const messages = { ...dialogMessages, ...cardMessages, ...host.messages };
  const root = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // What the form is open for: it stays the same while the host already shows the new connection.
  const [form, setForm] = useState<{ replaces: Connection | undefined }>();
  const [asking, setAsking] = useState(false);
  const [disconnecting, setDisconnecting] = useState(false);
  const [failure, setFailure] = useState<string>();

  // What was to be disconnected is gone.
  if (asking && !connection) setAsking(false);

  // Keeps the focus on the card when the button that opened something is gone with what it was for.
  const opened = useRef(false);
  const isOpen = Boolean(form) || asking;
  useEffect(() => {
    if (opened.current && !isOpen && isNowhere(root.current)) {
      takeFocus(root.current, heading.current);
    }
    opened.current = isOpen;
  }, [isOpen]);

  async function disconnect(connection: Connection) {
    if (disconnecting) return;
    setDisconnecting(true);
    setFailure(undefined);
    try {
      await onDisconnect(connection);
    } catch (error) {
      const { code } = error instanceof ConnectError ? error : new ConnectError('unknown');
      setFailure(say(`${code === 'invalid_request' ? 'unknown' : code}.title`));
      props.onError?.(error);
      return;
    } finally {
      setDisconnecting(false);
      setAsking(false);
    }
    props.onEvent?.({ type: 'disconnected' });
  }

  const replaces = form?.replaces;
  const opensForm: ConnectFormProps = {
    ...formProps,
    ...(replaces && {
      onConnect: onReplaceKey ?? props.onConnect,
      defaultSubdomain: replaces.subdomain,
      description: messages['replace.text'],
      messages: {
        ...props.messages,
        title: messages['replace.title'],
        'connected.title': messages['replace.done'],
      },
    }),
    onEvent(event) {
      if (replaces && event.type === 'connected') {
        const { connection } = event;
        // On its own, so that it is told even if what comes first throws.
        queueMicrotask(() => props.onEvent?.({ type: 'key_replaced', connection }));
      }
      props.onEvent?.(event);
    },
  };
  const broken = connection && status === 'broken';
  const openForm = () => setForm({ replaces: connection });
  const closeForm = () => setForm(undefined);

  return (
    <section
      ref={root}
      className={classes('card')}
      data-status={connection ? (status ?? 'connected') : 'none'}
      lang={messages.locale}
      dir={messages.dir}
    >
      <ConnectionSummary connection={connection} broken={broken} headingRef={heading} />
      {broken && <p className={classes('failure')}>{messages[`card.${reason ?? 'rejected'}`]}</p>}
      {failure && (
        <p className={classes('failure')} role="alert">
          <b>{failure}</b> {messages['disconnect.failed']}
        </p>
      )}
      {!(form && mode === 'inline') && (
        <div className={classes('actions')}>
          <button
            type="button"
            className={classes(connection && !broken ? 'button' : 'submit')}
            onClick={openForm}
          >
            {connection ? messages['card.replace'] : messages.connect}
          </button>
          {connection && (
            <button
              type="button"
              className={classes('button')}
              data-destructive=""
              onClick={() => setAsking(true)}
            >
              {messages['card.disconnect']}
            </button>
          )}
        </div>
      )}
      {form && mode === 'inline' && <InlineForm {...opensForm} close={closeForm} />}
      {mode !== 'inline' && (
        <ConnectDialog {...opensForm} open={Boolean(form)} onOpenChange={closeForm} />
      )}
      {asking && connection && (
        <Question
          title={messages['disconnect.title']}
          text={fill(messages['disconnect.text'], {
            appName: props.appName ?? messages.thisApp,
          }).join('')}
          keep={messages['disconnect.keep']}
          confirm={messages['card.disconnect']}
          onKeep={() => setAsking(false)}
          onConfirm={() => void disconnect(connection)}
        />
      )}
    </section>
  );
}

/** The form below the card, with a button that leaves it. */
function InlineForm({ close, ...formProps }: ConnectFormProps & { close(): void }) {
  const { classes, ...host } = useHost();
  const messages = { ...dialogMessages, ...host.messages };
  const root = useRef<HTMLDivElement>(null);
  const { askOrLeave, form, question } = useLeavableForm(root, formProps, close);

  return (
    <div ref={root}>
      <ConnectForm {...form} />
      <button type="button" className={classes('button')} onClick={askOrLeave}>
        {messages.close}
      </button>
      {question}
    </div>
  );
}
