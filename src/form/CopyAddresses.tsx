'use client';
// The IP addresses that IT Glue must allow, with a button that copies them.

import { useId } from 'react';
import { useHost } from '../host/HostContext.js';
import { addressesIn, screenNames } from './steps.js';
import { useCopy } from './useCopy.js';

/** Renders a sentence with the addresses and the button. Renders nothing if there are no addresses. */
export function CopyAddresses() {
  const { choices, messages, say, show, classes } = useHost();
  const { copy, status } = useCopy();
  const id = useId();
  const addresses = addressesIn(choices);
  if (!addresses.length) return null;

  const list = new Intl.ListFormat(messages.locale).formatToParts(addresses);
  return (
    <div className={classes('addresses')}>
      <p id={id}>
        {show('guide.allow', {
          ...screenNames,
          addresses: list.map(({ type, value }) =>
            type === 'element' ? <bdi key={value}>{value}</bdi> : value,
          ),
        })}
      </p>
      <button
        type="button"
        className={classes('button')}
        aria-describedby={id}
        // IT Glue's field accepts addresses separated by commas or spaces.
        onClick={() => copy(addresses.join(', '))}
      >
        {say(addresses.length > 1 ? 'copy.other' : 'copy.one')}
      </button>{' '}
      {status}
    </div>
  );
}
