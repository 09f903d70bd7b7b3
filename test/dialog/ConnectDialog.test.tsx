// The dialog: it opens, asks before a key is lost, and leaves the page as it was.
// test/browser tests what needs a browser: Escape, focus and the backdrop.

import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useState } from 'react';
import { createPortal } from 'react-dom';
import { describe, expect, it, vi } from 'vitest';
import { ConnectDialog, type ConnectDialogProps, type ConnectEvent } from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import {
  accepts,
  apiKey,
  button,
  connect,
  paste,
  slowHost,
  subdomain,
} from '../support/renderForm.js';

type HostProps = Partial<
  Omit<ConnectDialogProps, 'open' | 'onOpenChange' | 'defaultSubdomain' | 'lockSubdomain'>
>;

/** A host with a button that opens the dialog. */
function Host(props: HostProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <ConnectDialog onConnect={accepts} {...props} open={open} onOpenChange={setOpen} />
    </>
  );
}

async function renderOpen(props: HostProps = {}) {
  const view = render(<Host {...props} />);
  await userEvent.click(button('Open'));
  return view;
}

const dialog = () => screen.queryByRole('dialog', { name: /IT Glue$/ });
const question = () => screen.queryByRole('dialog', { name: /\?$/ });
/** Sends the event that a browser sends for Escape. */
const pressEscape = (element: HTMLElement) =>
  fireEvent(element, new Event('cancel', { cancelable: true }));
const pageStyle = () => document.documentElement.style.cssText;

describe('the dialog', () => {
  it('is not in the page until it opens', async () => {
    render(<Host />);
    expect(dialog()).toBeNull();
    await userEvent.click(button('Open'));
    expect(screen.getByRole('dialog', { name: 'Connect IT Glue' })).toBeVisible();
  });

  it('opens by its attribute if the environment lacks showModal', async () => {
    const methods = Object.getOwnPropertyDescriptors(HTMLDialogElement.prototype);
    expect(methods.showModal ?? methods.close).toBeUndefined();
    await renderOpen();
    expect(dialog()).toHaveAttribute('open');
    await paste('ITG.abc_123');
    await userEvent.click(button('Close'));
    expect(question()).toHaveAttribute('open');
    await userEvent.click(button('Discard and close'));
    expect(dialog()).toBeNull();
  });

  it('starts with the focus on the subdomain', async () => {
    await renderOpen();
    await waitFor(() => expect(subdomain()).toHaveFocus());
  });

  it('starts with the focus on the key if the subdomain is known', async () => {
    render(
      <ConnectDialog open onOpenChange={() => {}} onConnect={accepts} defaultSubdomain="api" />,
    );
    await waitFor(() => expect(apiKey()).toHaveFocus());
  });

  it.each<[string, () => unknown]>([
    ['its close button', () => userEvent.click(button('Close'))],
    ['Escape', () => pressEscape(screen.getByRole('dialog'))],
  ])('is closed by %s, and reports it once', async (_what, close) => {
    const events: ConnectEvent[] = [];
    await renderOpen({ onEvent: (event) => events.push(event) });
    await close();
    expect(dialog()).toBeNull();
    const closed = { type: 'closed', phase: 'editing', duration: expect.any(Number) };
    await waitFor(() => expect(events).toEqual([{ type: 'opened' }, closed]));
  });

  it('is not closed by a click outside it', async () => {
    await renderOpen();
    await userEvent.click(screen.getByRole('dialog'));
    await userEvent.click(document.body);
    expect(dialog()).toBeVisible();
  });

  it('starts again when it is reopened', async () => {
    await renderOpen();
    await paste('ITG.abc_123');
    await userEvent.click(button('Close'));
    await userEvent.click(button('Discard and close'));
    await userEvent.click(button('Open'));
    expect(apiKey()).toHaveValue('');
  });

  it('stays open as long as the host keeps it open', async () => {
    render(<ConnectDialog open onOpenChange={() => {}} onConnect={accepts} />);
    pressEscape(screen.getByRole('dialog'));
    expect(dialog()).toBeVisible();
  });

  it('stops waiting if it is unmounted before it is in the page', async () => {
    const frames = vi.spyOn(window, 'requestAnimationFrame');
    const dialog = <ConnectDialog open onOpenChange={() => {}} onConnect={accepts} />;
    // A portal that the host never adds to the page.
    const { unmount } = render(createPortal(dialog, document.createElement('div')));
    await waitFor(() => expect(frames).toHaveBeenCalled());
    unmount();
    frames.mockClear();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(frames).not.toHaveBeenCalled();
    frames.mockRestore();
  });

  it('opens once in StrictMode', async () => {
    const events: ConnectEvent[] = [];
    render(
      <StrictMode>
        <Host onEvent={(event) => events.push(event)} />
      </StrictMode>,
    );
    await userEvent.click(button('Open'));
    // The dialog's events fire late, and none of them may close it.
    await act(async () => {});
    expect(dialog()).toBeVisible();
    expect(question()).toBeNull();
    expect(events).toEqual([{ type: 'opened' }]);
  });

  it('uses the host’s messages and classes', async () => {
    await renderOpen({
      messages: { locale: 'he', dir: 'rtl', close: 'סגירה', title: 'חיבור' },
      classNames: { dialog: 'z-50', close: 'icon' },
    });
    const opened = screen.getByRole('dialog', { name: 'חיבור' });
    expect(opened).toHaveAttribute('dir', 'rtl');
    expect(opened).toHaveAttribute('lang', 'he');
    expect(opened).toHaveClass('z-50');
    expect(button('סגירה')).toHaveClass('icon');
  });

  it('is labelled by its heading, with the name of the app', async () => {
    await renderOpen({ appName: 'Acme', messages: { title: 'IT Glue for {appName}' } });
    expect(screen.getByRole('dialog', { name: 'IT Glue for Acme' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'IT Glue for Acme' })).toBeVisible();
  });
});

