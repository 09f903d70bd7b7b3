// An attempt to connect in a browser. test/support/attempt.ts has the same for jsdom.

import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { OnConnect } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { accepts, apiKey, button, subdomain } from '../support/renderForm.js';

export const key = testKeys['api.eu'];
export const europeWithHint = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: key.slice(-4),
};

/** Fails every test of a file that leaves a message on the console. Call it once, at the top of the file. */
export function expectNoReports() {
  let reports: unknown[] = [];

  beforeEach(() => {
    reports = [];
    for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation((...words) => reports.push(words.join(' ')));
    }
  });

  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    // The test runner itself reports uncaught errors.
    expect(reports).toEqual([]);
  });
}

/** A host that handles the first attempt with `first`, and accepts the next ones. */
export const hostWith = (first: OnConnect) => ({
  onConnect: vi.fn(accepts).mockImplementationOnce(first),
  onSuccess: vi.fn(),
  onError: vi.fn(),
});

const phase = () => document.querySelector('.itglue-form')?.getAttribute('data-phase');
export const connected = () => screen.findByRole('heading', { name: 'IT Glue is connected' });
export const connecting = () => screen.findByRole('button', { name: 'Cancel' });

export async function fillIn() {
  await userEvent.selectOptions(subdomain(), 'api.eu');
  await userEvent.fill(apiKey(), key);
}

export async function connect() {
  await fillIn();
  await userEvent.click(button('Connect'));
}

export function expectNothingLost() {
  expect(phase()).toBe('editing');
  expect(subdomain().value).toBe('api.eu');
  expect(apiKey().value).toBe(key);
}

export async function expectFailure(host: ReturnType<typeof hostWith>, sees: string) {
  expect((await screen.findByRole('group', { name: /./ })).textContent).toContain(sees);
  expectNothingLost();
  expect(host.onConnect).toHaveBeenCalledOnce();
  expect(host.onError).toHaveBeenCalledOnce();
  expect(host.onSuccess).not.toHaveBeenCalled();
}

export async function expectNextWorks(host: ReturnType<typeof hostWith>) {
  await userEvent.click(screen.getByRole('button', { name: /^(Connect|Try again)$/ }));
  await connected();
  expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
}
