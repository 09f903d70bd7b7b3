'use client';
// Copies the guide for someone else, since only an administrator of IT Glue can create a key.

import { useState } from 'react';
import { useHost } from '../host/HostContext.js';
import { htmlSteps, plainSteps, wordSteps } from './steps.js';
import { useCopy } from './useCopy.js';

/**
 * Renders a question and a button. If the browser doesn't let the page copy, also renders the text, to copy it by hand.
 *
 * @param signIn where the account signs in, if that is known
 */
export function CopySteps({ signIn }: { signIn: string | undefined }) {
  const host = useHost();
  const { messages, say, classes } = host;
  const { copy, failed, status } = useCopy();
  const [text, setText] = useState('');

  function copySteps() {
    const steps = wordSteps(host, signIn, addressOfPage());
    setText(plainSteps(steps));
    copy(plainSteps(steps), htmlSteps(steps, messages));
  }

  return (
    <div className={classes('handover')}>
      <p>{say('steps.ask')}</p>
      <button type="button" className={classes('button')} onClick={copySteps}>
        {say('steps.copy')}
      </button>{' '}
      {status}
      {failed && (
        <textarea
          className={classes('control')}
          aria-label={say('steps.title')}
          readOnly
          rows={8}
          value={text}
        />
      )}
    </div>
  );
}

/** The address of this page, without its query and fragment, which may have something secret in them. */
function addressOfPage(): string | undefined {
  const { protocol, origin, pathname } = window.location;
  return /^https?:$/.test(protocol) ? origin + pathname : undefined;
}
