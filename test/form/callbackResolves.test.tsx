// onConnect resolves to something that is not a connection. The form connects, and ignores what it cannot use.

import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ConnectForm } from '../../src/index.js';
import { connect, connected, europe, hintOnly, hostWith, key } from '../support/attempt.js';
import { expectNoReports, takeReports } from '../support/reports.js';
import { untyped } from '../support/untyped.js';

expectNoReports();

describe('a callback that resolves', () => {
  const throwsWhenRead = {
    get id() {
      throw new Error('gone');
    },
  };

  it.each<[fault: string, resolved: unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['true', true],
    ['a number', 7],
    ['a string', 'connected'],
    ['an array', [europe]],
    ['a symbol', Symbol('connected')],
    ['a Map', new Map([['id', '7']])],
    ['an unknown subdomain', { subdomain: 'api.ca' }],
    ['a count that is a string', { organizationCount: '143' }],
    ['an identifier that is an object', { id: { toString: null }, connectedAt: 0 }],
    ['an object whose id throws when read', throwsWhenRead],
    ['the key itself', { apiKey: key, key, credentials: { apiKey: key } }],
  ])('with %s connects, and the form ignores that value', async (_fault, resolved) => {
    const host = hostWith(() => Promise.resolve(untyped(resolved)));
    render(<ConnectForm {...host} />);
    await connect();
    await connected();
    expect(screen.getByText('Europe (api.eu)')).toBeVisible();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(hintOnly);
    expect(host.onError).not.toHaveBeenCalled();
  });

  it('with a Response connects, with a warning on the console', async () => {
    const host = hostWith(() => Promise.resolve(untyped(new Response('{}'))));
    render(<ConnectForm {...host} />);
    await connect();
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(hintOnly);
    expect(takeReports()).toEqual([expect.stringContaining('resolved to a Response')]);
  });
});
