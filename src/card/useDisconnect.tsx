'use client';
// Disconnecting: the question before it, its progress, and why it failed.

import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { Question } from '../dialog/Question.js';
import type { ConnectEvent } from '../form/events.js';
import { useTakesLong } from '../form/useTakesLong.js';
import { useHost } from '../host/HostContext.js';
import type { Connection } from '../itglue/connection.js';
import { cardMessages, dialogMessages } from '../languages/en.js';
import { type Code, codeOf, throwIfRefused, titleOf } from './callbacks.js';
import { identityOf, knownConnection } from './knownConnection.js';

/** The host's callbacks. */
export interface DisconnectCallbacks {
  onDisconnect?: ((connection: Connection) => Promise<void> | void) | undefined;
  onError?: ((error: unknown) => void) | undefined;
  onEvent?: ((event: ConnectEvent) => void) | undefined;
}

export interface Disconnecting {
  /** Asks whether to disconnect. */
  ask(): void;
  /** Whether `onDisconnect` is running for this connection. */
  running: boolean;
  /** Why the last attempt for this connection failed. */
  failure: { title: string; text: string } | undefined;
  /** The last attempt that failed, the same object for each render. */
  failed: object | undefined;
  /** Clears the failure. */
  dismiss(): void;
  /** The question to render. */
  question: ReactNode;
}

const messagesOfQuestion = { ...cardMessages, close: dialogMessages.close };

/**
 * Disconnects a connection, after a question.
 *
 * @param connection the connection, if there is one
 * @param host the host's latest callbacks, since disconnecting outlives the render it started in
 */
export function useDisconnect(
  connection: Connection | undefined,
  host: RefObject<DisconnectCallbacks>,
): Disconnecting {
  const { say } = useHost(messagesOfQuestion);
  // Each state belongs to one connection, so that a question or a failure isn't shown for the next one.
  const current = connection && identityOf(knownConnection(connection));
  const [asked, setAsked] = useState<string>();
  const [failed, setFailed] = useState<{ connection: string; code: Code }>();
  const [runningFor, setRunningFor] = useState<string>();
  // A ref, since a second click may come before the next render.
  const underWay = useRef<string>(undefined);

  if (asked && asked !== current) setAsked(undefined);
  if (failed && failed.connection !== current) setFailed(undefined);
  const running = runningFor !== undefined && runningFor === current;
  const long = useTakesLong(running);

  async function disconnect(connection: Connection, identity: string) {
    if (underWay.current === identity) return;
    underWay.current = identity;
    setRunningFor(identity);
    let failure: { error: unknown } | undefined;
    try {
      const resolved: unknown = await host.current.onDisconnect?.(connection);
      throwIfRefused('onDisconnect', resolved);
    } catch (error) {
      failure = { error };
    }
    setAsked((now) => (now === identity ? undefined : now));
    if (underWay.current === identity) {
      underWay.current = undefined;
      setRunningFor(undefined);
    }
    if (failure) {
      setFailed({ connection: identity, code: codeOf(failure.error) });
      host.current.onError?.(failure.error);
    } else {
      host.current.onEvent?.({ type: 'disconnected' });
    }
  }

  return {
    ask() {
      setFailed(undefined);
      if (!running) setAsked(current);
    },
    running,
    failure: failed && {
      title: titleOf(failed.code, 'disconnect.not_allowed', say),
      text: [
        say('disconnect.failed'),
        ...(failed.code === 'not_allowed' ? [say('not_allowed.text')] : []),
      ].join(' '),
    },
    failed,
    dismiss: () => setFailed(undefined),
    question: asked && connection && (
      <Question
        title={say('disconnect.title')}
        text={say('disconnect.text')}
        // A running disconnect can't be stopped. After a while, the question can be closed anyway.
        keep={say(long ? 'close' : 'disconnect.keep')}
        confirm={say(running ? 'disconnect.running' : 'card.disconnect')}
        onKeep={running && !long ? undefined : () => setAsked(undefined)}
        onConfirm={running ? undefined : () => void disconnect(connection, asked)}
        status={running && say('disconnect.running')}
      />
    ),
  };
}
