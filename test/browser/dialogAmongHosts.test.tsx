// The dialog in pages that have their own modals and listeners, or hide parts of themselves.

import '../../src/styles/styles.css';
import { render, screen, waitFor } from '@testing-library/react';
import { type SyntheticEvent, useEffect, useRef } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConnectDialog, openConnectDialog } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { accepts, apiKey, button, subdomain } from '../support/renderForm.js';
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

describe('inside a modal dialog of the host', () => {
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

  it('receives typing and Escape, and leaves the host’s dialog open', async () => {
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

  it('also opens above it with openConnectDialog', async () => {
    render(<HostModal onClose={() => {}} />);
    button('Open').focus();
    const closed = openConnectDialog({ onConnect: accepts });
    await waitFor(() => expect(focused()).toBe(subdomain()));
    await userEvent.keyboard('{Escape}');
    expect(await closed).toBeUndefined();
    await isBackAtOpener();
  });
});

describe('a host that listens on the window and the document', () => {
  const keys = ['keydown', 'keyup'];
  const pointing = ['pointerdown', 'mousedown', 'focusin', 'wheel'];
  const received: string[] = [];
  const listening = new AbortController();

  beforeAll(() => {
    const note = (event: Event) =>
      received.push('key' in event ? `${event.type} ${event.key}` : event.type);
    for (const type of [...keys, ...pointing]) {
      document.addEventListener(type, note, { capture: true, signal: listening.signal });
    }
  });
  afterAll(() => listening.abort());

  /** The events that the host receives in the meantime. */
  async function during(go: () => Promise<unknown>) {
    received.length = 0;
    await go();
    return [...received];
  }

  it('receives no pointer events, Tab or Escape from the dialog', async () => {
    render(<Host />);
    await open();
    const all = await during(async () => {
      await userEvent.click(apiKey());
      await userEvent.wheel(apiKey(), { delta: { y: 20 } });
      await userEvent.keyboard('{Tab}');
      await userEvent.click(screen.getByText('Connect IT Glue'));
      // The dialog keeps the focus, so it receives the keys.
      expect(focused()).toBe(dialog());
      await userEvent.keyboard('{Escape}');
      await isGone();
    });
    // The host may notice that the focus has returned to the opener.
    expect(all).toEqual(['keyup Tab', 'focusin']);
  });

  it('receives them from the page, before and after', async () => {
    render(<Host />);
    expect(await during(open)).toEqual(expect.arrayContaining(['pointerdown', 'mousedown']));
    await userEvent.keyboard('{Escape}');
    await isGone();
    const all = await during(() => userEvent.keyboard('{Escape}{Tab}'));
    expect(all).toEqual(expect.arrayContaining(['keydown Tab', 'keydown Escape', 'keyup Escape']));
  });

  it('receives Escape from its own dialog above', async () => {
    render(
      <dialog aria-label="Your session has expired" id="expired">
        <button type="button">Sign in</button>
      </dialog>,
    );
    render(<Host />);
    await open();
    document.querySelector<HTMLDialogElement>('#expired')?.showModal();
    expect(await during(() => userEvent.keyboard('{Escape}'))).toContain('keydown Escape');
    expect(dialog()?.matches(':modal')).toBe(true);
  });

  it('receives typed keys, and the events of its own elements in the dialog', async () => {
    const ran: string[] = [];
    const note = (event: SyntheticEvent) => ran.push(event.type);
    const around = vi.fn();
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: it represents a list that is searched by typing.
      <div onKeyDown={around}>
        <ConnectDialog
          open
          onOpenChange={() => {}}
          onConnect={accepts}
          guide={
            <button type="button" onClick={note} onKeyDown={note} onBlur={note}>
              Help
            </button>
          }
        />
      </div>,
    );
    await userEvent.click(button('Help'));
    expect(await during(() => userEvent.keyboard('k'))).toContain('keydown k');
    await userEvent.click(apiKey());
    expect(ran).toEqual(['click', 'keydown', 'blur']);
    expect(around).not.toHaveBeenCalled();
  });
});

describe('a host that hides an element around the dialog', () => {
  const around = () => document.querySelector<HTMLElement>('#around');
  function hide(hidden: boolean) {
    around()?.style.setProperty('display', hidden ? 'none' : '');
  }

  const HidingHost = () => (
    <>
      <button type="button">Elsewhere</button>
      <div id="around">
        <Host />
      </div>
    </>
  );

  it('can use its page, and shows the dialog again with the key', async () => {
    render(<HidingHost />);
    await open();
    await fillIn();
    hide(true);
    await waitFor(() => expect(document.querySelector(':modal')).toBeNull());
    expect(document.documentElement.style.overflow).toBe('');
    await userEvent.click(button('Elsewhere'));
    expect(focused()).toBe(button('Elsewhere'));
    hide(false);
    await waitFor(() => expect(dialog()?.matches(':modal')).toBe(true));
    expect(document.documentElement.style.overflow).toBe('hidden');
    expect(apiKey().value).toBe(testKeys['api.eu']);
    await userEvent.keyboard('{Escape}');
    await isAsked();
  });

  it('shows the question on top again', async () => {
    render(<HidingHost />);
    await open();
    await fillIn();
    await userEvent.keyboard('{Escape}');
    await isAsked();
    hide(true);
    await waitFor(() => expect(document.querySelector(':modal')).toBeNull());
    hide(false);
    await waitFor(() => expect(question()?.matches(':modal')).toBe(true));
    await userEvent.click(button('Keep editing'));
    await waitFor(() => expect(question()).toBeNull());
    await userEvent.click(apiKey());
    expect(focused()).toBe(apiKey());
  });

  it('may open the dialog hidden, and show it later', async () => {
    render(<HidingHost />);
    hide(true);
    screen.getByText('Open').click();
    await waitFor(() => expect(document.querySelector('dialog')).not.toBeNull());
    expect(document.querySelector(':modal')).toBeNull();
    await userEvent.click(button('Elsewhere'));
    hide(false);
    await waitFor(() => expect(dialog()?.matches(':modal')).toBe(true));
  });
});

describe('a host that makes the rest of its page unusable', () => {
  it.each([
    ['pointer-events', 'none'],
    ['visibility', 'hidden'],
  ])('by %s leaves the dialog clickable', async (property, value) => {
    render(<Host />);
    await open();
    document.body.style.setProperty(property, value);
    await userEvent.click(apiKey());
    expect(focused()).toBe(apiKey());
    await userEvent.click(button('Close'));
    await isGone();
    document.body.style.removeProperty(property);
  });

  it('hides the dialog from screen readers only while it is closed', async () => {
    const { container } = render(<Host />);
    await open();
    await userEvent.keyboard('{Escape}');
    await isGone();
    container.ariaHidden = 'true';
    screen.getByRole('button', { name: 'Open', hidden: true }).click();
    await waitFor(() => expect(dialog()).toBeVisible());
    expect(container.ariaHidden).toBe('false');
    await userEvent.keyboard('{Escape}');
    await isGone();
    expect(container.ariaHidden).toBe('true');
  });

  it('may stop hiding its page while the dialog is open', async () => {
    const { container } = render(<Host />);
    container.ariaHidden = 'true';
    screen.getByRole('button', { name: 'Open', hidden: true }).click();
    await waitFor(() => expect(dialog()).toBeVisible());
    container.ariaHidden = null;
    await userEvent.keyboard('{Escape}');
    await isGone();
    expect(container.ariaHidden).toBeNull();
  });
});