describe('with a key typed in', () => {
  it.each<[string, () => unknown]>([
    ['the close button', () => userEvent.click(button('Close'))],
    ['Escape', () => pressEscape(screen.getByRole('dialog'))],
  ])('asks first before %s closes it', async (_what, close) => {
    await renderOpen();
    await paste('ITG.abc_123');
    await close();
    expect(question()).toHaveAccessibleName('Discard this key?');
    expect(button('Keep editing')).toHaveAccessibleDescription(
      /^Discard this key\? .*shows each key only once/,
    );
    expect(dialog()).toBeVisible();
  });

  it.each<[string, () => unknown]>([
    ['the button "Keep editing"', () => userEvent.click(button('Keep editing'))],
    ['Escape', () => pressEscape(screen.getByRole('dialog', { name: /\?$/ }))],
  ])('is kept by %s', async (_what, keep) => {
    await renderOpen();
    await paste('ITG.abc_123');
    await userEvent.click(button('Close'));
    await keep();
    expect(question()).toBeNull();
    expect(dialog()).toBeVisible();
    expect(apiKey()).toHaveValue('ITG.abc_123');
  });

  it('discards it on request, also from the field', async () => {
    const onEvent = vi.fn();
    await renderOpen({ onEvent });
    const field = apiKey();
    await paste('ITG.abc_123');
    await userEvent.click(button('Close'));
    await userEvent.click(button('Discard and close'));
    expect(dialog()).toBeNull();
    await waitFor(() => expect(field).toHaveValue(''));
    expect(onEvent).toHaveBeenLastCalledWith(expect.objectContaining({ type: 'closed' }));
  });

  it('does not ask once the key is deleted again', async () => {
    await renderOpen();
    await paste('ITG.abc_123');
    await userEvent.clear(apiKey());
    await userEvent.click(button('Close'));
    expect(dialog()).toBeNull();
  });

  it('asks while connecting too, and aborts when discarded', async () => {
    const host = slowHost();
    await renderOpen(host);
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    await userEvent.click(button('Close'));
    expect(host.isAborted()).toBe(false);
    await userEvent.click(button('Discard and close'));
    expect(host.isAborted()).toBe(true);
    expect(dialog()).toBeNull();
  });

  it('stops asking if the key connects in the meantime', async () => {
    const host = slowHost();
    await renderOpen(host);
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    await userEvent.click(button('Close'));
    host.answer();
    await screen.findByRole('heading', { name: 'IT Glue is connected', hidden: true });
    await waitFor(() => expect(question()).toBeNull());
  });
});

describe('once connected', () => {
  it('is closed by Done, and calls onDone', async () => {
    const onDone = vi.fn();
    const onSuccess = vi.fn();
    const events: ConnectEvent[] = [];
    await renderOpen({ onDone, onSuccess, onEvent: (event) => events.push(event) });
    await connect();
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }));
    expect(onDone).toHaveBeenCalledOnce();
    expect(onSuccess).toHaveBeenCalledOnce();
    expect(dialog()).toBeNull();
    expect(events.map(({ type }) => type)).toEqual(['opened', 'submitted', 'connected', 'closed']);
    expect(JSON.stringify(events)).not.toContain(testKeys['api.eu']);
  });

  it('is closed without a question', async () => {
    await renderOpen();
    await connect();
    await screen.findByRole('button', { name: 'Done' });
    pressEscape(screen.getByRole('dialog'));
    expect(dialog()).toBeNull();
  });
});

