'use client';
// One line about the connection.

import type { Ref } from 'react';
import { useHost } from '../host/HostContext.js';
import { countOrganizations } from '../host/numbers.js';
import { cardMessages } from '../languages/en.js';
import type { KnownConnection } from './knownConnection.js';

export interface ConnectionSummaryProps {
  connection: KnownConnection | undefined;
  broken: boolean | undefined;
  /** The ref of the heading, which can take focus. */
  headingRef: Ref<HTMLHeadingElement>;
}

/** Renders the name with the state next to it, and the details of the connection below. */
export function ConnectionSummary({ connection, broken, headingRef }: ConnectionSummaryProps) {
  const { classes, messages, appName, say, show } = useHost(cardMessages);
  const state = connection ? (broken ? 'broken' : 'connected') : 'none';
  return (
    <div className={classes('summary')}>
      <span className={classes('badge')} aria-hidden>
        IT
      </span>
      <h2 ref={headingRef} tabIndex={-1}>
        IT Glue <span className={classes('state')}>{say(`card.${state}`)}</span>
      </h2>
      {connection && <p className={classes('hint')}>{details(connection)}</p>}
    </div>
  );

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
    };
    // Each in an element of its own: React can't remove a text that the browser has translated.
    return Object.entries(parts)
      .filter(([, part]) => part)
      .flatMap(([name, part], index) => [
        index > 0 && <span key={`before ${name}`}> · </span>,
        <span key={name}>{part}</span>,
      ]);
  }
}
