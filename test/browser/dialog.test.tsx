// The dialog in a browser: focus, Escape, the backdrop, and the page behind it.

import '../../src/styles/styles.css';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type ComponentProps, StrictMode, useLayoutEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ConnectDialog, type ConnectEvent } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { accepts, apiKey, button, slowHost, subdomain } from '../support/renderForm.js';
import {
  dialog,
  fillIn,
  focused,
  Host,
  isAsked,
  isBackAtOpener,
  isGone,
  open,
  question,
} from './dialogHost.js';

describe('focus', () => {
  afterEach(() => vi.useRealTimers());

  it('starts in the first empty field', async () => {
    render(<Host />);
    await userEvent.click(button('Open'));
    await waitFor(() => expect(focused()).toBe(subdomain()));
  });

  it('starts in the key field if the subdomain is known', async () => {
    render(<Host defaultSubdomain="api.eu" />);
    await userEvent.click(button('Open'));
    await waitFor(() => expect(focused()).toBe(apiKey()));
  });

  it('also starts there in StrictMode', async () => {
    const onEvent = vi.fn();
    render(
      <StrictMode>
        <Host onEvent={onEvent} />
      </StrictMode>,
    );
    await userEvent.click(button('Open'));
    await waitFor(() => expect(focused()).toBe(subdomain()));
    expect(dialog()?.matches(':modal')).toBe(true);
    expect(question()).toBeNull();
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ type: 'opened' });
    await userEvent.keyboard('{Escape}');
    await isBackAtOpener();
  });

  describe('of a dialog opened with the keyboard', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    });

    afterEach(() => {
      vi.useRealTimers();
    });

    async function openByKeyboard(props?: ComponentProps<typeof Host>) {
      render(<Host {...props} />);
      await userEvent.tab();
      await userEvent.keyboard('{Enter}');
      await expect.poll(focused).toBe(dialog());
    }

    it('is on the dialog until a screen reader has read it', async () => {
      await openByKeyboard();
      vi.advanceTimersByTime(499);
      expect(focused()).toBe(dialog());
      vi.advanceTimersByTime(1);
      expect(focused()).toBe(subdomain());
    });

    it('goes to the first field with the first key, which takes effect there', async () => {
      await openByKeyboard({ defaultSubdomain: 'api.eu' });
      await userEvent.keyboard('ITG');
      expect(focused()).toBe(apiKey());
      expect(apiKey()).toHaveValue('ITG');
    });

    it('stays while the user holds down the key that has opened it', async () => {
      await openByKeyboard();
      fireEvent.keyDown(dialog() ?? document, { key: 'Enter', repeat: true });
      expect(focused()).toBe(dialog());
    });

    it('stays where the user moves it', async () => {
      await openByKeyboard();
      await userEvent.tab();
      vi.advanceTimersByTime(500);
      expect(focused()).toBe(button('Close'));
    });
  });

  it('is in the first field at once if the dialog was opened with the pointer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    render(<Host />);
    await userEvent.click(button('Open'));
    // Once the dialog is painted.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    vi.advanceTimersByTime(0);
    expect(focused()).toBe(subdomain());
  });

  it('stays in the field that the user or the host has chosen first', async () => {
    function Faster() {
      useLayoutEffect(() => apiKey().focus(), []);
      return <ConnectDialog open onOpenChange={() => {}} onConnect={accepts} />;
    }
    render(<Faster />);
    // By then, the dialog is painted.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(focused()).toBe(apiKey());
  });

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['the close button', () => userEvent.click(button('Close'))],
  ])('returns to the opener after %s', async (_what, close) => {
    render(<Host />);
    await open();
    await close();
    await isGone();
    await isBackAtOpener();
  });

  it('returns to the opener after a key is discarded', async () => {
    render(<Host />);
    await open();
    await fillIn();
    await userEvent.keyboard('{Escape}');
    await isAsked();
    await userEvent.click(button('Discard and close'));
    await isGone();
    await isBackAtOpener();
  });

  it('returns to the opener after Done', async () => {
    render(<Host />);
    await open();
    await fillIn();
    await userEvent.click(button('Connect'));
    await waitFor(() => expect(focused()).toHaveTextContent('IT Glue is connected'));
    await userEvent.keyboard('{Tab}{Enter}');
    await isGone();
    await isBackAtOpener();
  });

  it('returns to the key when it is kept', async () => {
    render(<Host />);
    await open();
    await fillIn();
    await userEvent.click(apiKey());
    await userEvent.keyboard('{Escape}');
    await isAsked();
    expect(focused()).toBe(button('Keep editing'));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(focused()).toBe(apiKey()));
    expect(apiKey().value).toBe(testKeys['api.eu']);
  });

  it('stays in the dialog when the key connects while the question is open', async () => {
    const host = slowHost();
    render(<Host onConnect={host.onConnect} />);
    await open();
    await fillIn();
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}');
    await screen.findByRole('button', { name: 'Cancel' });
    await userEvent.keyboard('{Escape}');
    await isAsked();
    host.answer();
    await screen.findByText('IT Glue is connected');
    await waitFor(() => expect(question()).toBeNull());
    expect(dialog()?.contains(focused())).toBe(true);
  });
});

