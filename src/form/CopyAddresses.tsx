'use client';
// The addresses that IT Glue must let in, with a button that copies them and says so.

import { useState } from 'react';
import { useHost } from '../host/HostContext.js';

/** Renders a sentence with the addresses in it, and the button. Nothing without addresses. */
export function CopyAddresses() {
  const { choices, messages, say, show, classes } = useHost();
  const [copied, setCopied] = useState<'copy.done' | 'copy.failed'>();
  // Each once. Also from a text with several, as in a variable of the server's environment.
  const given = String(choices.egressAddresses ?? '').split(/[\s,]+/);
  const addresses = [...new Set(given)].filter(Boolean);
  if (!addresses.length) return null;

  async function copy() {
    try {
      // IT Glue's field takes them separated by a comma or a space.
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
          ipAccess: 'IP Access Control',
        })}
      </p>
      <button type="button" className={classes('button')} onClick={copy}>
        {say(addresses.length > 1 ? 'copy.other' : 'copy.one')}
      </button>{' '}
      <span role="status">{copied && say(copied)}</span>
    </div>
  );
}
