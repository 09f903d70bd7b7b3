'use client';
// The IP addresses that IT Glue must allow, with a button that copies them.

import { useState } from 'react';
import { useHost } from '../host/HostContext.js';
import { addressesIn, screenNames } from './steps.js';

/** Renders a sentence with the addresses and the button. Renders nothing if there are no addresses. */
export function CopyAddresses() {
  const { choices, messages, say, show, classes } = useHost();
  const [copied, setCopied] = useState<'copy.done' | 'copy.failed'>();
  const addresses = addressesIn(choices);
  if (!addresses.length) return null;

  async function copy() {
    try {
      // IT Glue's field accepts addresses separated by commas or spaces.
      await navigator.clipboard.writeText(addresses.join(', '));
      setCopied('copy.done');
    } catch {
      setCopied('copy.failed');
    }
  }

  const list = new Intl.ListFormat(messages.locale).formatToParts(addresses);
  return (
    <div className={classes('addresses')}>
      <p>
        {show('guide.allow', {
          addresses: list.map(({ type, value }) =>
            type === 'element' ? <bdi key={value}>{value}</bdi> : value,
          ),
          ipAccess: screenNames.ipAccess,
        })}
      </p>
      <button type="button" className={classes('button')} onClick={copy}>
        {say(addresses.length > 1 ? 'copy.other' : 'copy.one')}
      </button>{' '}
      <span role="status">{copied && say(copied)}</span>
    </div>
  );
}
