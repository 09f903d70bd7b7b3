// The form with a real keyboard, clipboard and layout.

import { render, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/styles/styles.css';
import { ConnectError, type ConnectErrorCode, ConnectForm } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import {
  accepts,
  addressHelper,
  apiKey,
  button,
  refusesWith,
  renderForm,
  slowHost,
  subdomain,
} from '../support/renderForm.js';

const focused = () => document.activeElement;
const heading = () => screen.findByRole('group', { name: 'IT Glue is connected' });

/** Presses Tab repeatedly. Returns the name or the text of each focused element. */
async function tabStops(count: number) {
  const stops: string[] = [];
  for (let stop = 0; stop < count; stop += 1) {
    await userEvent.keyboard('{Tab}');
    const at = focused();
    const label = at instanceof HTMLElement && 'labels' in at ? labelOf(at) : undefined;
    stops.push(at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '');
  }
  return stops;
}

const labelOf = (element: HTMLElement) =>
  document.querySelector(`label[for="${CSS.escape(element.id)}"]`)?.textContent;

/** Puts a text on the real clipboard, like a user who copies it elsewhere. */
async function copy(text: string) {
  const elsewhere = document.createElement('textarea');
  elsewhere.value = text;
  document.body.append(elsewhere);
  elsewhere.select();
  await userEvent.copy();
  elsewhere.remove();
}

async function connect(key: string = testKeys['api.eu']) {
  await userEvent.selectOptions(subdomain(), 'api.eu');
  await userEvent.fill(apiKey(), key);
  await userEvent.click(button('Connect'));
}

describe('by keyboard alone', () => {
  it('goes through the form in the order of the page', async () => {
    renderForm();
    expect(await tabStops(6)).toEqual([
      'Subdomain',
      'Not sure which subdomain?',
      'API key',
      'Show API key',
      'Where do I find my subdomain and key?',
      'Connect',
    ]);
  });

  it('chooses a region, fills in the key and connects', async () => {
    const onConnect = vi.fn(accepts);
    renderForm({ onConnect });
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe(subdomain());
    await userEvent.keyboard('Eu');
    await waitFor(() => expect(subdomain().value).toBe('api.eu'));
    await userEvent.keyboard('{Tab}{Tab}');
    expect(focused()).toBe(apiKey());
    await userEvent.keyboard(`${testKeys['api.eu']}{Enter}`);
    expect(await heading()).toBe(focused());
    expect(onConnect.mock.lastCall?.[0]).toEqual({
      subdomain: 'api.eu',
      apiKey: testKeys['api.eu'],
    });
  });

  it('focuses the first invalid field', async () => {
    renderForm();
    apiKey().focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(focused()).toBe(subdomain()));
  });

  it('shows and hides the key, and keeps the focus on the button', async () => {
    renderForm();
    await userEvent.fill(apiKey(), 'ITG.abc_123');
    await userEvent.click(apiKey());
    await userEvent.keyboard('{Tab} ');
    await waitFor(() => expect(apiKey().type).toBe('text'));
    expect(focused()).toBe(button('Hide API key'));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(apiKey().type).toBe('password'));
    expect(apiKey().value).toBe('ITG.abc_123');
  });

  it('cancels, and returns the focus to the submit button', async () => {
    const host = slowHost();
    renderForm(host);
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    expect(focused()).toBe(button('Checking with IT Glue…'));
    await userEvent.keyboard('{Tab}{Enter}');
    await waitFor(() => expect(focused()).toBe(button('Connect')));
    expect(host.isAborted()).toBe(true);
    expect(apiKey().value).toBe(testKeys['api.eu']);
  });

  it('ignores a second submit', async () => {
    const host = slowHost();
    renderForm(host);
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await userEvent.fill(apiKey(), testKeys['api.eu']);
    await userEvent.click(apiKey());
    await userEvent.keyboard('{Enter}{Enter}');
    await screen.findByRole('button', { name: 'Cancel' });
    await userEvent.keyboard('{Enter}');
    await userEvent.dblClick(button('Checking with IT Glue…'), { force: true });
    expect(host.onConnect).toHaveBeenCalledOnce();
  });
});

describe('pasting', () => {
  it.each([
    ['a line break after it', 'ITG.abc_123\n'],
    ['a line break inside it', 'ITG.abc\n_123'],
    ['quotes and spaces', ' “ITG.abc_123” '],
    ['a zero-width space', '\u200bITG.abc_123'],
  ])('accepts a key with %s from the clipboard', async (_what, text) => {
    renderForm();
    await copy(text);
    await userEvent.click(apiKey());
    await userEvent.paste();
    await waitFor(() => expect(apiKey().value).toBe('ITG.abc_123'));
    expect(await screen.findByText('Removed everything except the key.')).toBeVisible();
  });

  it('picks the region from an address', async () => {
    renderForm();
    await copy('https://acme.au.itglue.com/1/docs');
    await userEvent.click(apiKey());
    await userEvent.paste();
    await waitFor(() => expect(subdomain().value).toBe('api.au'));
    expect(apiKey().value).toBe('');
  });

  it('picks the region in the helper too', async () => {
    renderForm();
    await userEvent.click(screen.getByText('Not sure which subdomain?'));
    await copy('https://acme.eu.itglue.com');
    await userEvent.click(addressHelper());
    await userEvent.paste();
    await waitFor(() => expect(subdomain().value).toBe('api.eu'));
  });
});

