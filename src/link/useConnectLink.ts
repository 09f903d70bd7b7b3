'use client';
// What the link that opened this page is for, and whether it can still connect.

import { useEffect, useRef, useState } from 'react';
import type { OnConnect } from '../form/controller.js';
import { type PostToOptions, postTo } from '../form/postTo.js';
import { ConnectError, fromProblem, isConnectError } from '../itglue/connectError.js';
import { pickLink, type ShownLink } from '../itglue/connectLink.js';
import { hasToken, takeToken, tokenHeaders } from './linkToken.js';

export type LinkState =
  | { phase: 'loading' }
  | { phase: 'failed'; failure: ConnectError }
  | {
      phase: 'loaded';
      link: ShownLink;
      /** Differs for each link that opened the page. */
      number: number;
    };

/**
 * Takes the token of the link out of the address and asks `show` of `createConnectLinks` about it.
 *
 * @param url where `show` answers `GET` and the handler with `authorize` answers `POST`
 * @param fetch replaces the global `fetch`
 */
export function useConnectLink(url: string | URL, fetch: PostToOptions['fetch']) {
  const [state, setState] = useState<LinkState>({ phase: 'loading' });
  const asking = useRef<AbortController | null>(null);
  const number = useRef(0);

  async function load() {
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    setState({ phase: 'loading' });
    try {
      const link = await ask(url, controller.signal, fetch);
      if (!controller.signal.aborted) {
        setState({ phase: 'loaded', link, number: number.current });
      }
    } catch (error) {
      if (controller.signal.aborted) return;
      const failure = isConnectError(error) ? error : new ConnectError('unknown');
      setState({ phase: 'failed', failure });
    }
  }

  // Syncs with the address. Someone who pastes another link into the address bar changes only the fragment, so the page
  // isn't loaded again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for the page's whole life.
  useEffect(() => {
    const open = () => {
      number.current += 1;
      void load();
    };
    const onHashChange = () => takeToken() && open();
    takeToken();
    open();
    window.addEventListener('hashchange', onHashChange);
    return () => {
      window.removeEventListener('hashchange', onHashChange);
      asking.current?.abort();
    };
  }, []);

  const onConnect: OnConnect = async (credentials, context) => {
    const post = postTo(url, { headers: tokenHeaders, ...(fetch && { fetch }) });
    try {
      return await post(credentials, context);
    } catch (error) {
      // The link may have ended since the page asked.
      if (isConnectError(error) && error.code === 'not_allowed') await endIfEnded(context.signal);
      throw error;
    }
  };

  async function endIfEnded(signal: AbortSignal) {
    const link = await ask(url, signal, fetch).catch(() => undefined);
    if (!link || link.status === 'open' || signal.aborted) return;
    setState({ phase: 'loaded', link, number: number.current });
  }

  return { state, onConnect, reload: () => void load() };
}

/** @throws {ConnectError} if the server can't be reached, or answers with something else */
async function ask(
  url: string | URL,
  signal: AbortSignal,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<ShownLink> {
  // Whoever opens the page without a link would get the same answer.
  if (!hasToken()) return { status: 'invalid' };
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { accept: 'application/json, application/problem+json', ...tokenHeaders() },
      cache: 'no-store',
      // Followed, a redirect would take the token to wherever it points.
      redirect: 'manual',
      signal,
    });
  } catch (cause) {
    throw new ConnectError('offline', { cause });
  }
  const body: unknown = await response.json().catch(() => undefined);
  const link = response.ok ? pickLink(body) : undefined;
  if (link) return link;
  throw fromProblem(body, response.status, response.headers.get('retry-after'));
}
