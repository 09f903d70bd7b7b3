// Failures that the user can't fix: the details for support, and a link to IT Glue's status page.

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ConnectError, type ConnectErrorCode } from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import { button, connect, refusesWith, renderForm } from '../support/renderForm.js';

const key = testKeys['api.eu'];
const copyButton = () => screen.queryByRole('button', { name: 'Copy details for support' });

async function fail(code: ConnectErrorCode, attempts: string[] = []) {
  renderForm({
    onConnect: (credentials, context) => {
      attempts.push(context.attemptId);
      return refusesWith(new ConnectError(code, { message: key }))(credentials, context);
    },
  });
  await connect(key);
  await screen.findByRole('group', { name: /./ });
}

describe('the details for support', () => {
  it.each(['unavailable', 'timeout', 'unknown', 'invalid_request'] as const)(
    'can be copied after %s, without any part of the key',
    async (code) => {
      userEvent.setup();
      const attempts: string[] = [];
      const before = Date.now();
      await fail(code, attempts);
      await userEvent.click(button('Copy details for support'));
      expect(await screen.findByText('Copied')).toBeVisible();
      const text = await navigator.clipboard.readText();
      expect(text.split('\n')).toEqual([
        'Connecting IT Glue failed',
        `Code: ${code}`,
        'Subdomain: api.eu',
        expect.stringMatching(/^Time: \d{4}-\d\d-\d\dT[\d:.]+Z$/),
        `Attempt: ${attempts[0]}`,
        expect.stringMatching(/^Version: itglue-connect \d+\.\d+\.\d+$/),
      ]);
      const time = Date.parse(text.match(/Time: (.*)/)?.[1] ?? '');
      expect(time).toBeGreaterThanOrEqual(before);
      expect(time).toBeLessThanOrEqual(Date.now());
      for (let at = 0; at + 8 <= key.length; at += 1) {
        expect(text).not.toContain(key.slice(at, at + 8));
      }
    },
  );

  it('can be copied after a wrong subdomain if no other subdomain is suggested', async () => {
    await fail('wrong_subdomain');
    expect(copyButton()).toBeVisible();
  });

  it.each(['key_rejected', 'rate_limited', 'not_allowed', 'offline'] as const)(
    'are not offered if the user knows what to do: %s',
    async (code) => {
      await fail(code);
      expect(copyButton()).toBeNull();
    },
  );
});

it('links to IT Glue’s status page if IT Glue is not available', async () => {
  await fail('unavailable');
  const link = screen.getByRole('link', { name: /^status.itglue.com\s?\(opens in a new tab\)$/ });
  expect(link).toHaveAttribute('href', 'https://status.itglue.com');
  expect(link).toHaveAttribute('rel', 'noreferrer');
});

it('does not link to the status page for other failures', async () => {
  await fail('timeout');
  expect(
    screen.queryByRole('link', { name: /^status.itglue.com\s?\(opens in a new tab\)$/ }),
  ).toBeNull();
});