describe('Escape', () => {
  it('asks before it closes on a typed key', async () => {
    render(<Host />);
    await open();
    await fillIn();
    await userEvent.keyboard('{Escape}');
    await isAsked();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(question()).toBeNull());
    expect(dialog()?.matches(':modal')).toBe(true);
    expect(apiKey().value).toBe(testKeys['api.eu']);
  });

  it.each([2, 3, 4, 5])('never loses the key when pressed %i times', async (times) => {
    render(<Host />);
    await open();
    await fillIn();
    await userEvent.keyboard('{Escape}'.repeat(times));
    await waitFor(() => expect(dialog()?.matches(':modal')).toBe(true));
    expect(apiKey().value).toBe(testKeys['api.eu']);
    // Whatever is visible by now, the user can continue.
    await userEvent.keyboard('{Escape}');
    await waitFor(() => {
      screen.queryByRole('button', { name: 'Keep editing' })?.click();
      expect(question()).toBeNull();
      expect(dialog()?.matches(':modal')).toBe(true);
    });
    await userEvent.click(button('Connect'));
    expect(await screen.findByRole('button', { name: 'Done' })).toBeVisible();
  });

  it('asks even if the browser closes the dialog by itself', async () => {
    render(<Host />);
    await open();
    await fillIn();
    const shown = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    const opened = screen.getByRole<HTMLDialogElement>('dialog');
    // As Firefox does on a second Escape.
    fireEvent(opened, new Event('cancel', { cancelable: false }));
    opened.close();
    await isAsked();
    expect(shown.mock.contexts).toEqual([opened, question()]);
    expect(apiKey().value).toBe(testKeys['api.eu']);
    shown.mockRestore();
  });

  it('pressed twice closes an empty dialog once', async () => {
    const events: ConnectEvent[] = [];
    render(<Host onEvent={(event) => events.push(event)} />);
    await open();
    await userEvent.keyboard('{Escape}{Escape}');
    await isBackAtOpener();
    expect(events.map(({ type }) => type)).toEqual(['opened', 'closed']);
  });

  it('asks while connecting, and a discarded attempt is aborted', async () => {
    const host = slowHost();
    render(<Host onConnect={host.onConnect} />);
    await open();
    await fillIn();
    await userEvent.click(button('Connect'));
    await screen.findByRole('button', { name: 'Cancel' });
    await userEvent.keyboard('{Escape}');
    await isAsked();
    await userEvent.click(button('Discard and close'));
    await isGone();
    expect(host.isAborted()).toBe(true);
  });
});

describe('a click next to the dialog', () => {
  const clickBeside = () =>
    userEvent.click(document.body, { position: { x: 2, y: 2 }, force: true });

  it('never closes it, with or without a key', async () => {
    render(<Host />);
    await open();
    await clickBeside();
    expect(dialog()).toBeVisible();
    await fillIn();
    await clickBeside();
    expect(dialog()).toBeVisible();
    expect(question()).toBeNull();
  });
});

describe('the page behind the dialog', () => {
  afterEach(async () => {
    await page.viewport(414, 896);
    document.querySelector('#tall')?.remove();
  });

  /** Makes the page scroll. */
  function makeTall() {
    const tall = document.createElement('div');
    tall.id = 'tall';
    tall.style.blockSize = '4000px';
    document.body.append(tall);
  }

  it('neither moves nor scrolls while it is open', async () => {
    render(
      <div style={{ paddingBlockStart: 100, textAlign: 'end' }}>
        <Host />
      </div>,
    );
    makeTall();
    window.scrollTo(0, 40);
    const opener = button('Open');
    const place = () => opener.getBoundingClientRect().toJSON();
    const before = place();
    await open();
    await userEvent.wheel(document.body, { delta: { y: 200 } });
    expect(place()).toEqual(before);
    await userEvent.keyboard('{Escape}');
    await isGone();
    expect(place()).toEqual(before);
    expect(document.documentElement.style.overflow).toBe('');
  });

  it('can be 320 pixels wide', async () => {
    await page.viewport(320, 480);
    render(<Host />);
    await open();
    const shown = dialog();
    const { left, right, top, bottom } = shown?.getBoundingClientRect() ?? new DOMRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(320);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(480);
    expect(shown && shown.scrollWidth - shown.clientWidth).toBe(0);
  });
});
