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
export function FailureNotice(props: FailureNoticeProps) {
  const { form, failure } = props;
  const { connectAt } = form;
  const { messages, say, classes } = useHost();
  const { suggestedSubdomain, retryAfter } = failure;
  // An `invalid_request` should not happen, and a `wrong_subdomain` without the right one helps nobody.
  const code =
    failure.code === 'invalid_request' ||
    (failure.code === 'wrong_subdomain' && !suggestedSubdomain)
      ? 'unknown'
      : failure.code;
  const again = (retryAfter && !form.secondsLeft) || (code === 'offline' && form.backOnline);
  const suggested = suggestedSubdomain ?? 'api';
  const values = {
    region: say(`region.${suggested}`),
    suggested,
    subdomain: props.failedAt,
    // Unasked, as long as the time over which IT Glue counts requests.
    time: (retryAfter || 5).toLocaleString(messages.locale, {
      style: 'unit',
      unit: retryAfter ? 'second' : 'minute',
      unitDisplay: 'long',
    }),
  };
  return (
    <div ref={props.boxRef} className={classes('failure')} role="alert" tabIndex={-1}>
      <b>{say(`${code}.title`, values)}</b>
      <p>{say(`${code}.text`, values)}</p>
      {suggestedSubdomain && connectAt && (
        <button
          type="button"
          className={classes('button')}
          onClick={() => connectAt(suggestedSubdomain)}
        >
          {say('wrong_subdomain.use', values)}
        </button>
      )}
      {code === 'key_rejected' && <CopyAddresses />}
      <p role="status">{again && say('retry.now')}</p>
    </div>
  );
}
