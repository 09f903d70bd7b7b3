// A test key for each outcome. Shown only while IT Glue is mocked.

import { useState } from 'react';
import { testKeys } from '../../src/testing/testKeys.js';
import { revokeStoredKey, simulateOutage } from './api.js';

type TestKey = keyof typeof testKeys;

const outcomes = {
  api: ['Global', 'Good at api'],
  'api.eu': ['Europe', 'Good at api.eu'],
  'api.au': ['Australia', 'Good at api.au'],
  revoked: ['Revoked', 'Rejected everywhere'],
  rateLimited: ['Rate limited', 'Asked to wait 42 seconds'],
  unavailable: ['Unavailable', 'IT Glue is down'],
  slow: ['Slow', 'Times out after 10 seconds'],
  notJsonApi: ['Maintenance', 'Answered with a web page'],
} satisfies Record<TestKey, [name: string, outcome: string]>;

const names: readonly TestKey[] = [
  'api',
  'api.eu',
  'api.au',
  'revoked',
  'rateLimited',
  'unavailable',
  'slow',
  'notJsonApi',
];

export interface TestKeysProps {
  isConnected: boolean;
}

export function TestKeys({ isConnected }: TestKeysProps) {
  const [copied, setCopied] = useState<TestKey>();
  const [said, setSaid] = useState('');
  const [isOut, setOut] = useState(false);

  async function copy(name: TestKey) {
    try {
      await navigator.clipboard.writeText(testKeys[name]);
      setCopied(name);
      setSaid('Copied. Paste it into the form.');
    } catch {
      setSaid('Copy it by hand.');
    }
  }

  async function change(mock: () => Promise<void>, done: string) {
    try {
      await mock();
      setSaid(done);
      return true;
    } catch {
      setSaid('Only an administrator can.');
      return false;
    }
  }

  const revoke = () =>
    change(revokeStoredKey, 'Revoked until the server starts again. Check the connection.');

  async function switchOutage() {
    const news = isOut ? 'IT Glue is back.' : 'IT Glue is down. Check the connection.';
    if (await change(() => simulateOutage(!isOut), news)) setOut(!isOut);
  }

  return (
    <aside className="test-keys" aria-labelledby="test-keys">
      <h2 id="test-keys">Test keys</h2>
      <p className="lead">
        IT Glue is mocked here. Copy a key, or try a good one at another subdomain.
      </p>
      <ul>
        {names.map((name) => {
          const [title, outcome] = outcomes[name];
          return (
            <li key={name}>
              <b>{title}</b>
              <span>{outcome}</span>
              <code>{testKeys[name]}</code>
              <button type="button" className="button" onClick={() => void copy(name)}>
                {copied === name ? 'Copied' : 'Copy'}{' '}
                <span className="unseen">the {title} key</span>
              </button>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className="quiet"
        aria-pressed={isOut}
        onClick={() => void switchOutage()}
      >
        Simulate an outage of IT Glue
      </button>
      {isConnected && (
        <button type="button" className="quiet" onClick={() => void revoke()}>
          Revoke the stored key
        </button>
      )}
      <p role="status">{said}</p>
    </aside>
  );
}
