'use client';
// Why connecting failed, in words that help, and the way out.

import type { Ref } from 'react';
import type { ConnectError, ConnectErrorCode } from '../itglue/connectError.js';
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
  // A `wrong_subdomain` without the right one helps nobody, for an `invalid_request` there are no words since it
  // should not happen, and a host without types may throw anything.
  const said =
    (region || failure.code !== 'wrong_subdomain') && `${failure.code}.title` in messages;
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: it is one for which there are words.
  const code = (said ? failure.code : 'unknown') as Exclude<ConnectErrorCode, 'invalid_request'>;
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
