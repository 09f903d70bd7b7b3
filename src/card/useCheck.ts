'use client';
// Checking a connection: "Check now", its progress, and what it found.

import { type RefObject, useEffect, useRef, useState } from 'react';
import { useHost } from '../host/HostContext.js';
import { ConnectError } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import { type ConnectionCheck, pickCheck } from '../itglue/connectionCheck.js';
import type { Subdomain } from '../itglue/regions.js';
import { cardMessages } from '../languages/en.js';
import { codeOf, knownCode, throwIfRefused, titleOf } from './callbacks.js';
import { identityOf, knownConnection } from './knownConnection.js';

/** The host's callbacks. */
export interface CheckCallbacks {
  onCheck?:
    | ((connection: Connection, context: { signal: AbortSignal }) => Promise<ConnectionCheck>)
    | undefined;
  onError?: ((error: unknown) => void) | undefined;
}

export interface Checking {
  /** Starts a check, unless one is running. */
  run(): void;
  running: boolean;
  /** The newest check of this connection: the host's, or the one that the user started. */
  last: ConnectionCheck | undefined;
  /** Whether IT Glue refuses the key, as far as anybody knows. A check that couldn't ask IT Glue changes nothing. */
  broken: boolean;
  /** The subdomain at which IT Glue accepts the key, if the connection is broken because of that. */
  suggestedSubdomain: Subdomain | undefined;
  /** The progress or the result, to announce politely. A refusal has words of its own. */
  words: { title?: string; text: string } | undefined;
  /** Clears the result. */
  dismiss(): void;
}

/** What came of a check, for one connection. */
interface Result {
  connection: string;
  /** What the host said of the connection when the check started. */
  status: 'connected' | 'broken' | undefined;
  /** `undefined` if `onCheck` failed. */
  check?: ConnectionCheck | undefined;
  /** What `onCheck` threw. */
  error?: unknown;
  dismissed?: true;
}

/**
 * Checks a connection when the user asks for it.
 *
 * @param connection the connection, if there is one
 * @param status what the host says of it
 * @param givenCheck what the host says the last check found
 * @param host the host's latest callbacks
 */
export function useCheck(
  connection: Connection | undefined,
  status: 'connected' | 'broken' | undefined,
  givenCheck: unknown,
  host: RefObject<CheckCallbacks>,
): Checking {
  const { say } = useHost(cardMessages);
  const current = connection && identityOf(knownConnection(connection));
  const [result, setResult] = useState<Result>();
  const [runningFor, setRunningFor] = useState<string>();
  const attempt = useRef<{ connection: string; controller: AbortController }>(undefined);

  // Syncs the attempt with the page: another connection, or none, ends it.
  useEffect(() => {
    return () => {
      attempt.current?.controller.abort();
      attempt.current = undefined;
      if (current) setRunningFor(undefined);
    };
  }, [current]);

  async function run(connection: Connection, identity: string) {
    if (attempt.current) return;
    const controller = new AbortController();
    const { signal } = controller;
    attempt.current = { connection: identity, controller };
    setRunningFor(identity);
    setResult(undefined);
    const result: Result = { connection: identity, status };
    try {
      result.check = readCheck(await host.current.onCheck?.(connection, { signal }));
    } catch (error) {
      result.error = error;
    }
    if (signal.aborted) return;
    attempt.current = undefined;
    setRunningFor(undefined);
    setResult(result);
    if (!result.check) host.current.onError?.(result.error);
  }

  const running = runningFor !== undefined && runningFor === current;
  const given = current ? pickCheck(givenCheck) : undefined;
  const mine = result?.connection === current && result?.status === status ? result : undefined;
  const isOutdated = mine?.check && given && isNewer(given, mine.check);
  const news = isOutdated ? undefined : mine;
  const answer = news?.check?.health === 'unknown' ? undefined : news?.check;
  const broken = (answer?.health ?? status ?? given?.health) === 'broken';
  const reason = answer ?? given;

  function words(): Checking['words'] {
    if (running) return { text: say('connecting') };
    if (!news || news.dismissed || answer?.health === 'broken') return undefined;
    if (answer) return { text: say('check.ok') };
    const code = news.check ? knownCode(news.check.code) : codeOf(news.error);
    return {
      title: titleOf(code, 'check.not_allowed', say),
      text: say(code === 'not_allowed' ? 'not_allowed.text' : 'check.failed'),
    };
  }

  return {
    run() {
      if (connection && current) void run(connection, current);
    },
    running,
    last: news?.check ?? given,
    broken: connection !== undefined && broken,
    suggestedSubdomain:
      broken && reason?.code === 'wrong_subdomain' ? reason.suggestedSubdomain : undefined,
    words: words(),
    dismiss: () => setResult((result) => result && { ...result, dismissed: true }),
  };
}

/** Reads what `onCheck` resolved to. Throws if that is no check. */
function readCheck(resolved: unknown): ConnectionCheck {
  throwIfRefused('onCheck', resolved);
  const check = pickCheck(resolved);
  if (check) return check;
  throw new ConnectError('unknown', {
    message: 'onCheck resolved to something that is no check. Return what checkConnection found.',
  });
}

const isNewer = (one: ConnectionCheck, other: ConnectionCheck): boolean =>
  Date.parse(one.checkedAt) > Date.parse(other.checkedAt);
