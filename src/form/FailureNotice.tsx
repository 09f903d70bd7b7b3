'use client';
// Says why connecting failed and what to do about it.

import { useId } from 'react';
import { useHost } from '../host/HostContext.js';
import { duration } from '../host/numbers.js';
import type { ConnectErrorCode } from '../itglue/connectError.js';
import { CopyAddresses } from './CopyAddresses.js';
import { CopyDetails } from './CopyDetails.js';
import type { FailedState, FormController } from './controller.js';
import { NewTabLink } from './NewTabLink.js';
import type { SpokenBox } from './useSpoken.js';

// In seconds: IT Glue counts requests over 5 minutes. It does not always say how long to wait.
const rateLimitWindow = 300;

const statusPage = <NewTabLink href="https://status.itglue.com">status.itglue.com</NewTabLink>;

export interface FailureNoticeProps {
  form: FormController;
  failed: FailedState;
  /** The props of the box. */
  box: SpokenBox;
}

/** Renders a box that can take focus, named by its title. */
export function FailureNotice({ form, failed, box }: FailureNoticeProps) {
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
  const waited = Boolean(retryAfter) && secondsLeft === 0;
  if (words === 'rate_limited' && retryAfter === 0) text = 'unknown.text';
  // Once the wait is over, the status below says so.
  if (words === 'rate_limited' && waited) text = 'offline.over.text';
  const values = {
    region,
    suggested,
    subdomain: failedAt,
    time: duration(retryAfter || rateLimitWindow, messages.locale),
  };
  const again = waited || (code === 'offline' && backOnline);
  return (
    <div
      {...box}
      className={classes('failure')}
      aria-describedby={`${box['aria-describedby']} ${waitId}`}
    >
      <b id={box['aria-labelledby']}>{say(`${words}.title`, values)}</b>
      <p id={box['aria-describedby']}>{say(text, values)}</p>
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
      {['unavailable', 'timeout', 'unknown'].includes(words) && <CopyDetails failed={failed} />}
      <p role="status">{again && say('retry.now')}</p>
    </div>
  );
}
