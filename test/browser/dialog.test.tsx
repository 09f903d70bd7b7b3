// The dialog as browsers have it: focus, Escape, the backdrop, and the page behind.

import { render, screen, waitFor } from '@testing-library/react';
import { StrictMode, useEffect, useRef, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/styles/styles.css';
import { ConnectDialog, type ConnectEvent, openConnectDialog } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { accepts, apiKey, button, slowHost, subdomain } from '../support/renderForm.js';

interface HostProps {
  onConnect?: typeof accepts;
  defaultSubdomain?: 'api.eu';
  onEvent?: (event: ConnectEvent) => void;
}

/** A host with a button that opens the dialog. */
function Host({ onConnect = accepts, ...props }: HostProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <ConnectDialog {...props} onConnect={onConnect} open={open} onOpenChange={setOpen} />
    </>
  );
}

const focused = () => document.activeElement;
const dialog = () => screen.queryByRole('dialog', { name: 'Connect IT Glue' });
const question = () => screen.queryByRole('alertdialog');
const isGone = () => waitFor(() => expect(dialog()).toBeNull());
const isAsked = () => screen.findByRole('alertdialog');
const isBackAtOpener = () => waitFor(() => expect(focused()).toBe(button('Open')));

async function open() {
  await userEvent.click(button('Open'));
  // Until then the keyboard would go elsewhere.
  await waitFor(() => expect([subdomain(), apiKey()]).toContain(focused()));
}

async function fillIn() {
  await userEvent.selectOptions(subdomain(), 'api.eu');
  await userEvent.fill(apiKey(), testKeys['api.eu']);
}

describe('focus', () => {
  it('begins at the first field that is empty', async () => {
    render(<Host />);
    await userEvent.click(button('Open'));
    await waitFor(() => expect(focused()).toBe(subdomain()));
  });

  it('begins at the key where the subdomain is known', async () => {
    render(<Host defaultSubdomain="api.eu" />);
    await userEvent.click(button('Open'));
    await waitFor(() => expect(focused()).toBe(apiKey()));
  });

  it('begins there in StrictMode, too, where the dialog stays open', async () => {
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

  it('returns to the opener after a key was discarded', async () => {
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

  it('goes back to the key when it is kept', async () => {
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

  it('stays in the dialog when the key is connected while it is asked', async () => {
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
  it('asks first when a key is typed in, and then keeps it', async () => {
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

  it.each([2, 3, 4, 5])('never loses the key, pressed %i times', async (times) => {
    render(<Host />);
    await open();
    await fillIn();
    await userEvent.keyboard('{Escape}'.repeat(times));
    await waitFor(() => expect(dialog()?.matches(':modal')).toBe(true));
    expect(apiKey().value).toBe(testKeys['api.eu']);
    // Whatever is shown by now, the user can go on.
    await userEvent.keyboard('{Escape}');
    await waitFor(() => {
      screen.queryByRole('button', { name: 'Keep editing' })?.click();
      expect(question()).toBeNull();
      expect(dialog()?.matches(':modal')).toBe(true);
    });
    await userEvent.click(button('Connect'));
    expect(await screen.findByRole('button', { name: 'Done' })).toBeVisible();
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

describe('a click beside the dialog', () => {
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

describe('inside a modal dialog of the host’s', () => {
  function HostModal({ onClose }: { onClose: () => void }) {
    const ref = useRef<HTMLDialogElement>(null);
    useEffect(() => {
      ref.current?.showModal();
    }, []);
    return (
      <dialog ref={ref} aria-label="Settings" onClose={onClose} onCancel={onClose}>
        <Host />
      </dialog>
    );
  }

  it('takes typing and Escape, and leaves the host’s open', async () => {
    const onClose = vi.fn();
    render(<HostModal onClose={onClose} />);
    await open();
    await userEvent.keyboard('{Tab}{Tab}ITG.abc');
    expect(apiKey().value).toBe('ITG.abc');
    await userEvent.clear(apiKey());
    await userEvent.keyboard('{Escape}');
    await isGone();
    await isBackAtOpener();
    expect(screen.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('is above it as a single call as well', async () => {
    render(<HostModal onClose={() => {}} />);
    button('Open').focus();
    const closed = openConnectDialog({ onConnect: accepts });
    await waitFor(() => expect(focused()).toBe(subdomain()));
    await userEvent.keyboard('{Escape}');
    expect(await closed).toBeUndefined();
    await isBackAtOpener();
  });
});

describe('the page behind', () => {
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

  it('holds a dialog that fits in 320 pixels', async () => {
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
