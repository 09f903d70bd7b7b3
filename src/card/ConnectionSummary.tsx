'use client';
// One line about the connection.

import type { Ref } from 'react';
import { useHost } from '../host/HostContext.js';
import { countOrganizations } from '../host/numbers.js';
import { cardMessages } from '../languages/en.js';
import type { KnownConnection } from './knownConnection.js';
import { TimeAgo } from './TimeAgo.js';

export interface ConnectionSummaryProps {
  connection: KnownConnection | undefined;
  /** `undefined` if it isn't known yet, or couldn't be loaded. */
  state: 'none' | 'connected' | 'broken' | undefined;
  /** When IT Glue was last asked, as an ISO 8601 date and time. */
  checkedAt: string | undefined;
  /** The ref of the heading, which can take focus. */
  headingRef: Ref<HTMLHeadingElement>;
}

/** Renders the name with the state next to it, and the details of the connection below. */
export function ConnectionSummary(props: ConnectionSummaryProps) {
  const { connection, state, checkedAt, headingRef } = props;
  const { classes, messages, appName, say, show } = useHost(cardMessages);
  function details({ subdomain, keyHint, organizationCount, connectedAt }: KnownConnection) {
    const time = Date.parse(connectedAt ?? '');
    const parts = {
      region: subdomain && say(`region.${subdomain}`),
      key: keyHint && show('card.key', { hint: <code>{keyHint}</code> }),
      count:
        organizationCount !== undefined && countOrganizations(organizationCount, messages, appName),
      since:
        !Number.isNaN(time) &&
        show('card.since', {
          // The server's time zone may differ from the browser's.
          date: (
            <time dateTime={new Date(time).toISOString()} suppressHydrationWarning>
              {new Intl.DateTimeFormat(messages.locale, { dateStyle: 'medium' }).format(time)}
            </time>
          ),
        }),
      checked:
        checkedAt &&
        show('card.checked', {
          time: <TimeAgo time={Date.parse(checkedAt)} locale={messages.locale} />,
        }),
    };
    // Each in an element of its own: React can't remove a text that the browser has translated.
    return Object.entries(parts)
      .filter(([, part]) => part)
      .flatMap(([name, part], index) => [
        // No line begins with the dot.
        index > 0 && <span key={`before ${name}`}>{'\u00A0· '}</span>,
        <span key={name}>{part}</span>,
      ]);
  }

  return (
    <div className={classes('summary')}>
      <span className={classes('badge')} aria-hidden>
        IT
      </span>
      <h2 ref={headingRef} tabIndex={-1}>
        IT Glue {state && <span className={classes('state')}>{say(`card.${state}`)}</span>}
      </h2>
      {connection && <p className={classes('hint')}>{details(connection)}</p>}
    </div>
  );
}
