// How a host may move and remove `<itglue-connect>`.

import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/element/index.js';
import type { ItglueConnectElement } from '../../src/element/index.js';
import { formMessages as en } from '../../src/languages/en.js';

let reported: unknown[];
let host: Root;
let container: HTMLElement;
const report = ({ message }: ErrorEvent) => reported.push(message);
beforeEach(() => {
  reported = [];
  vi.spyOn(console, 'error').mockImplementation((...words) => reported.push(words.join(' ')));
  window.addEventListener('error', report);
  container = document.createElement('div');
  document.body.append(container);
  host = createRoot(container);
});
afterEach(() => {
  host.unmount();
  container.remove();
  vi.restoreAllMocks();
  window.removeEventListener('error', report);
  expect(reported).toEqual([]);
});

const key = 'ITG.abc_123';
const connect = () => Promise.resolve();

/** Renders a host's page with the element, and types a key into it. */
async function renderAndType(page: ReactNode) {
  host.render(page);
  const element = await vi.waitUntil(() => container.querySelector('itglue-connect'));
  const empty = await vi.waitUntil(() => inside<HTMLInputElement>(element, '[data-itglue-key]'));
  await userEvent.fill(empty, key);
  // A field with a value is another element.
  const field = await vi.waitUntil(() =>
    inside<HTMLInputElement>(element, '[data-itglue-key=filled]'),
  );
  return { element, field };
}

const inside = <Found extends Element>(element: ItglueConnectElement, selector: string) =>
  element.shadowRoot?.querySelector<Found>(selector);

it('keeps what was typed when a React host moves it', async () => {
  const one = <itglue-connect key="one" connect={connect} />;
  const other = <p key="other">Something else</p>;
  const { element, field } = await renderAndType([one, other]);
  host.render([other, one]);
  await vi.waitUntil(() => container.lastElementChild === element);
  expect(inside(element, '[data-itglue-key]')).toBe(field);
  expect(field.value).toBe(key);
  inside<HTMLElement>(element, '[type=submit]')?.click();
  await expect
    .poll(() => element.shadowRoot?.activeElement?.getAttribute('name'))
    .toBe('subdomain');
});

it('is empty once a React host has removed it', async () => {
  const { element, field } = await renderAndType(<itglue-connect connect={connect} />);
  host.render(null);
  await expect.poll(() => element.shadowRoot?.childElementCount).toBe(0);
  expect(field.value).toBe('');
});

it('may be moved into another document, where it is styled too', async () => {
  const { element, field } = await renderAndType(<itglue-connect connect={connect} />);
  const frame = document.createElement('iframe');
  document.body.append(frame);
  frame.contentDocument?.body.append(element);
  await Promise.resolve();
  expect(inside(element, '[data-itglue-key]')).toBe(field);
  expect(field.value).toBe(key);
  const badge = inside(element, '.itglue-badge') ?? element;
  expect(getComputedStyle(badge).display).toMatch(/flex|grid/);
  container.append(element);
  frame.remove();
});

it('offers a link for someone else by its property, and reports why there is none', async () => {
  const url = 'https://app.example/connect#link=1';
  const createLink = vi
    .fn()
    .mockRejectedValueOnce(new Error('No links today'))
    .mockResolvedValue({ url, expiresAt: '2026-12-04T10:00:00Z' });
  const failed = vi.fn();
  host.render(<itglue-connect connect={connect} createLink={createLink} />);
  const element = await vi.waitUntil(() => container.querySelector('itglue-connect'));
  element.addEventListener('itglue-connect:error', ({ detail }) => failed(detail));
  const create = await vi.waitUntil(() =>
    [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
      ({ textContent }) => textContent === en['link.create'],
    ),
  );
  create.click();
  await vi.waitUntil(() => inside(element, '[role=alert]')?.textContent === en['link.failed']);
  expect(failed).toHaveBeenCalledWith(new Error('No links today'));
  create.click();
  await vi.waitUntil(() => inside<HTMLInputElement>(element, '[readonly]')?.value === url);
});
