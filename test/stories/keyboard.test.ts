// The main flows with only a keyboard, in a real browser.

import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { testKeys } from '../../src/testing/index.js';
import { show } from './stories.js';

const press = (keys: string) => userEvent.keyboard(keys);

/** The label or text of the focused element, and whether it is visible. */
function focused() {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement)) return 'nothing';
  const label =
    element instanceof HTMLInputElement || element instanceof HTMLSelectElement
      ? element.labels?.[0]?.firstChild?.textContent
      : (element.getAttribute('aria-label') ?? element.textContent);
  const ring = getComputedStyle(element).outlineStyle !== 'none';
  return `${label}${ring ? '' : ', unseen'}`;
}

/** Presses Tab, and returns the newly focused element. */
async function tab(times: number) {
  const stops: string[] = [];
  for (let time = 0; time < times; time += 1) {
    await press('{Tab}');
    stops.push(focused());
  }
  return stops;
}

describe('the form', () => {
  beforeEach(async () => {
    await show('ConnectForm/Pristine');
    // The focus starts at the beginning of the page.
    await userEvent.click(page.getByRole('heading', { level: 1 }));
  });

  it('has a tab order like the page, with every stop visible', async () => {
    expect(await tab(6)).toEqual([
      'Subdomain',
      'Not sure which subdomain?',
      'API key',
      'Show API key',
      'Where do I find my subdomain and key?',
      'Connect',
    ]);
  });

  it('connects', async () => {
    await tab(1);
    await press('Eur');
    expect(document.querySelector('select')?.value).toBe('api.eu');
    await tab(2);
    await press(testKeys['api.eu']);
    await press('{Enter}');
    await expect.poll(focused).toMatch(/^IT Glue is connected.*, unseen$/);
  });

  it('reads an address, shows the key and opens the guide', async () => {
    await tab(2);
    await press('{Enter}');
    await tab(1);
    await press('acme.au.itglue.com');
    await tab(1);
    expect(document.querySelector('select')?.value).toBe('api.au');
    await press(testKeys['api.au']);
    await tab(1);
    await press(' ');
    expect(focused()).toBe('Hide API key');
    expect(await tab(1)).toEqual(['Where do I find my subdomain and key?']);
    await press('{Enter}');
    expect(await tab(3)).toEqual([
      'IT Glue\u00a0(opens in a new tab)',
      'Copy the steps for someone who is',
      'Connect',
    ]);
    await press(' ');
    await expect.poll(focused).toMatch(/^IT Glue is connected.*, unseen$/);
  });

  it('moves the focus to a missing value', async () => {
    await tab(6);
    await press('{Enter}');
    await expect.poll(focused).toBe('Subdomain');
    await press('Eur');
    await tab(5);
    await press('{Enter}');
    await expect.poll(focused).toBe('API key');
  });
});

describe('a failure', () => {
  it('takes the focus, and its button is the next stop', async () => {
    await show('ConnectForm/FailureNotice/WrongSubdomain');
    await expect.poll(() => document.activeElement?.role).toBe('group');
    expect(await tab(2)).toEqual(['Use api.au and connect', 'Subdomain']);
  });
});

describe('connecting', () => {
  it('can be cancelled with the button, and the focus stays', async () => {
    await show('ConnectForm/Connecting');
    expect(focused()).toBe('Checking with IT Glue…');
    expect(await tab(1)).toEqual(['Cancel']);
    await press('{Enter}');
    expect(focused()).toBe('Connect');
  });
});

describe('the dialog', () => {
  it('opens, keeps the focus, asks before a key is lost, and returns the focus', async () => {
    await show('ConnectDialog/Closed');
    await userEvent.click(page.getByRole('heading', { level: 1 }));
    expect(await tab(1)).toEqual(['Connect…']);
    await press('{Enter}');
    await expect.poll(focused).toBe('Subdomain');
    expect(await tab(5)).toContain('Connect');
    await press('{Shift>}{Tab}{Tab}{Tab}{/Shift}');
    expect(focused()).toBe('API key');
    await press(testKeys.api);
    await press('{Escape}');
    expect(focused()).toBe('Keep editing');
    expect(await tab(1)).toEqual(['Discard and close']);
    await press('{Enter}');
    expect(document.querySelector('dialog')).toBeNull();
    expect(focused()).toBe('Connect…');
  });
});
