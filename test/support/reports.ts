// Fails every test of a file that leaves a message on the console, an uncaught error or an unhandled rejection.

import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { untyped } from './untyped.js';

let reports: unknown[] = [];
const report = (error: unknown) => {
  reports.push(error);
};
const reportEvent = (event: ErrorEvent) => {
  event.preventDefault();
  report(event.error);
};

const uncaught = ['unhandledRejection', 'uncaughtException'] as const;
const runtime: NodeJS.EventEmitter = process;

/** Call it once, at the top of the file. */
export function expectNoReports() {
  const usual = uncaught.map((event) => [event, runtime.listeners(event)] as const);

  beforeEach(() => {
    reports = [];
    for (const method of ['log', 'info', 'debug', 'warn', 'error', 'trace'] as const) {
      vi.spyOn(console, method).mockImplementation((...words) => report(words.join(' ')));
    }
    window.addEventListener('error', reportEvent);
    for (const event of uncaught) {
      runtime.removeAllListeners(event);
      runtime.on(event, report);
    }
  });

  afterEach(async () => {
    cleanup();
    document.body.replaceChildren();
    // Node.js reports an unhandled rejection after everything else.
    await new Promise((resolve) => setImmediate(resolve));
    vi.restoreAllMocks();
    window.removeEventListener('error', reportEvent);
    for (const [event, listeners] of usual) {
      runtime.removeAllListeners(event);
      for (const listener of listeners) runtime.on(event, untyped(listener));
    }
    expect(reports).toEqual([]);
  });
}

/** Expects the page to have reported this error of the host, and nothing else. */
export async function expectReported(error: unknown) {
  await waitFor(() => expect(reports).toContain(error));
  // React 18 reports some errors twice.
  expect(new Set(takeReports())).toEqual(new Set([error]));
}

/** Returns the reports so far, which then no longer fail the test. */
export const takeReports = (): unknown[] => reports.splice(0);
