'use client';
// Says why connecting failed and what to do about it.

import { type Ref, useId } from 'react';
import { useHost } from '../host/HostContext.js';
import { duration } from '../host/numbers.js';
import type { ConnectErrorCode } from '../itglue/connectError.js';
import { CopyAddresses } from './CopyAddresses.js';
import { CopyDetails } from './CopyDetails.js';
import type { ConnectFormController, FailedState } from './controller.js';

// In seconds: IT Glue counts requests over 5 minutes. It does not always say how long to wait.
const rateLimitWindow = 300;

const statusPage = (
  <a href="https://status.itglue.com" target="_blank" rel="noreferrer">
    status.itglue.com
  </a>
);

export interface FailureNoticeProps {
  form: ConnectFormController;
  failed: FailedState;
  /** The ref of the box. Not named `ref`, since React 18 doesn't pass that on. */
  boxRef: Ref<HTMLDivElement>;
}

/** Renders a `role="alert"` box that can take focus. */
export function FailureNotice({ form, failed, boxRef }: FailureNoticeProps) {
  const { connectAt, secondsLeft, backOnline } = form;
  const { failure, failedAt } = failed;
  const { messages, say, show, classes } = useHost();
  const waitId = useId();
  const { code, suggestedSubdomain: suggested, retryAfter } = failure;
  const region = suggested && say(`region.${suggested}`);
  // `invalid_request` has no message of its own, since it should not happen. Nor has a `wrong_subdomain` that names no
  // other region, since it wouldn't help the user.
  let words: Exclude<ConnectErrorCode, 'invalid_request'> | 'offline.over' | 'offline.server' =
    code === 'invalid_request' || (code === 'wrong_subdomain' && !region) ? 'unknown' : code;
  if (code === 'offline' && backOnline) words = 'offline.over';
  // The browser is online, so it is the host's server that can't be reached.
  else if (code === 'offline' && navigator.onLine) words = 'offline.server';
  let text: `${typeof words}.text` | 'wrong_subdomain.locked' = `${words}.text`;
  if (words === 'wrong_subdomain' && !connectAt) text = 'wrong_subdomain.locked';
  if (words === 'rate_limited' && retryAfter === 0) text = 'unknown.text';
  const values = {
    region,
    suggested,
    subdomain: failedAt,
    time: duration(retryAfter || rateLimitWindow, messages.locale),
  };
  const again = (retryAfter && !secondsLeft) || (code === 'offline' && backOnline);
  return (
    <div ref={boxRef} className={classes('failure')} role="alert" tabIndex={-1}>
      <b>{say(`${words}.title`, values)}</b>
      <p>{say(text, values)}</p>
      {region && connectAt && (
        <>
          {secondsLeft > 0 && <p id={waitId}>{say('rate_limited.text', values)}</p>}
          <button
            type="button"
            className={classes('button')}
            aria-disabled={secondsLeft > 0}
            aria-describedby={secondsLeft > 0 ? waitId : undefined}
            onClick={() => connectAt(suggested)}
          >
            {say('wrong_subdomain.use', values)}
          </button>
        </>
      )}
      {code === 'key_rejected' && <CopyAddresses />}
      {code === 'unavailable' && <p>{show('unavailable.status', { status: statusPage })}</p>}
      {(words === 'unavailable' || words === 'timeout' || words === 'unknown') && (
        <CopyDetails failed={failed} />
      )}
      <p role="status">{again && say('retry.now')}</p>
    </div>
  );
}
