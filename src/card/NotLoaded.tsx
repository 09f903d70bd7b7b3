'use client';
// In place of a connection: that it is being loaded, or why it couldn't be.

import { useHost } from '../host/HostContext.js';
import { cardMessages } from '../languages/en.js';
import { codeOf, titleOf } from './callbacks.js';

export interface NotLoadedProps {
  loading: boolean | undefined;
  loadError: unknown;
  onReload: (() => void) | undefined;
}

/** Renders the progress or the failure, and a button that tries again. */
export function NotLoaded({ loading, loadError, onReload }: NotLoadedProps) {
  const { classes, say } = useHost(cardMessages);
  if (loading) {
    return (
      <p className={classes('hint')} role="status">
        {say('card.loading')}
      </p>
    );
  }
  const code = codeOf(loadError);
  return (
    <>
      <p className={classes('failure')} role="alert">
        <b>{say(code === 'not_allowed' ? 'load.not_allowed' : 'load.failed')}</b>{' '}
        {code === 'not_allowed' && say('not_allowed.text')}
        {code === 'offline' && titleOf(code, 'load.not_allowed', say)}
      </p>
      {onReload && (
        <div className={classes('actions')}>
          <button type="button" className={classes('button')} onClick={onReload}>
            {say('retry')}
          </button>
        </div>
      )}
    </>
  );
}
