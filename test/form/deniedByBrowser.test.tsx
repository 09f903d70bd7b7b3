// The browser denies storage, the clipboard and other features.

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectError, ConnectForm } from '../../src/index.js';
import {
  connect,
  connected,
  europeWithHint,
  expectFailure,
  expectNextWorks,
  hostWith,
  key,
} from '../support/attempt.js';
import { button, paste, refusesWith, subdomain } from '../support/renderForm.js';
import { expectNoReports } from '../support/reports.js';

expectNoReports();

describe('a feature that the browser denies', () => {
  const denies = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  function deny(of: object, name: string, get: () => unknown = denies) {
    const own = Object.getOwnPropertyDescriptor(of, name);
    Object.defineProperty(of, name, { configurable: true, get });
    return () => {
      if (own) Object.defineProperty(of, name, own);
      else Reflect.deleteProperty(of, name);
    };
  }
  let allow: () => void = () => {};
  afterEach(() => allow());

  it.each<[what: string, of: () => object, name: string]>([
    ['local storage', () => window, 'localStorage'],
    ['session storage', () => window, 'sessionStorage'],
    ['databases', () => window, 'indexedDB'],
    ['cookies', () => document, 'cookie'],
    ['caches', () => window, 'caches'],
    ['the clipboard', () => navigator, 'clipboard'],
    ['permissions', () => navigator, 'permissions'],
    ['the history', () => window, 'history'],
    ['the user agent', () => navigator, 'userAgent'],
  ])('is not needed to connect: %s', async (_what, of, name) => {
    const host = hostWith(refusesWith(new ConnectError('timeout')));
    render(<ConnectForm {...host} egressAddresses={['203.0.113.7']} />);
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await paste(key);
    allow = deny(of(), name);
    await userEvent.click(button('Connect'));
    await expectFailure(host, 'took too long');
    await userEvent.click(button('Try again'));
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
  });

  it.each<[what: string, clipboard: unknown, sees: string]>([
    ['absent', undefined, 'Couldn’t copy. Select the text and copy it.'],
    ['without the method', {}, 'Couldn’t copy. Select the text and copy it.'],
    ['denied', { writeText: async () => denies() }, 'Couldn’t copy. Select the text and copy it.'],
    ['denied at once', { writeText: denies }, 'Couldn’t copy. Select the text and copy it.'],
    [
      'denied for no reason',
      { writeText: () => Promise.reject() },
      'Couldn’t copy. Select the text and copy it.',
    ],
    ['never settling', { writeText: () => new Promise(() => {}) }, ''],
  ])(
    'leaves the address on the page to copy by hand if the clipboard is %s',
    async (_what, clipboard, sees) => {
      const host = hostWith(refusesWith(new ConnectError('key_rejected')));
      render(<ConnectForm {...host} guide={null} egressAddresses={['203.0.113.7']} />);
      await connect();
      await screen.findByRole('group', { name: /./ });
      allow = deny(navigator, 'clipboard', () => clipboard);
      await userEvent.click(button('Copy address'));
      expect(
        button('Copy address').parentElement?.querySelector('[role=status]'),
      ).toHaveTextContent(sees || /^$/);
      expect(screen.getByText('203.0.113.7')).toBeVisible();
      allow();
      await expectFailure(host, 'IT Glue didn’t accept this key');
      await expectNextWorks(host);
    },
  );
});
