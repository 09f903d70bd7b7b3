'use client';
// What the support of the host needs to know about a failure. It never holds the key.

import { useHost } from '../host/HostContext.js';
import type { FailedState } from './controller.js';
import { useCopy } from './useCopy.js';
import { version } from './version.js';

/** Renders a button that copies the details as text, in English, since the host's support reads them. */
export function CopyDetails({ failed }: { failed: FailedState }) {
  const { say, classes } = useHost();
  const { copy, status } = useCopy();
  return (
    <div className={classes('actions')}>
      <button type="button" className={classes('button')} onClick={() => copy(detailsOf(failed))}>
        {say('details.copy')}
      </button>
      {status}
    </div>
  );
}

const detailsOf = ({ failure, failedAt, failedOn, attemptId }: FailedState): string =>
  [
    'Connecting IT Glue failed',
    `Code: ${failure.code}`,
    `Subdomain: ${failedAt}`,
    `Time: ${failedOn}`,
    `Attempt: ${attemptId}`,
    `Version: itglue-connect ${version}`,
  ].join('\n');
