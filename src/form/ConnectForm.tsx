'use client';
// The form: puts the parts together, and moves the focus to where the user needs it.

import { type ReactNode, useEffect, useRef } from 'react';
import { type HostChoices, HostProvider, useHost } from '../host/HostContext.js';
import { warnOnce } from '../host/warnOnce.js';
import { ApiKeyField } from './ApiKeyField.js';
import { ConnectedNotice } from './ConnectedNotice.js';
import { Countdown } from './Countdown.js';
import type { UseConnectFormOptions } from './controller.js';
import { FailureNotice } from './FailureNotice.js';
import { isNowhere } from './focus.js';
import { initials } from './initials.js';
import { type CreateLink, SendLink } from './SendLink.js';
import { SetupGuide } from './SetupGuide.js';
import { SubdomainField } from './SubdomainField.js';
import { useClosedEvent } from './useClosedEvent.js';
import { useFormController } from './useConnectForm.js';
import { useSpoken } from './useSpoken.js';
import { useTakesLong } from './useTakesLong.js';

declare const process: { env: { NODE_ENV?: string } };

export type ConnectFormProps = UseConnectFormOptions &
  HostChoices & {
    /** One sentence on what the product will do with the key. */
    description?: ReactNode;
    /** The product's decorative logo. The first two letters of `appName` by default. `null` hides the row of badges. */
    logo?: ReactNode;
    /** Replaces the guide. `null` hides it. */
    guide?: ReactNode;
    /**
     * Creates a link with which someone else connects the account, such as with `createConnectLinks` on the host's
     * server. With it, the form offers to send one. What it throws is passed to `onError`.
     */
    createLink?: CreateLink | undefined;
    /** Called when the user clicks "Done" once the account is connected. Without it, there is no such button. */
    onDone?: (() => void) | undefined;
  };

/**
 * The form in which a user connects IT Glue. Renders a `<div>`.
 *
 * @example
 * <ConnectForm appName="Acme" onConnect={postTo('/api/itglue/connect')} />
 */
export function ConnectForm(props: ConnectFormProps) {
  return (
    <HostProvider value={props}>
      <Form {...props} />
    </HostProvider>
  );
}

function Form(props: ConnectFormProps) {
  const { logo } = props;
  const form = useFormController(props);
  const { choices, messages, say, classes } = useHost();
  const root = useRef<HTMLDivElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);

  useClosedEvent(root, form);

  const { state, secondsLeft } = form;
  const connecting = state.phase === 'connecting';
  const failed = state.failure && state;
  const outcome = failed ?? (state.phase === 'connected' ? state : undefined);
  const box = useSpoken(root, form.formProps.id, outcome);

  // Syncs the focus with the state of the attempt.
  useEffect(() => {
    if (process.env.NODE_ENV === 'development') warnWithoutStyles(root.current);
    // The button that started the attempt may have been in the failure box, which is gone now.
    if (connecting && isNowhere(root.current)) submitButton.current?.focus();
  }, [connecting]);

  function submitLabel(): string {
    if (connecting) return say('connecting');
    return say(failed ? 'retry' : 'connect');
  }

  function cancel() {
    form.cancel();
    submitButton.current?.focus();
  }

  return (
    <div
      ref={root}
      className={classes('form')}
      // For hosts' styles. Not for ours, or the browser would compute those of the whole form anew when it changes.
      data-phase={state.phase}
      lang={messages.locale}
      dir={messages.dir}
    >
      {state.phase === 'connected' ? (
        <ConnectedNotice box={box} connection={state.connection} onDone={props.onDone} />
      ) : (
        <form {...form.formProps} aria-busy={connecting} onBlur={form.onBlur}>
          {logo !== null && (
            <div className={classes('badges')} aria-hidden>
              <span className={classes('badge')}>{logo ?? initials(choices.appName)}</span>
              <span className={classes('badge')}>IT</span>
            </div>
          )}
          <h2 className={classes('title')} id={`${form.formProps.id}-title`}>
            {say('title')}
          </h2>
          {failed ? (
            <FailureNotice box={box} failed={failed} form={form} />
          ) : (
            <p className={classes('description')}>{props.description}</p>
          )}
          <SubdomainField form={form} />
          <ApiKeyField form={form} />
          {props.guide === undefined ? <SetupGuide form={form} /> : props.guide}
          {props.createLink && <SendLink createLink={props.createLink} onError={props.onError} />}
          <button
            ref={submitButton}
            {...form.submitProps}
            form={form.formProps.id}
            className={classes('submit')}
            aria-disabled={connecting || secondsLeft > 0}
            data-busy={connecting}
          >
            {/* In an element of its own: React can't change a text that the browser has translated. */}
            <span>{submitLabel()}</span>
            <Countdown form={form} />
          </button>
          {connecting && (
            <button type="button" className={classes('button')} onClick={cancel}>
              {say('cancel')}
            </button>
          )}
          {/* Last, so that its text doesn't move the button. */}
          <Waiting connecting={connecting} />
          <p className={classes('privacy')}>{say('privacy')}</p>
        </form>
      )}
    </div>
  );
}

/**
 * Announces politely that the check is running, and after five seconds that it takes long. Rendered even when idle, since
 * screen readers often skip text that is in a live region from the start.
 */
function Waiting({ connecting }: { connecting: boolean }) {
  const { say, classes } = useHost();
  const long = useTakesLong(connecting);

  return (
    <p className={classes(long ? 'notice' : 'status')} role="status">
      {connecting && say(long ? 'connecting.still' : 'connecting')}
    </p>
  );
}

// In milliseconds. By then, a page has loaded its styles.
const timeForStyles = 3000;

/** Warns in development only, since tests often have no styles. */
function warnWithoutStyles(root: HTMLElement | null) {
  setTimeout(() => {
    if (root?.isConnected && !getComputedStyle(root).getPropertyValue('--_itglue-radius')) {
      warnOnce(
        "The form has no styles, so it looks broken. Add import 'itglue-connect/styles.css' once, anywhere in the app.",
      );
    }
  }, timeForStyles);
}
