'use client';

// Explains where in IT Glue to find the subdomain and the key.

import { memo } from 'react';
import { useHost } from '../host/HostContext.js';
import { regions } from '../itglue/regions.js';
import { CopyAddresses } from './CopyAddresses.js';
import { CopySteps } from './CopySteps.js';
import type { FormController } from './controller.js';
import { NewTabLink } from './NewTabLink.js';
import { screenNames } from './steps.js';
import { useStore } from './useStore.js';

export interface SetupGuideProps {
  form: FormController;
}

/**
 * Renders a closed `<details>` with the steps. Its link leads to the sign-in page of the chosen region, or to the
 * user's own account if the user has pasted its address. A submit doesn't render it again, so that it shows sooner.
 * Marked as pure, so that a bundle without the form drops it.
 */
export const SetupGuide = /* @__PURE__ */ memo(Guide, showsTheSame);

/** Whether the guide would be the same. The rest of what it uses of the form always does the same. */
function showsTheSame({ form: before }: SetupGuideProps, { form: now }: SetupGuideProps): boolean {
  return (
    before.address === now.address &&
    before.subdomainProps.defaultValue === now.subdomainProps.defaultValue &&
    before.state.failure?.code === now.state.failure?.code
  );
}

function Guide({ form }: SetupGuideProps) {
  const { choices, say, show, classes } = useHost();
  const { fields, subdomainProps } = form;
  // Read again after hydration, since the user may have chosen it before.
  const chosen = useStore(fields, () => fields.subdomain() ?? subdomainProps.defaultValue);

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
      <p>{show('guide.needs', screenNames)}</p>
      <ol>
        <li>
          {show('guide.signIn', {
            // Always the same element: React can't insert a new one into a text that the browser has translated.
            itGlue: <NewTabLink href={signIn}>IT Glue</NewTabLink>,
          })}
        </li>
        <li>{show('guide.open', screenNames)}</li>
        <li>{show('guide.generate', screenNames)}</li>
        {choices.requirePasswordAccess && <li>{show('guide.passwords', screenNames)}</li>}
        <li>{say('guide.copy')}</li>
      </ol>
      <p>{say('guide.unused')}</p>
      {/* The failure of a rejected key has them too. */}
      {form.state.failure?.code !== 'key_rejected' && <CopyAddresses />}
      <CopySteps signIn={signIn} />
    </details>
  );
}
