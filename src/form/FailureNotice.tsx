'use client';
// Why connecting failed, in words that help, and the way out.

import type { Ref } from 'react';
import type { ConnectError } from '../itglue/connectError.js';
import type { Subdomain } from '../itglue/regions.js';
import { useHost } from '../messages/HostContext.js';
import { CopyAddresses } from './CopyAddresses.js';
import type { ConnectFormController } from './useConnectForm.js';

export interface FailureNoticeProps {
  form: ConnectFormController;
  failure: ConnectError;
  /** The subdomain that was asked. */
  failedAt: Subdomain;
  /** Of the box. Not named `ref`, which React 18 keeps to itself. */
  boxRef: Ref<HTMLDivElement>;
}

/** Renders a `role="alert"` box that can take focus. */
export function FailureNotice({ form, failure, failedAt, boxRef }: FailureNoticeProps) {
  const { connectAt } = form;
  const { messages, say, classes } = useHost();
  const { suggestedSubdomain: suggested, retryAfter } = failure;
  const region = suggested && messages[`region.${suggested}`];
  // An `invalid_request` should not happen, a `wrong_subdomain` without the right one helps nobody, and a
  // host without types may throw anything.
  const code =
    failure.code !== 'invalid_request' &&
    `${failure.code}.title` in messages &&
    (region || failure.code !== 'wrong_subdomain')
      ? failure.code
      : 'unknown';
  const again = (retryAfter && !form.secondsLeft) || (code === 'offline' && form.backOnline);
  const values = {
    region,
    suggested,
    subdomain: failedAt,
    // Unasked, as long as the time over which IT Glue counts requests.
    time: (retryAfter || 5).toLocaleString(messages.locale, {
      style: 'unit',
      unit: retryAfter ? 'second' : 'minute',
      unitDisplay: 'long',
    }),
  };
  return (
    <div ref={boxRef} className={classes('failure')} role="alert" tabIndex={-1}>
      <b>{say(`${code}.title`, values)}</b>
      <p>{say(`${code}.text`, values)}</p>
      {region && connectAt && (
        <button type="button" className={classes('button')} onClick={() => connectAt(suggested)}>
          {say('wrong_subdomain.use', values)}
        </button>
      )}
      {code === 'key_rejected' && <CopyAddresses />}
      <p role="status">{again && say('retry.now')}</p>
    </div>
  );
}
