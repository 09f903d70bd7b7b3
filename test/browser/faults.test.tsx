// What goes wrong around the form that only a real browser shows. No stylesheet here.

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { Activity, type ReactNode, StrictMode, Suspense, use, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  ConnectDialog,
  ConnectError,
  ConnectForm,
  type Connection,
  ConnectionCard,
  type OnConnect,
  openConnectDialog,
} from '../../src/index.js';
import styles from '../../src/styles/styles.css?inline';
import { testKeys } from '../../src/testing/testKeys.js';
import {
  accepts,
  apiKey,
  button,
  refusesWith,
  slowHost,
  subdomain,
} from '../support/renderForm.js';

const key = testKeys['api.eu'];
const made = { subdomain: 'api.eu', organizationCount: 143, keyHint: key.slice(-4) };

let reported: unknown[];
beforeEach(() => {
  reported = [];
  for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => reported.push(words.join(' ')));
  }
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  // The browser's own runner reports what is thrown where nobody hears it.
  expect(reported).toEqual([]);
});

/** A host that hears everything, and takes the first attempt as it is told. */
const listener = (first: OnConnect) => ({
  onConnect: vi.fn(accepts).mockImplementationOnce(first),
  onSuccess: vi.fn(),
  onError: vi.fn(),
});

const phase = () => document.querySelector('.itglue-form')?.getAttribute('data-phase');
const connected = () => screen.findByRole('heading', { name: 'IT Glue is connected' });
const connecting = () => screen.findByRole('button', { name: 'Cancel' });

async function fillIn() {
  await userEvent.selectOptions(subdomain(), 'api.eu');
  await userEvent.fill(apiKey(), key);
}

async function connect() {
  await fillIn();
  await userEvent.click(button('Connect'));
}

function expectNothingLost() {
  expect(phase()).toBe('editing');
  expect(subdomain().value).toBe('api.eu');
  expect(apiKey().value).toBe(key);
}

async function expectFailure(host: ReturnType<typeof listener>, sees: string) {
  expect((await screen.findByRole('alert')).textContent).toContain(sees);
  expectNothingLost();
  expect(host.onConnect).toHaveBeenCalledOnce();
  expect(host.onError).toHaveBeenCalledOnce();
  expect(host.onSuccess).not.toHaveBeenCalled();
}

async function expectNextWorks(host: ReturnType<typeof listener>) {
  await userEvent.click(screen.getByRole('button', { name: /^(Connect|Try again)$/ }));
  await connected();
  expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
}

