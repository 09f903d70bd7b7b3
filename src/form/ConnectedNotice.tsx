'use client';
// The end of the form: what is connected.

import { useHost } from '../host/HostContext.js';
import { countOrganizations } from '../host/numbers.js';
import type { Connection } from '../itglue/connection.js';
import type { SpokenBox } from './useSpoken.js';

export interface ConnectedNoticeProps {
  connection: Connection;
  onDone: (() => void) | undefined;
  /** The props of the box. Not only the heading takes focus, since the rest would then not be said. */
  box: SpokenBox;
}

/** Renders a heading, the region and the number of organizations, and the button "Done" if there is an `onDone`. */
export function ConnectedNotice({ connection, onDone, box }: ConnectedNoticeProps) {
  const { messages, appName, say, classes } = useHost();
  const { subdomain, organizationCount } = connection;
  return (
    <div {...box} className={classes('connected')}>
      <h2 className={classes('title')} id={box['aria-labelledby']}>
        {say('connected.title')}
      </h2>
      <p className={classes('description')} id={box['aria-describedby']}>
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
