'use client';
// The end of the form: what is connected.

import type { Ref } from 'react';
import { useHost } from '../host/HostContext.js';
import { countOrganizations } from '../host/numbers.js';
import type { Connection } from '../itglue/connection.js';

export interface ConnectedNoticeProps {
  connection: Connection;
  onDone: (() => void) | undefined;
  /** The ref of the heading, which can take focus. */
  headingRef: Ref<HTMLHeadingElement>;
}

/** Renders a heading, the region and the number of organizations, and the button "Done" if there is an `onDone`. */
export function ConnectedNotice({ connection, onDone, headingRef }: ConnectedNoticeProps) {
  const { messages, appName, say, classes } = useHost();
  const { subdomain, organizationCount } = connection;
  return (
    <div className={classes('connected')}>
      <h2 ref={headingRef} className={classes('title')} tabIndex={-1}>
        {say('connected.title')}
      </h2>
      <p className={classes('description')}>
        {`${say(`region.${subdomain}`)} (${subdomain})`}
        {organizationCount !== undefined &&
          ` · ${countOrganizations(organizationCount, messages, appName)}`}
      </p>
      {onDone && (
        <button type="button" className={classes('submit')} onClick={onDone}>
          {say('done')}
        </button>
      )}
    </div>
  );
}