describe('without its stylesheet', () => {
  /** What can be read, and is not only for screen readers. */
  const readable = () =>
    [...document.querySelectorAll('.itglue-form *')]
      .filter((element) => element.checkVisibility() && !element.children.length)
      .map((element) => element.textContent.trim())
      .filter(Boolean);

  it('can be filled in, fails and connects, by mouse', async () => {
    const host = listener(refusesWith(new ConnectError('timeout')));
    render(<ConnectForm {...host} />);
    await userEvent.click(button('Show API key'));
    expect(apiKey().type).toBe('text');
    await userEvent.click(screen.getByText('Where do I find these?'));
    await connect();
    await expectFailure(host, 'took too long');
    await expectNextWorks(host);
  });

  it('can be filled in and sent by keyboard', async () => {
    const host = listener(accepts);
    render(<ConnectForm {...host} autoFocus />);
    await userEvent.keyboard('Eu{Tab}{Tab}');
    expect(document.activeElement).toBe(apiKey());
    await userEvent.keyboard(`${key}{Enter}`);
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
  });

  it('shows nothing that is not true at the time', async () => {
    const slow = slowHost();
    render(<ConnectForm {...slow} />);
    const about =
      /visible|Cancel|Checking|wrong|Try again|Copied|connected|Selected|Removed|still here|Administrator/;
    expect(readable().filter((text) => about.test(text))).toEqual([]);
    expect(readable()).toContain('Your API key is hidden.');
    await connect();
    await connecting();
    expect(new Set(readable().filter((text) => about.test(text)))).toEqual(
      new Set(['Checking with IT Glue…', 'Cancel']),
    );
    slow.refuse(undefined);
    await screen.findByRole('alert');
    expect(new Set(readable().filter((text) => about.test(text)))).toEqual(
      new Set(['Something went wrong', 'Try again. What you entered is still here.', 'Try again']),
    );
  });

  it('is a dialog all the same, which closes', async () => {
    const closed = openConnectDialog({ onConnect: accepts });
    const dialog = await screen.findByRole('dialog');
    expect(dialog.matches(':modal')).toBe(true);
    await waitFor(() => expect(document.activeElement).toBe(subdomain()));
    await userEvent.click(button('Close'));
    expect(await closed).toBeUndefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('lacks no font and no picture, since it fetches none', () => {
    expect(styles.replace(/\/\*.*?\*\//gs, '')).not.toMatch(
      /url\((?!["']?data:)|@import|@font-face|image-set\(/,
    );
  });
});

describe('hidden by the host and shown again', () => {
  const page = (host: ReturnType<typeof listener>, mode: 'visible' | 'hidden', strict: boolean) => {
    const activity = (
      <Activity mode={mode}>
        <ConnectForm {...host} />
      </Activity>
    );
    return strict ? <StrictMode>{activity}</StrictMode> : activity;
  };

  it.each([false, true])('keeps what was typed (StrictMode: %s)', async (strict) => {
    const host = listener(refusesWith('no luck'));
    const { rerender } = render(page(host, 'visible', strict));
    await fillIn();
    rerender(page(host, 'hidden', strict));
    expect(apiKey().checkVisibility()).toBe(false);
    rerender(page(host, 'visible', strict));
    await waitFor(() => expect(apiKey().checkVisibility()).toBe(true));
    expectNothingLost();
    await userEvent.click(button('Connect'));
    await expectFailure(host, 'Something went wrong');
    await expectNextWorks(host);
  });

  it.each([false, true])('gives up what is under way (StrictMode: %s)', async (strict) => {
    const slow = slowHost();
    const host = listener(slow.onConnect);
    const { rerender } = render(page(host, 'visible', strict));
    await connect();
    await connecting();
    rerender(page(host, 'hidden', strict));
    await waitFor(() => expect(slow.isAborted()).toBe(true));
    slow.refuse(new Error('late'));
    rerender(page(host, 'visible', strict));
    await screen.findByRole('button', { name: 'Connect' });
    expectNothingLost();
    expect(host.onError).not.toHaveBeenCalled();
    await expectNextWorks(host);
    expect(host.onConnect).toHaveBeenCalledTimes(2);
  });

  it('keeps a failure', async () => {
    const host = listener(refusesWith(new ConnectError('timeout')));
    const { rerender } = render(page(host, 'visible', false));
    await connect();
    await screen.findByRole('alert');
    rerender(page(host, 'hidden', false));
    rerender(page(host, 'visible', false));
    await expectFailure(host, 'took too long');
    await expectNextWorks(host);
  });

  it('stays connected', async () => {
    const host = listener(accepts);
    const { rerender } = render(page(host, 'visible', false));
    await connect();
    await connected();
    rerender(page(host, 'hidden', false));
    rerender(page(host, 'visible', false));
    await connected();
    expect(host.onSuccess).toHaveBeenCalledOnce();
  });
});

describe('a dialog that is hidden by the host and shown again', () => {
  const never = new Promise<never>(() => {});
  const Late = () => use(never);
  const ways: [by: string, page: (dialog: ReactNode, hidden: boolean) => ReactNode][] = [
    [
      'a boundary that waits for something',
      (dialog, hidden) => (
        <Suspense fallback="Please wait">
          {dialog}
          {hidden && <Late />}
        </Suspense>
      ),
    ],
    [
      'an Activity',
      (dialog, hidden) => <Activity mode={hidden ? 'hidden' : 'visible'}>{dialog}</Activity>,
    ],
  ];
  const onClose = vi.fn();
  const form = <ConnectDialog open onOpenChange={onClose} onEvent={onClose} onConnect={accepts} />;
  const card = (
    <ConnectionCard
      connection={{ subdomain: 'api.eu' }}
      onConnect={accepts}
      onDisconnect={onClose}
    />
  );

  /** Renders it. What it returns hides it, and shows it again. */
  function show(dialog: ReactNode, page: (typeof ways)[0][1]) {
    const whole = (hidden: boolean) => (
      <>
        <button type="button">Elsewhere</button>
        {page(dialog, hidden)}
      </>
    );
    const { rerender } = render(whole(false));
    return async function hideAndShow() {
      const [shown] = document.querySelectorAll('dialog');
      onClose.mockClear();
      await act(async () => rerender(whole(true)));
      await waitFor(() => expect(shown?.checkVisibility()).toBe(false));
      // What cannot be seen must not block the page.
      await userEvent.click(button('Elsewhere'));
      expect(document.activeElement).toBe(button('Elsewhere'));
      rerender(whole(false));
      await waitFor(() => expect(shown?.checkVisibility()).toBe(true));
      expect(shown?.matches(':modal')).toBe(true);
      expect(onClose).not.toHaveBeenCalled();
    };
  }

  it.each(ways)('keeps what was typed: by %s', async (_by, page) => {
    const hideAndShow = show(form, page);
    await fillIn();
    await hideAndShow();
    expectNothingLost();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it.each(ways)('goes on asking what it asked: by %s', async (_by, page) => {
    const hideAndShow = show(card, page);
    await userEvent.click(button('Disconnect'));
    await hideAndShow();
    expect(screen.getByRole('alertdialog', { name: 'Disconnect IT Glue?' })).toBeVisible();
  });
});

describe('what others do to the page', () => {
  /** As Google's translation does it in Chrome. */
  function translate() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode())
      if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    for (const text of texts) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(`${text.data}`);
    }
  }
  /** As password managers do it. */
  function decorate() {
    for (const field of [apiKey(), subdomain()]) {
      const icon = document.createElement('com-example-icon');
      field.after(icon);
      field.parentElement?.prepend(icon.cloneNode());
      field.setAttribute('data-filled', '');
    }
    document.querySelector('form')?.prepend(document.createElement('iframe'));
  }
  const moveElsewhere = () => {
    const elsewhere = document.createElement('main');
    document.body.append(elsewhere);
    elsewhere.append(document.querySelector('.itglue-form')?.parentElement ?? '');
  };
  const happenings: [what: string, happen: () => void][] = [
    ['translate it', translate],
    ['put elements of their own into it', decorate],
    ['move it elsewhere', moveElsewhere],
    ['select all of it', () => document.getSelection()?.selectAllChildren(document.body)],
    ['print it', () => window.dispatchEvent(new Event('beforeprint'))],
  ];

  it.each(happenings)('is survived before anything: %s', async (_what, happen) => {
    const host = listener(refusesWith('no luck'));
    render(<ConnectForm {...host} />);
    happen();
    await fillIn();
    await userEvent.keyboard('{Enter}');
    await expectFailure(host, 'Something went wrong');
    await expectNextWorks(host);
  });

  it.each(happenings)('is survived while it connects: %s', async (_what, happen) => {
    const slow = slowHost();
    const host = listener(slow.onConnect);
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    happen();
    slow.refuse('no luck');
    await expectFailure(host, 'Something went wrong');
    await expectNextWorks(host);
  });

  it.each(happenings)('is survived after a failure: %s', async (_what, happen) => {
    const host = listener(refusesWith(new ConnectError('key_rejected')));
    render(<ConnectForm {...host} egressAddresses={['203.0.113.7']} />);
    await connect();
    await screen.findByRole('alert');
    happen();
    await userEvent.selectOptions(subdomain(), 'api');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await userEvent.click(apiKey());
    await userEvent.keyboard('{Enter}');
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
  });

  it('is survived by a card that is to show something else', async () => {
    function Host() {
      const [connection, setConnection] = useState<Connection | undefined>({
        ...made,
        subdomain: 'api.au',
        connectedAt: '2026-11-03T12:00:00Z',
      });
      return (
        <ConnectionCard
          connection={connection}
          onConnect={async () => {}}
          onSuccess={setConnection}
          onDisconnect={() => {}}
        />
      );
    }
    render(<Host />);
    translate();
    await userEvent.click(button('Replace key'));
    await connect();
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    // It knows less of this one. The words around the end of the key stay translated.
    const shown = document.querySelector('.itglue-summary .itglue-hint')?.textContent;
    expect(shown).toBe(`Europe · key ending in ${key.slice(-4)}`);
  });

  it('leaves out nothing that they filled in', async () => {
    const host = listener(accepts);
    render(<ConnectForm {...host} />);
    // As a browser or an extension fills in, past whoever watches the property.
    Reflect.set(HTMLSelectElement.prototype, 'value', 'api.eu', subdomain());
    Reflect.set(HTMLInputElement.prototype, 'value', key, apiKey());
    for (const field of [subdomain(), apiKey()]) {
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await expectNextWorks(host);
  });
});

describe('the host around the form', () => {
  it('keeps the focus in another document, too, when the button that connects goes', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inside = frame.contentDocument?.body ?? document.body;
    const wrong = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.eu' });
    const host = listener(refusesWith(wrong));
    render(<div>{createPortal(<ConnectForm {...host} />, inside)}</div>);
    const form = within(inside);
    fireEvent.change(form.getByLabelText('Subdomain'), { target: { value: 'api' } });
    fireEvent.change(form.getByLabelText('API key'), { target: { value: key } });
    fireEvent.click(form.getByRole('button', { name: 'Connect' }));
    const use = await form.findByRole('button', { name: 'Use api.eu and connect' });
    host.onConnect.mockImplementationOnce(slowHost().onConnect);
    use.focus();
    fireEvent.click(use);
    const busy = await form.findByRole('button', { name: /^Checking/ });
    await waitFor(() => expect(frame.contentDocument?.activeElement).toBe(busy));
    frame.remove();
  });

  it('may put the dialog into a place that is not in the page yet', async () => {
    function Portal({ children }: { children: ReactNode }) {
      const [place] = useState(() => document.createElement('div'));
      useEffect(() => {
        document.body.append(place);
        return () => place.remove();
      }, [place]);
      return createPortal(children, place);
    }
    render(
      <Portal>
        <ConnectDialog open onOpenChange={() => {}} onConnect={accepts} />
      </Portal>,
    );
    await waitFor(() => expect(screen.getByRole('dialog').matches(':modal')).toBe(true));
  });

  it('may render it into another document', async () => {
    const host = listener(refusesWith('no luck'));
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inside = frame.contentDocument?.body ?? document.body;
    render(<div>{createPortal(<ConnectForm {...host} />, inside)}</div>);
    const form = within(inside);
    // Those of the browser's own runner find nothing in there.
    fireEvent.change(form.getByLabelText('Subdomain'), { target: { value: 'api.eu' } });
    fireEvent.change(form.getByLabelText('API key'), { target: { value: key } });
    fireEvent.click(form.getByRole('button', { name: 'Connect' }));
    await form.findByRole('alert');
    expect(host.onError).toHaveBeenCalledExactlyOnceWith('no luck');
    fireEvent.click(form.getByRole('button', { name: 'Try again' }));
    await form.findByRole('heading', { name: 'IT Glue is connected' });
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
    frame.remove();
  });

  it('may open two dialogs, and Escape closes the one above', async () => {
    const one = openConnectDialog({ onConnect: accepts, messages: { title: 'One' } });
    await screen.findByRole('dialog', { name: 'One' });
    const two = openConnectDialog({ onConnect: accepts, messages: { title: 'Two' } });
    await screen.findByRole('dialog', { name: 'Two' });
    await userEvent.keyboard('{Escape}');
    expect(await two).toBeUndefined();
    expect(screen.getByRole('dialog', { name: 'One' })).toBeVisible();
    expect(document.documentElement.style.overflow).toBe('hidden');
    await waitFor(() => expect(document.activeElement).toBe(subdomain()));
    await connect();
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    expect(await one).toEqual(made);
    expect(document.documentElement.style.overflow).toBe('');
  });
});
