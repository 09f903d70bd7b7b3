'use client';
// A link that was sent, and that nobody has connected with yet.

import { useState } from 'react';
import type { SentLink } from '../form/SendLink.js';
import { useCopy } from '../form/useCopy.js';
import { useHost } from '../host/HostContext.js';
import { dateAndTime } from '../host/numbers.js';
import { cardMessages } from '../languages/en.js';

export interface WaitingForLinkProps {
  link: SentLink;
  /** Takes the link back. Without it, there is no such button. */
  onRevoke: ((link: SentLink) => Promise<void> | void) | undefined;
  /** Receives what `onRevoke` threw. */
  onError: ((error: unknown) => void) | undefined;
  readOnly: boolean | undefined;
}

/** Renders since when the link waits and until when it works, and buttons that copy it and take it back. */
export function WaitingForLink({ link, onRevoke, onError, readOnly }: WaitingForLinkProps) {
  const { url } = link;
  const { classes, messages, say, show } = useHost(cardMessages);
  const { copy, status } = useCopy();
  const [revoking, setRevoking] = useState<'running' | 'failed'>();
  const since = link.issuedAt && dateAndTime(link.issuedAt, messages.locale);
  const until = dateAndTime(link.expiresAt, messages.locale);

  async function revoke() {
    if (revoking === 'running') return;
    setRevoking('running');
    try {
      await onRevoke?.(link);
      setRevoking(undefined);
    } catch (error) {
      setRevoking('failed');
      onError?.(error);
    }
  }

  return (
    <div className={classes('handover')}>
      <p>
        {since
          ? show('waiting.since', { date: <time dateTime={link.issuedAt}>{since}</time> })
          : say('waiting')}{' '}
        {until && show('waiting.until', { date: <time dateTime={link.expiresAt}>{until}</time> })}
      </p>
      {!readOnly && (url || onRevoke) && (
        <div className={classes('actions')}>
          {url && (
            <button type="button" className={classes('button')} onClick={() => copy(url)}>
              {say('link.copy')}
            </button>
          )}
          {onRevoke && (
            <button
              type="button"
              className={classes('button')}
              data-destructive=""
              aria-disabled={revoking === 'running'}
              onClick={() => void revoke()}
            >
              {say('waiting.revoke')}
            </button>
          )}
        </div>
      )}
      {status}
      {revoking === 'failed' && <p role="alert">{say('waiting.failed')}</p>}
    </div>
  );
}