describe('the page behind the dialog', () => {
  const open = (key?: string) => (
    <ConnectDialog key={key} open onOpenChange={() => {}} onConnect={accepts} />
  );

  it('does not scroll while it is open, and scrolls again when it is closed', async () => {
    const before = pageStyle();
    await renderOpen();
    expect(document.documentElement).toHaveStyle({ overflow: 'hidden' });
    await userEvent.click(button('Close'));
    expect(pageStyle()).toBe(before);
  });

  it('scrolls again when the dialog is unmounted, even while connecting', async () => {
    const before = pageStyle();
    const host = slowHost();
    const { unmount } = await renderOpen(host);
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    unmount();
    expect(pageStyle()).toBe(before);
    expect(host.isAborted()).toBe(true);
  });

  it('restores the styles that the host had set', () => {
    document.documentElement.style.overflow = 'scroll';
    const { unmount } = render(open());
    unmount();
    expect(document.documentElement.style.overflow).toBe('scroll');
    document.documentElement.style.overflow = '';
  });

  it.each([
    ['first', 'two'],
    ['last', 'one'],
  ])('scrolls again after two dialogs, when the one opened %s goes first', (_which, left) => {
    const before = pageStyle();
    const show = (...names: string[]) => <>{names.map((name) => open(name))}</>;
    const { rerender } = render(show('one'));
    rerender(show('one', 'two'));
    rerender(show(left));
    expect(document.documentElement).toHaveStyle({ overflow: 'hidden' });
    rerender(show());
    expect(pageStyle()).toBe(before);
  });

  it('is the page of the frame if the dialog is in a frame', () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inside = frame.contentDocument ?? document;
    const before = pageStyle();
    const { unmount } = render(createPortal(open(), inside.body));
    expect(inside.documentElement.style.overflow).toBe('hidden');
    expect(pageStyle()).toBe(before);
    unmount();
    expect(inside.documentElement.style.cssText).toBe('');
    frame.remove();
  });

  it('scrolls again in StrictMode', () => {
    const before = pageStyle();
    const { unmount } = render(<StrictMode>{open()}</StrictMode>);
    expect(document.documentElement).toHaveStyle({ overflow: 'hidden' });
    unmount();
    expect(pageStyle()).toBe(before);
  });
});

describe('a host that listens around the dialog', () => {
  function renderInHost(props: HostProps = {}) {
    const listeners = { onClose: vi.fn(), onCancel: vi.fn(), onSubmit: vi.fn() };
    render(
      <div {...listeners}>
        <Host {...props} />
      </div>,
    );
    return listeners;
  }

  it('receives no close or submit events of the dialog', async () => {
    const listeners = renderInHost();
    await userEvent.click(button('Open'));
    await connect();
    await screen.findByRole('button', { name: 'Done' });
    const shown = screen.getByRole('dialog');
    pressEscape(shown);
    await act(async () => {});
    expect(dialog()).toBeNull();
    for (const listener of Object.values(listeners)) expect(listener).not.toHaveBeenCalled();
  });

  it('receives no events of the question', async () => {
    const listeners = renderInHost();
    await userEvent.click(button('Open'));
    await paste('ITG.abc_123');
    await userEvent.click(button('Close'));
    pressEscape(screen.getByRole('dialog', { name: /\?$/ }));
    await act(async () => {});
    await userEvent.click(button('Close'));
    await userEvent.click(button('Discard and close'));
    await act(async () => {});
    for (const listener of Object.values(listeners)) expect(listener).not.toHaveBeenCalled();
  });

  it('does not close it with an event from an element inside', async () => {
    render(
      <ConnectDialog
        open
        onOpenChange={() => {}}
        onConnect={accepts}
        guide={<input type="file" aria-label="A file" />}
      />,
    );
    fireEvent(
      screen.getByLabelText('A file'),
      new Event('cancel', { bubbles: true, cancelable: true }),
    );
    await paste('ITG.abc_123');
    expect(question()).toBeNull();
    expect(dialog()).toBeVisible();
  });
});
