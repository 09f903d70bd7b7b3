'use client';
// What is connected, in a line.

import type { Ref } from 'react';
import { useHost } from '../host/HostContext.js';
import { countOrganizations } from '../host/numbers.js';
import { cardMessages } from '../languages/en.js';
import type { KnownConnection } from './knownConnection.js';

export interface ConnectionSummaryProps {
  connection: KnownConnection | undefined;
  broken: boolean | undefined;
  /** Of the heading, which can take focus. */
  headingRef: Ref<HTMLHeadingElement>;
}

/** Renders the name with the state beside it, and below it what is known of the connection. */
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
          // The server may render it in another time zone than the browser.
          date: (
            <time dateTime={new Date(time).toISOString()} suppressHydrationWarning>
              {new Intl.DateTimeFormat(messages.locale, { dateStyle: 'medium' }).format(time)}
            </time>
          ),
        }),
    };
    // In elements of their own: where the browser has translated the page, no text can be taken out.
    return Object.entries(parts)
      .filter(([, part]) => part)
      .flatMap(([name, part], index) => [
        index > 0 && <span key={`before ${name}`}> · </span>,
        <span key={name}>{part}</span>,
      ]);
  }
}
