'use client';

// Where the two values are found, told where they are asked for.

import { useHost } from '../host/HostContext.js';
import { regions } from '../itglue/regions.js';
import { CopyAddresses } from './CopyAddresses.js';
import type { ConnectFormController } from './controller.js';
import { useChosenSubdomain } from './fields.js';

/**
 * Renders a `<details>` with the steps, closed at first. Once the region is known, its links go there;
 * once an address was given, to that account.
 */
export function SetupGuide({ form }: { form: ConnectFormController }) {
  const { choices, say, show, classes } = useHost();
  const chosen = useChosenSubdomain(form);

  const region = regions.find(({ subdomain }) => subdomain === chosen);
  const { address } = form;
  const signIn =
    address?.subdomain === chosen ? address?.origin : region && `https://${region.signIn}`;

  return (
    <details
      className={classes('guide')}
      onToggle={(event) => event.currentTarget.open && form.report({ type: 'guide_opened' })}
    >
      <summary>{say('guide.title')}</summary>
      <p>{show('guide.needs', { administrator: 'Administrator' })}</p>
      <ol>
        <li>
          {show('guide.signIn', {
            // Never another element: where the browser has translated the page, none can be put between its texts.
            itGlue: (
              <a href={signIn} target="_blank" rel="noreferrer">
                IT Glue
              </a>
            ),
          })}
        </li>
        <li>
          {show('guide.open', {
            account: 'Account → Settings → API Keys',
            admin: 'Admin → Settings → API Keys',
          })}
        </li>
        <li>{show('guide.generate', { generate: 'Generate API Key' })}</li>
        {choices.requirePasswordAccess && (
          <li>{show('guide.passwords', { passwordAccess: 'Password Access' })}</li>
        )}
        <li>{say('guide.copy')}</li>
      </ol>
      <p>{say('guide.unused')}</p>
      <CopyAddresses />
    </details>
  );
}
