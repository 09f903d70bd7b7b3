// Live regions and descriptions stay exposed while they are empty. Otherwise Firefox misses what comes later.

import '../../src/styles/styles.css';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConnectError, ConnectForm } from '../../src/index.js';
import { refusesWith } from '../support/renderForm.js';
import { connect, expectNoReports } from './attempt.js';

expectNoReports();

/** The live regions and descriptions outside closed details, and how each is displayed. */
const displays = () =>
  [...document.querySelectorAll('form [role=status], .itglue-error, .itglue-failure p')].map(
    (region) => [region.className, getComputedStyle(region).display] as const,
  );

it('are never hidden', async () => {
  render(
    <ConnectForm onConnect={refusesWith(new ConnectError('rate_limited', { retryAfter: 9 }))} />,
  );
  await userEvent.click(screen.getByText('Not sure which subdomain?'));
  expect(displays()).toHaveLength(8);
  expect(displays().filter(([, display]) => display === 'none')).toEqual([]);
  await connect();
  await screen.findByRole('group', { name: 'IT Glue is rate-limiting this account' });
  expect(displays().filter(([, display]) => display === 'none')).toEqual([]);
});
