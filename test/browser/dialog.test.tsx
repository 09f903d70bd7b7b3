// The dialog as browsers have it: focus, Escape, the backdrop, and the page behind.

import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { StrictMode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
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

  it('asks on top when the browser closes the dialog whatever it says', async () => {
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

describe('a host that listens on the window and the document', () => {
  const keys = ['keydown', 'keyup'];
  const pointing = ['pointerdown', 'mousedown', 'focusin', 'wheel'];
  const heard: string[] = [];
  const listening = new AbortController();

  beforeAll(() => {
    const note = (event: Event) =>
      heard.push('key' in event ? `${event.type} ${event.key}` : event.type);
    for (const type of [...keys, ...pointing]) {
      document.addEventListener(type, note, { capture: true, signal: listening.signal });
    }
  });
  afterAll(() => listening.abort());

  /** What it heard while that went on. */
  async function during(go: () => Promise<unknown>) {
    heard.length = 0;
    await go();
    return [...heard];
  }

  it('hears of no pointing, Tab or Escape in the dialog', async () => {
    render(<Host />);
    await open();
    const all = await during(async () => {
      await userEvent.click(apiKey());
      await userEvent.wheel(apiKey(), { delta: { y: 20 } });
      await userEvent.keyboard('{Tab}');
      await userEvent.click(screen.getByText('Connect IT Glue'));
      // The dialog keeps the focus, and so the keys.
      expect(focused()).toBe(dialog());
      await userEvent.keyboard('{Escape}');
      await isGone();
    });
    // That the focus is back at the opener may be heard.
    expect(all).toEqual(['keyup Tab', 'focusin']);
  });

  it('hears of them in the page, before and after', async () => {
    render(<Host />);
    expect(await during(open)).toEqual(expect.arrayContaining(['pointerdown', 'mousedown']));
    await userEvent.keyboard('{Escape}');
    await isGone();
    const all = await during(() => userEvent.keyboard('{Escape}{Tab}'));
    expect(all).toEqual(expect.arrayContaining(['keydown Tab', 'keydown Escape', 'keyup Escape']));
  });

  it('hears Escape in what it opened over the dialog', async () => {
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

  it('hears the keys that are typed, and runs what it has in the dialog', async () => {
    const ran: string[] = [];
    const note = (event: SyntheticEvent) => ran.push(event.type);
    const around = vi.fn();
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: it stands for a list that is searched by typing.
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

describe('a host that hides an element around it', () => {
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

  it('gets a page that lives, and the dialog back with the key', async () => {
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

  it('gets the question back on top', async () => {
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

  it('may open it there, and show it later', async () => {
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
  ])('by %s leaves the dialog to be clicked', async (property, value) => {
    render(<Host />);
    await open();
    document.body.style.setProperty(property, value);
    await userEvent.click(apiKey());
    expect(focused()).toBe(apiKey());
    await userEvent.click(button('Close'));
    await isGone();
    document.body.style.removeProperty(property);
  });

  it('hides it from screen readers no longer than it is closed', async () => {
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

  it('may end that meanwhile', async () => {
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