describe('a failure', () => {
  it.each<[ConnectErrorCode, title: string]>([
    ['key_rejected', 'IT Glue didn’t accept this key'],
    ['rate_limited', 'IT Glue is rate-limiting this account'],
    ['unavailable', 'IT Glue isn’t available right now'],
    ['timeout', 'IT Glue took too long to respond'],
    ['offline', 'Can’t reach this app’s server'],
    ['not_allowed', 'You don’t have permission to connect IT Glue'],
    ['invalid_request', 'Something went wrong'],
    ['unknown', 'Something went wrong'],
  ])('takes the focus, keeps the entries and lets the user continue: %s', async (code, title) => {
    renderForm({ onConnect: refusesWith(new ConnectError(code)) });
    await connect();
    const box = await screen.findByRole('group', { name: /./ });
    expect(box).toHaveTextContent(title);
    await waitFor(() => expect(focused()).toBe(box));
    expect(subdomain().value).toBe('api.eu');
    expect(apiKey().value).toBe(testKeys['api.eu']);
    // First through what the box offers.
    const stops = box.querySelectorAll('a, button').length + 1;
    await userEvent.keyboard('{Tab}'.repeat(stops));
    expect(focused()).toBe(subdomain());
  });

  it('lets the user connect to the right region with one key press', async () => {
    const failure = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.au' });
    const host = slowHost();
    const onConnect = vi.fn(host.onConnect).mockImplementationOnce(refusesWith(failure));
    renderForm({ onConnect });
    await connect();
    await screen.findByText('This key belongs to Australia');
    await userEvent.keyboard('{Tab}{Enter}');
    await screen.findByRole('button', { name: 'Cancel' });
    await waitFor(() => expect(focused()).toBe(button('Checking with IT Glue…')));
    host.answer();
    await waitFor(async () => expect(focused()).toBe(await heading()));
    expect(onConnect.mock.lastCall?.[0].subdomain).toBe('api.au');
  });
});

it('works in StrictMode', async () => {
  const onConnect = vi.fn(accepts);
  const onEvent = vi.fn();
  render(
    <StrictMode>
      <ConnectForm autoFocus onConnect={onConnect} onEvent={onEvent} />
    </StrictMode>,
  );
  await waitFor(() => expect(focused()).toBe(subdomain()));
  await connect();
  await waitFor(async () => expect(focused()).toBe(await heading()));
  expect(onConnect).toHaveBeenCalledOnce();
  expect(onEvent.mock.calls.map(([event]) => event.type)).toEqual([
    'opened',
    'submitted',
    'connected',
  ]);
});

describe('on a screen 320 pixels wide', () => {
  afterEach(() => page.viewport(414, 896));

  const overflow = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  };
  /** The elements that overflow the form sideways, even if the page does not scroll. */
  const sticksOut = () => {
    const form = document.querySelector('.itglue-form')?.getBoundingClientRect();
    return [...document.querySelectorAll('.itglue-form *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return form && width > 1 && (left < form.left - 1 || right > form.right + 1);
      })
      .map(({ className, tagName }) => `${tagName} ${className}`);
  };

  it('fits in every phase', async () => {
    await page.viewport(320, 640);
    const host = slowHost();
    renderForm({
      ...host,
      appName: 'Averylongproductnamethatcannotbebroken',
      description: 'Acme reads your documents.',
      requirePasswordAccess: true,
      egressAddresses: ['203.0.113.7', '2001:0db8:85a3:0000:0000:8a2e:0370:7334'],
      onDone: () => {},
    });
    const fits = () => {
      expect(overflow()).toBe(0);
      expect(sticksOut()).toEqual([]);
    };
    fits();
    await userEvent.click(screen.getByText('Not sure which subdomain?'));
    await userEvent.click(screen.getByText('Where do I find my subdomain and key?'));
    await userEvent.click(button('Connect'));
    await screen.findByText('Choose your subdomain.');
    fits();
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    fits();
    host.refuse(new ConnectError('key_rejected'));
    await screen.findByRole('group', { name: /./ });
    fits();
    await userEvent.click(button('Try again'));
    await screen.findByRole('button', { name: 'Cancel' });
    host.refuse(new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.au' }));
    await screen.findByText('This key belongs to Australia');
    fits();
    await userEvent.click(button('Use api.au and connect'));
    await screen.findByRole('button', { name: 'Cancel' });
    host.answer({ subdomain: 'api.au', organizationCount: 12_345 });
    await heading();
    fits();
  });
});
