'use client';
// Offers a link to someone else who has the key.

import { useRef, useState } from 'react';
import { useHost } from '../host/HostContext.js';
import { dateAndTime } from '../host/numbers.js';
import { warnOnce } from '../host/warnOnce.js';
import { secretAttributes } from './keyField.js';
import { useCopy } from './useCopy.js';

declare const process: { env: { NODE_ENV?: string } };

/** A link to send. `issue` of `createConnectLinks` resolves with one. */
export interface LinkToSend {
  /** The address that opens the page of the link. */
  url: string;
  /** Until when it can connect, as an ISO 8601 date and time. */
  expiresAt: string;
  /** The id by which the host can take the link back. */
  id?: string | undefined;
  /** When it was created, as an ISO 8601 date and time. */
  issuedAt?: string | undefined;
}

/** A link that was sent. Its address is a secret, so the host need not store it. */
export type SentLink = Omit<LinkToSend, 'url'> & Partial<Pick<LinkToSend, 'url'>>;

/** Creates a link on the host's server. */
export type CreateLink = () => Promise<LinkToSend>;

export interface SendLinkProps {
  createLink: CreateLink;
  /** Called with what `createLink` threw. */
  onError?: ((error: unknown) => void) | undefined;
}

type State = { phase: 'idle' | 'creating' | 'failed' } | { phase: 'created'; link: LinkToSend };

/** Renders a question with a button, and then the link. */
export function SendLink({ createLink, onError }: SendLinkProps) {
  const { say, classes } = useHost();
  const [state, setState] = useState<State>({ phase: 'idle' });
  const creating = useRef(false);

  async function create() {
    if (creating.current) return;
    creating.current = true;
    setState({ phase: 'creating' });
    try {
      setState({ phase: 'created', link: checkedLink(await createLink()) });
      creating.current = false;
    } catch (error) {
      creating.current = false;
      setState({ phase: 'failed' });
      onError?.(error);
    }
  }

  return (
    <div className={classes('handover')}>
      <p>{say('link.ask')}</p>
      {state.phase === 'created' ? (
        <CreatedLink link={state.link} />
      ) : (
        <button
          type="button"
          className={classes('button')}
          aria-disabled={state.phase === 'creating'}
          onClick={() => void create()}
        >
          {say(state.phase === 'creating' ? 'link.creating' : 'link.create')}
        </button>
      )}
      {state.phase === 'failed' && (
        <p className={classes('error')} role="alert">
          {say('link.failed')}
        </p>
      )}
    </div>
  );
}

/** Renders the link, until when it works, and buttons that copy and share it. Takes the focus. */
function CreatedLink({ link: { url, expiresAt } }: { link: LinkToSend }) {
  const { messages, say, show, classes } = useHost();
  const { copy, status } = useCopy();
  const date = dateAndTime(expiresAt, messages.locale);

  function share() {
    // It rejects when the user closes the sheet, and the link is still there to copy.
    navigator.share({ title: say('title'), url }).catch(() => {});
  }

  return (
    <div className={classes('field')}>
      <input
        // Keeps session recorders from the link: whoever has it can connect.
        {...secretAttributes}
        className={`${classes('control')} ${secretAttributes.className}`}
        aria-label={say('link.label')}
        // The button that had the focus is gone.
        // biome-ignore lint/a11y/noAutofocus: see above.
        autoFocus
        readOnly
        value={url}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      {date && (
        <p className={classes('hint')}>
          {show('link.until', { date: <time dateTime={expiresAt}>{date}</time> })}
        </p>
      )}
      <div className={classes('actions')}>
        <button type="button" className={classes('button')} onClick={() => copy(url)}>
          {say('link.copy')}
        </button>
        {'share' in navigator && (
          <button type="button" className={classes('button')} onClick={share}>
            {say('link.share')}
          </button>
        )}
      </div>
      {status}
    </div>
  );
}

/** @throws {TypeError} unless it is a link, which a host without types may not return */
export function checkedLink(link: LinkToSend): LinkToSend {
  if (typeof Object(link).url === 'string') return link;
  if (process.env.NODE_ENV !== 'production') {
    warnOnce(
      '`createLink` resolved to something that is no link, so the user sees a failure. Resolve to { url, expiresAt }, ' +
        'as `issue` of createConnectLinks does.',
    );
  }
  throw new TypeError('createLink resolved to no link');
}
