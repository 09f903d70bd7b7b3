// Asks whether IT Glue still accepts the stored key.

import { useState } from 'react';
import { ConnectError, type ConnectErrorCode } from '../../src/index.js';
import type { Connected } from '../session.js';
import { checkConnection } from './api.js';

export function ConnectionCheck({ onChange }: { onChange(connected: Connected): void }) {
  const [isChecking, setChecking] = useState(false);
  const [outcome, setOutcome] = useState('');

  async function check() {
    if (isChecking) return;
    setChecking(true);
    setOutcome('Checking with IT Glue…');
    try {
      const { connected, code } = await checkConnection();
      if (code) setOutcome(whyNot(code));
      else {
        const isBroken = connected.status === 'broken';
        setOutcome(isBroken ? 'IT Glue no longer accepts the key.' : 'IT Glue accepts the key.');
        onChange(connected);
      }
    } catch (error) {
      setOutcome(whyNot(error instanceof ConnectError ? error.code : 'unknown'));
    }
    setChecking(false);
  }

  return (
    <div className="check">
      <button
        type="button"
        className="button"
        aria-disabled={isChecking}
        onClick={() => void check()}
      >
        Check connection
      </button>
      <p role="status">{outcome}</p>
    </div>
  );
}

function whyNot(code: ConnectErrorCode): string {
  switch (code) {
    case 'not_allowed':
      return 'Ask an administrator to check it.';
    case 'rate_limited':
      return 'IT Glue asks to wait. Check again in a few minutes.';
    case 'unavailable':
    case 'timeout':
      return 'IT Glue isn’t available.';
    case 'offline':
      return 'Acme can’t be reached.';
    default:
      return 'Something went wrong. Check again.';
  }
}
