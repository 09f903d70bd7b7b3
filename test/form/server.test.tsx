// The form as a server renders it, and its hydration in the browser.

import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ConnectDialog,
  ConnectForm,
  type ConnectFormProps,
  ConnectionCard,
} from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import { accepts, apiKey, button, subdomain } from '../support/renderForm.js';

const everything: ConnectFormProps = {
  onConnect: accepts,
  appName: 'Acme',
  description: 'Acme reads your documents.',
  defaultSubdomain: 'api.eu',
  requirePasswordAccess: true,
  egressAddresses: ['203.0.113.7'],
};

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

// React 18 warns if a page is rendered for a server where there is a window; serverHtml.test.tsx has no window.
const complaints = vi.fn();
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(complaints);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe.each<[what: string, () => string]>([
  ['the form', () => renderToString(<ConnectForm onConnect={accepts} />)],
  ['the form with every option', () => renderToString(<ConnectForm {...everything} />)],
  [
    'the dialog',
    () => renderToString(<ConnectDialog onConnect={accepts} open onOpenChange={() => {}} />),
  ],
  [
    'the card',
    () =>
      renderToString(
        <ConnectionCard
          onConnect={accepts}
          onDisconnect={() => {}}
          connection={{ subdomain: 'api', keyHint: '7890', connectedAt: '2026-11-03T12:00:00Z' }}
        />,
      ),
  ],
])('%s from the server', (_what, html) => {
  it('works under a strict content security policy', () => {
    const page = parse(html());
    expect(page.body.childElementCount).toBeGreaterThan(0);
    expect(page.querySelector('script, style, [style], link')).toBeNull();
    const handlers = [...page.querySelectorAll('*')]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => name.startsWith('on'));
    expect(handlers).toEqual([]);
  });

  it('has no form that could send the key', () => {
    for (const form of parse(html()).forms) {
      expect(form.getAttribute('method')).toBe('dialog');
      expect(form.hasAttribute('action')).toBe(false);
    }
  });
});

describe('hydration', () => {
  let root: Root | undefined;

  afterEach(() => {
    act(() => root?.unmount());
    document.body.replaceChildren();
  });

  async function hydrate(props: ConnectFormProps, meanwhile: () => void = () => {}) {
    const container = document.createElement('div');
    container.innerHTML = renderToString(<ConnectForm {...props} />);
    complaints.mockClear();
    document.body.append(container);
    meanwhile();
    await act(async () => {
      root = hydrateRoot(container, <ConnectForm {...props} />, { onRecoverableError: complaints });
    });
  }

  it.each([
    ['by default', { onConnect: accepts }],
    ['with every option', everything],
    ['locked', { onConnect: accepts, defaultSubdomain: 'api', lockSubdomain: true }],
  ] as const)('has nothing to complain of, %s', async (_what, props) => {
    await hydrate(props);
    expect(complaints).not.toHaveBeenCalled();
    expect(button('Connect')).toBeVisible();
  });

  it.each<[what: string, ConnectFormProps]>([
    ['by default', { onConnect: accepts }],
    ['instead of the default subdomain', { onConnect: accepts, defaultSubdomain: 'api.eu' }],
  ])('keeps and sends what the user entered before, %s', async (_what, props) => {
    const onConnect = vi.fn(props.onConnect);
    await hydrate({ ...props, onConnect }, () => {
      fireEvent.change(subdomain(), { target: { value: 'api.au' } });
      fireEvent.input(apiKey(), { target: { value: testKeys['api.au'] } });
    });
    expect(subdomain()).toHaveValue('api.au');
    expect(apiKey()).toHaveValue(testKeys['api.au']);
    await userEvent.click(button('Connect'));
    await screen.findByRole('heading', { name: 'IT Glue is connected' });
    expect(onConnect.mock.lastCall?.[0]).toEqual({
      subdomain: 'api.au',
      apiKey: testKeys['api.au'],
    });
  });
});
