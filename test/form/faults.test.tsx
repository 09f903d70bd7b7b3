// What goes wrong around the form: the host's callbacks, the network, the clock, the page. Whatever it is,
// nothing typed is lost, nothing is called twice, nothing is reported that is not the host's own error, and
// the next attempt works.

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, StrictMode, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ConnectDialog,
  ConnectError,
  type ConnectErrorCode,
  type ConnectEvent,
  ConnectForm,
  type ConnectFormProps,
  type Connection,
  ConnectionCard,
  type OnConnect,
  openConnectDialog,
  postTo,
} from '../../src/index.js';
import { de } from '../../src/languages/de.js';
import { formMessages as english } from '../../src/languages/en.js';
import { testKeys } from '../../src/testing/index.js';
import {
  type Answer,
  type RawServer,
  says,
  saysAndStays,
  saysForEver,
  startRawServer,
} from '../support/rawServer.js';
import {
  accepts,
  apiKey,
  button,
  paste,
  refusesWith,
  slowHost,
  subdomain,
} from '../support/renderForm.js';

const key = testKeys['api.eu'];
const europe: Connection = { subdomain: 'api.eu', organizationCount: 143 };
const made = { ...europe, keyHint: key.slice(-4) };
const nothingKnown = { subdomain: 'api.eu', keyHint: key.slice(-4) };

/** What reached the console, or nobody. */
let reported: unknown[];
const report = (error: unknown) => {
  reported.push(error);
};
const unheard = ['unhandledRejection', 'uncaughtException'] as const;
const runtime: NodeJS.EventEmitter = process;
const usual = unheard.map((event) => [event, runtime.listeners(event)] as const);

beforeEach(() => {
  reported = [];
  for (const method of ['log', 'info', 'debug', 'warn', 'error', 'trace'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => report(words.join(' ')));
  }
  window.addEventListener('error', reportEvent);
  for (const event of unheard) {
    runtime.removeAllListeners(event);
    runtime.on(event, report);
  }
});
afterEach(async () => {
  cleanup();
  document.body.replaceChildren();
  // A promise that nobody hears of is reported only after all else is done.
  await new Promise((resolve) => setImmediate(resolve));
  vi.restoreAllMocks();
  window.removeEventListener('error', reportEvent);
  for (const [event, listeners] of usual) {
    runtime.removeAllListeners(event);
    for (const listener of listeners) runtime.on(event, untyped(listener));
  }
  expect(reported).toEqual([]);
});

function reportEvent(event: ErrorEvent) {
  event.preventDefault();
  report(event.error);
}

/** The host's own error is reported, to the page at large, and nothing else. */
async function expectReported(error: unknown) {
  await waitFor(() => expect(reported).toContain(error));
  // React 18 says some errors twice.
  expect(new Set(reported)).toEqual(new Set([error]));
  reported = [];
}

/** A host that hears everything, and takes the first attempt as it is told. */
function listener(first: OnConnect) {
  return {
    onConnect: vi.fn(accepts).mockImplementationOnce(first),
    onSuccess: vi.fn(),
    onError: vi.fn(),
  };
}

/** As it comes from a host without types. */
function untyped(value: unknown) {
  const held: object = { value };
  return Reflect.get(held, 'value');
}

const phase = () => document.querySelector('.itglue-form')?.getAttribute('data-phase');
// By their texts, since to find hundreds of them by their roles takes long.
const connected = () => screen.findByText('IT Glue is connected');
const connecting = () => screen.findByText('Cancel', { selector: 'button' });

async function connect() {
  await userEvent.selectOptions(subdomain(), 'api.eu');
  fireEvent.change(apiKey(), { target: { value: key } });
  await userEvent.click(screen.getByText('Connect', { selector: 'button' }));
}
const cancel = async () => userEvent.click(await connecting());

function expectNothingLost() {
  expect(phase()).toBe('editing');
  expect(subdomain()).toHaveValue('api.eu');
  expect(subdomain()).toBeEnabled();
  expect(apiKey()).toHaveValue(key);
  expect(apiKey()).not.toHaveAttribute('readonly');
}

/** The way of every failure: told once, shown, and nothing lost. */
async function expectFailure(host: ReturnType<typeof listener>, sees: string | RegExp) {
  expect(await screen.findByRole('alert')).toHaveTextContent(sees);
  expectNothingLost();
  expect(host.onConnect).toHaveBeenCalledOnce();
  expect(host.onError).toHaveBeenCalledOnce();
  expect(host.onSuccess).not.toHaveBeenCalled();
}

const told = (host: ReturnType<typeof listener>): unknown => host.onError.mock.lastCall?.[0];

async function expectNextWorks(host: ReturnType<typeof listener>) {
  const submit = screen.getByText(/^(Connect|Try again)$/, { selector: 'button' });
  await userEvent.click(submit);
  await connected();
  expect(phase()).toBe('connected');
  expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
}

describe('a callback that fails', () => {
  const wrong = 'Something went wrong';
  const error = new Error('no luck');
  const abort = new DOMException('Aborted', 'AbortError');
  const coded = { code: 'key_rejected', message: 'no luck' };
  const spiteful = Object.defineProperty({}, 'code', {
    get() {
      throw error;
    },
  });
  const symbol = Symbol('no luck');
  const response = new Response('no luck', { status: 401 });
  class OwnError extends ConnectError {}
  const own = new OwnError('not_allowed');
  const many = new AggregateError([new ConnectError('timeout')]);
  const looped = new ConnectError('unavailable');
  Object.assign(looped, { cause: looped });

  // What is thrown is what the host is told.
  it.each<[fault: string, thrown: unknown, sees: string]>([
    ['an error', error, wrong],
    ['a text', 'no luck', wrong],
    ['an empty text', '', wrong],
    ['undefined', undefined, wrong],
    ['null', null, wrong],
    ['false', false, wrong],
    ['a number', 401, wrong],
    ['a symbol', symbol, wrong],
    ['a function', accepts, wrong],
    ['a promise', Promise.resolve(), wrong],
    ['an object with a code', coded, wrong],
    ['an object that throws when looked at', spiteful, wrong],
    ['an object without a prototype', Object.create(null), wrong],
    ['an answer of the network', response, 'You don’t have permission to connect IT Glue'],
    ['an abort that is not ours', abort, wrong],
    ['several errors', many, wrong],
    ['a ConnectError of the host’s own class', own, 'You don’t have permission to connect IT Glue'],
    ['a ConnectError that caused itself', looped, 'IT Glue isn’t available right now'],
    ['a frozen ConnectError', Object.freeze(new ConnectError('timeout')), 'took too long'],
  ])('with %s', async (_fault, thrown, sees) => {
    const ways: OnConnect[] = [
      refusesWith(thrown),
      () => {
        throw thrown;
      },
    ];
    for (const way of ways) {
      const host = listener(way);
      const { unmount } = render(<ConnectForm {...host} />);
      await connect();
      await expectFailure(host, sees);
      expect(told(host)).toBe(thrown);
      await expectNextWorks(host);
      expect(host.onError).toHaveBeenCalledOnce();
      unmount();
    }
  });

  it.each([
    ['is left out', undefined],
    ['is no function', {}],
  ])('because it %s', async (_fault, onConnect) => {
    const onError = vi.fn();
    render(<ConnectForm onConnect={untyped(onConnect)} onError={onError} />);
    await connect();
    expect(await screen.findByRole('alert')).toHaveTextContent(wrong);
    expectNothingLost();
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(TypeError));
    // Said once, however often it renders.
    const warnings = reported
      .splice(0)
      .filter((text) => String(text).includes('`onConnect` is not'));
    expect(warnings.length).toBeLessThanOrEqual(1);
  });

  it.each<[fault: string, code: string, options: unknown, sees: string]>([
    ['a code that there is not', 'nope', {}, wrong],
    ['a code of the prototype', 'constructor', {}, wrong],
    ['a region that there is not', 'wrong_subdomain', { suggestedSubdomain: 'api.ca' }, wrong],
    ['a wait that is no number', 'rate_limited', { retryAfter: 'soon' }, 'rate-limiting'],
    ['a wait that is over', 'rate_limited', { retryAfter: -5 }, 'rate-limiting'],
    [
      'a wait without end',
      'rate_limited',
      { retryAfter: Number.POSITIVE_INFINITY },
      'rate-limiting',
    ],
  ])('with a ConnectError of %s', async (_fault, code, options, sees) => {
    const host = listener(refusesWith(new ConnectError(untyped(code), untyped(options))));
    render(<ConnectForm {...host} />);
    await connect();
    expect(await screen.findByRole('alert')).toHaveTextContent(sees);
    expect(document.body).not.toHaveTextContent(/undefined|NaN|∞|-\d/);
    expectNothingLost();
    expect(host.onError).toHaveBeenCalledOnce();
  });
});

describe('a callback that resolves', () => {
  const readOnce = {
    get id() {
      throw new Error('gone');
    },
  };

  it.each<[fault: string, resolved: unknown]>([
    ['null', null],
    ['true', true],
    ['a number', 7],
    ['a text', 'connected'],
    ['a list', [europe]],
    ['a symbol', Symbol('connected')],
    ['a Map', new Map([['id', '7']])],
    ['a subdomain that there is not', { subdomain: 'api.ca' }],
    ['a count that is a text', { organizationCount: '143' }],
    ['an identifier that is an object', { id: { toString: null }, connectedAt: 0 }],
    ['something that throws when looked at', readOnce],
    ['the key itself', { apiKey: key, key, credentials: { apiKey: key } }],
  ])('with %s is taken at its word alone', async (_fault, resolved) => {
    const host = listener(() => Promise.resolve(untyped(resolved)));
    render(<ConnectForm {...host} />);
    await connect();
    await connected();
    expect(screen.getByText('Europe (api.eu)')).toBeVisible();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(nothingKnown);
    expect(host.onError).not.toHaveBeenCalled();
  });

  it('with an answer of the network is connected, and warned of', async () => {
    const host = listener(() => Promise.resolve(untyped(new Response('{}'))));
    render(<ConnectForm {...host} />);
    await connect();
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(nothingKnown);
    expect(reported.splice(0)).toEqual([expect.stringContaining('resolved to a Response')]);
  });
});

describe('a callback that answers too late', () => {
  interface Place {
    rerender(ui: ReactNode): void;
    unmount(): void;
    host: ReturnType<typeof slowHost>;
  }
  const leavings: [left: string, leave: (place: Place) => unknown][] = [
    ['cancelled', cancel],
    ['unmounted', ({ unmount }) => unmount()],
    ['begun anew', ({ rerender, host }) => rerender(<ConnectForm key="new" {...host} />)],
    ['closed with its dialog', closeDialog],
  ];
  const settlings: [what: string, settle: (host: ReturnType<typeof slowHost>) => void][] = [
    ['it worked', ({ answer }) => answer(europe)],
    ['nothing', ({ answer }) => answer()],
    ['it failed', ({ refuse }) => refuse(new Error('late'))],
    ['it failed, without a word', ({ refuse }) => refuse(undefined)],
    ['the key is bad', ({ refuse }) => refuse(new ConnectError('key_rejected'))],
    ['it was aborted', ({ refuse }) => refuse(new DOMException('Aborted', 'AbortError'))],
  ];

  async function closeDialog() {
    await userEvent.click(button('Close'));
    await userEvent.click(button('Discard and close'));
  }

  function Dialog(props: ConnectFormProps) {
    const [open, setOpen] = useState(true);
    return <ConnectDialog open={open} onOpenChange={setOpen} {...props} />;
  }

  it.each(
    leavings.flatMap(([left, leave]) =>
      settlings.map(([what, settle]) => [left, what, leave, settle] as const),
    ),
  )('is not heard: %s, and then says %s', async (_left, _what, leave, settle) => {
    const host = slowHost();
    const heard = { onSuccess: vi.fn(), onError: vi.fn() };
    const Form = leave === closeDialog ? Dialog : ConnectForm;
    const place = render(<Form {...host} {...heard} />);
    await connect();
    await connecting();
    expect(host.isAborted()).toBe(false);
    await leave({ ...place, host });
    expect(host.isAborted()).toBe(true);
    await act(async () => settle(host));
    expect(host.onConnect).toHaveBeenCalledOnce();
    expect(heard.onSuccess).not.toHaveBeenCalled();
    expect(heard.onError).not.toHaveBeenCalled();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(phase()).not.toBe('connected');
    if (leave === cancel) expectNothingLost();
  });

  it.each(settlings)('leaves the next attempt alone, whatever it says: %s', async (_, settle) => {
    const late = slowHost();
    const host = listener(late.onConnect);
    render(<ConnectForm {...host} />);
    await connect();
    await cancel();
    const next = slowHost();
    host.onConnect.mockImplementation(next.onConnect);
    await userEvent.click(button('Connect'));
    await connecting();
    await act(async () => settle(late));
    expect(phase()).toBe('connecting');
    next.answer(europe);
    await connected();
    expect(host.onConnect).toHaveBeenCalledTimes(2);
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
    expect(host.onError).not.toHaveBeenCalled();
  });

  it('and never settles can be cancelled, again and again', async () => {
    const host = listener(() => new Promise(() => {}));
    host.onConnect.mockImplementationOnce(() => new Promise(() => {}));
    render(<ConnectForm {...host} />);
    await connect();
    await cancel();
    expectNothingLost();
    await userEvent.click(button('Connect'));
    await cancel();
    expectNothingLost();
    await expectNextWorks(host);
  });
});

describe('the network', () => {
  let server: RawServer;
  beforeAll(async () => {
    server = await startRawServer(says(''));
  });
  afterAll(() => server.stop());

  const wrong = 'Something went wrong';
  // The browser itself is online.
  const offline = 'Can’t reach this app’s server';
  const unavailable = 'IT Glue isn’t available right now';
  const worked = JSON.stringify({ connection: europe });
  const rejected = JSON.stringify({ code: 'key_rejected' });

  const http = (status: string, body: string, ...headers: string[]) => {
    const length = `content-length: ${Buffer.byteLength(body)}`;
    return [`HTTP/1.1 ${status}`, 'connection: close', length, ...headers, '', body].join('\r\n');
  };
  const page = (status: string) => says(http(status, '<h1>Acme</h1>', 'content-type: text/html'));
  const redirect = (status: string) =>
    says(http(status, '', `location: ${server.url}/elsewhere?then=1`));
  const brokenOff = (status: string, body: string) =>
    says(`HTTP/1.1 ${status}\r\ncontent-length: 999\r\n\r\n${body.slice(0, 9)}`);
  const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';

  it.each<[fault: string, sees: string, code: ConnectErrorCode, answer: () => Answer]>([
    ['hangs up at once', offline, 'offline', () => says('')],
    ['hangs up in the status', offline, 'offline', () => says('HTTP/1.1 2')],
    ['hangs up in the headers', offline, 'offline', () => says('HTTP/1.1 200 OK\r\nconte')],
    ['tears the line', offline, 'offline', () => (socket) => socket.resetAndDestroy()],
    ['does not speak HTTP', offline, 'offline', () => says('220 mail.acme.example ESMTP\r\n')],
    ['hangs up in a success', wrong, 'unknown', () => brokenOff('200 OK', worked)],
    ['hangs up in a failure', wrong, 'unknown', () => brokenOff('422 No', rejected)],
    ['hangs up in a 502', unavailable, 'unavailable', () => brokenOff('502 No', rejected)],
    ['hangs up in a chunk', wrong, 'unknown', () => says(`${chunked}99\r\n${worked}`)],
    ['sends chunks of no size', wrong, 'unknown', () => says(`${chunked}zz\r\n${worked}`)],
    [
      'only claims to be packed',
      wrong,
      'unknown',
      () => says(http('200 OK', worked, 'content-encoding: gzip')),
    ],
    ['answers 304', wrong, 'unknown', () => says('HTTP/1.1 304 No\r\n\r\n')],
    ['answers half of it', wrong, 'unknown', () => says(http('200 OK', worked.slice(0, -2)))],
    ['answers a list', wrong, 'unknown', () => says(http('200 OK', '[]'))],
    ['answers a text', wrong, 'unknown', () => says(http('200 OK', '"connection"'))],
    ['answers a failure as a success', wrong, 'unknown', () => says(http('200 OK', rejected))],
    ['answers a success as a failure', wrong, 'unknown', () => says(http('500 No', worked))],
    ['answers a web page', wrong, 'unknown', () => page('200 OK')],
    ['answers a web page, 401', 'You don’t have permission', 'not_allowed', () => page('401 No')],
    ['answers a web page, 403', 'You don’t have permission', 'not_allowed', () => page('403 No')],
    ['answers a web page, 404', wrong, 'unknown', () => page('404 No')],
    ['answers a web page, 413', wrong, 'unknown', () => page('413 No')],
    ['answers a web page, 429', 'rate-limiting', 'rate_limited', () => page('429 No')],
    ['answers a web page, 500', wrong, 'unknown', () => page('500 No')],
    ['answers a web page, 502', unavailable, 'unavailable', () => page('502 No')],
    ['answers a web page, 503', unavailable, 'unavailable', () => page('503 No')],
    ['answers a web page, 504', 'took too long', 'timeout', () => page('504 No')],
    ['leads elsewhere, 301', wrong, 'unknown', () => redirect('301 Go')],
    ['leads elsewhere, 302', wrong, 'unknown', () => redirect('302 Go')],
    ['leads elsewhere, 303', wrong, 'unknown', () => redirect('303 Go')],
    ['leads elsewhere, 307', wrong, 'unknown', () => redirect('307 Go')],
    ['leads elsewhere, 308', wrong, 'unknown', () => redirect('308 Go')],
    ['leads nowhere', wrong, 'unknown', () => says(http('302 Go', '', 'location: http://'))],
    [
      'answers a code that there is not',
      'took too long',
      'timeout',
      () => says(http('504 No', '{"code":"constructor"}')),
    ],
    [
      'answers a region that there is not',
      wrong,
      'wrong_subdomain',
      () => says(http('422 No', '{"code":"wrong_subdomain","suggestedSubdomain":"api.ca"}')),
    ],
  ])('%s', async (_fault, sees, code, answer) => {
    const heads: string[] = [];
    server.answer = (socket, head) => {
      heads.push(head);
      return answer()(socket, head);
    };
    const host = listener(postTo(`${server.url}/api/itglue/connect`));
    render(<ConnectForm {...host} />);
    await connect();
    await expectFailure(host, sees);
    expect(told(host)).toMatchObject({ name: 'ConnectError', code });
    expect(heads).toHaveLength(1);
    await expectNextWorks(host);
  });

  it('cannot be reached at all', async () => {
    const gone = await startRawServer(says(''));
    gone.stop();
    const host = listener(postTo(gone.url));
    render(<ConnectForm {...host} />);
    await connect();
    await expectFailure(host, offline);
    expect(told(host)).toMatchObject({ code: 'offline' });
    await expectNextWorks(host);
  });

  const chunks = (text: string) => Array.from(text, (byte) => `1\r\n${byte}\r\n`).join('');
  /** Sends it byte by byte. */
  const inPieces =
    (text: string): Answer =>
    async (socket) => {
      socket.setNoDelay(true);
      for (const byte of Buffer.from(text)) {
        await new Promise((sent) => socket.write(Uint8Array.of(byte), sent));
      }
      socket.end();
    };

  it.each<[fault: string, answer: Answer]>([
    ['in pieces of a byte', inPieces(http('200 OK', worked))],
    ['in chunks of a byte', inPieces(`${chunked}${chunks(worked)}0\r\n\r\n`)],
    ['with other answers before it', says(`HTTP/1.1 103 Early\r\n\r\n${http('200 OK', worked)}`)],
    ['of another content type', says(http('200 OK', worked, 'content-type: text/html'))],
    ['of another success', says(http('201 Created', worked))],
    ['that begins with a mark of its byte order', says(http('200 OK', `\ufeff${worked}`))],
    ['until the line is closed', says(`HTTP/1.1 200 OK\r\n\r\n${worked}`)],
    ['with more behind it', says(`${http('200 OK', worked)}HTTP/1.1 500 No\r\n\r\n`)],
    ['with more in it', says(http('200 OK', `{"code":"unknown",${worked.slice(1)}`))],
    [
      'with the key in it',
      says(http('200 OK', worked.replace('{"sub', `{"apiKey":"${key}","sub`))),
    ],
  ])('answers %s, and it is a success', async (_fault, answer) => {
    server.answer = answer;
    const host = listener(postTo(server.url));
    render(<ConnectForm {...host} />);
    await connect();
    await connected();
    expect(host.onConnect).toHaveBeenCalledOnce();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
    expect(host.onError).not.toHaveBeenCalled();
  });

  it.each<[fault: string, answer: Answer]>([
    ['never answers', () => {}],
    ['stops in its headers', saysAndStays('HTTP/1.1 200 OK\r\nx-more: ')],
    ['stops in its body', saysAndStays(`${chunked}5\r\n{"con`)],
    ['answers without an end', saysForEver(chunked, `10\r\n${' '.repeat(16)}\r\n`, 1)],
  ])('%s, and can be cancelled', async (_fault, answer) => {
    server.answer = answer;
    const host = listener(postTo(server.url));
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    await waitFor(() => expect(server.answering()).toBe(1));
    await cancel();
    expectNothingLost();
    await waitFor(() => expect(server.answering()).toBe(0));
    expect(host.onError).not.toHaveBeenCalled();
    await expectNextWorks(host);
  });

  it('is slow, and answers in the end', async () => {
    let answer = () => {};
    server.answer = (socket) => {
      answer = () => socket.end(http('200 OK', worked));
    };
    const host = listener(postTo(server.url));
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    await waitFor(() => expect(server.answering()).toBe(1));
    answer();
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
  });
});

describe('a listener of the host’s that throws', () => {
  const error = new Error('the host’s own');
  const throws = () => {
    throw error;
  };

  it.each<[listens: string, when: ConnectFormProps, hears: boolean]>([
    ['onSuccess', { onConnect: accepts, onSuccess: throws }, false],
    ['onSuccess, later', { onConnect: accepts, onSuccess: untyped(async () => throws()) }, false],
    ['onEvent', { onConnect: accepts, onEvent: throws }, true],
  ])('does not undo a success: %s', async (_listens, props, hears) => {
    const host = { onSuccess: vi.fn(), onError: vi.fn() };
    render(<ConnectForm {...host} {...props} />);
    await connect();
    await connected();
    if (hears) expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
    expect(host.onError).not.toHaveBeenCalled();
    await expectReported(error);
  });

  it.each<[listens: string, when: Partial<ConnectFormProps>]>([
    ['onError', { onError: throws }],
    ['onError, later', { onError: untyped(async () => throws()) }],
    ['onEvent', { onEvent: throws }],
  ])('hides no failure, nor the next attempt: %s', async (_listens, props) => {
    const host = listener(refusesWith(new ConnectError('timeout')));
    render(<ConnectForm {...host} {...props} />);
    await connect();
    expect(await screen.findByRole('alert')).toHaveTextContent('took too long');
    expectNothingLost();
    await expectNextWorks(host);
    await expectReported(error);
  });

  it('does not keep an attempt from being cancelled', async () => {
    render(<ConnectForm {...slowHost()} onEvent={throws} />);
    await connect();
    await cancel();
    expectNothingLost();
    await expectReported(error);
  });

  it.each<[listens: string, name: string, props: Partial<ConnectFormProps>]>([
    ['onEvent', 'Close', { onEvent: throws }],
    ['onEvent', 'Done', { onEvent: throws }],
    ['onDone', 'Done', { onDone: throws }],
    ['onSuccess', 'Done', { onSuccess: throws }],
  ])('does not keep a dialog open: %s, left by %s', async (_listens, name, props) => {
    let closed: Promise<unknown> = Promise.resolve();
    await act(async () => {
      closed = openConnectDialog({ onConnect: accepts, onDone() {}, ...props });
    });
    if (name === 'Done') {
      await connect();
      await connected();
    }
    await userEvent.click(button(name));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await closed).toEqual(name === 'Done' ? made : undefined);
    expect(document.documentElement.style.overflow).toBe('');
    await expectReported(error);
  });

  it('does not hold up the others: onEvent of the card', async () => {
    const events: string[] = [];
    const onEvent = ({ type }: ConnectEvent) => {
      events.push(type);
      throws();
    };
    render(
      <ConnectionCard
        connection={europe}
        onConnect={accepts}
        onDisconnect={async () => {}}
        onEvent={onEvent}
      />,
    );
    await userEvent.click(button('Replace key'));
    await connect();
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(events).toEqual(['opened', 'submitted', 'connected', 'key_replaced', 'closed']);
    await expectReported(error);
  });
});

describe('the clock', () => {
  beforeEach(() => {
    // Goes on by itself as well, which the waiting of Testing Library needs.
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const hour = 3_600_000;
  const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
  const submit = () => screen.getByRole('button', { name: /^Try again/ });

  it.each<[fault: string, by: number]>([
    ['forward a year', 365 * 24 * hour],
    ['forward an hour', hour],
    ['back an hour', -hour],
    ['back to the beginning', -Date.now()],
  ])('goes %s, and the countdown goes on', async (_fault, by) => {
    const host = listener(refusesWith(new ConnectError('rate_limited', { retryAfter: 90 })));
    render(<ConnectForm {...host} />);
    await connect();
    await screen.findByText('Try again in 1:30');
    vi.setSystemTime(Date.now() + by);
    await pass(10_000);
    expect(submit()).toHaveTextContent(/^Try again in 1:(20|1\d)$/);
    expectNothingLost();
    await userEvent.click(submit());
    expect(host.onConnect).toHaveBeenCalledOnce();
    await pass(81_000);
    expect(submit()).toHaveTextContent(/^Try again$/);
    await expectNextWorks(host);
  });

  it('slept, and the countdown is over on waking', async () => {
    const host = listener(refusesWith(new ConnectError('rate_limited', { retryAfter: 90 })));
    render(<ConnectForm {...host} />);
    await connect();
    await screen.findByText('Try again in 1:30');
    const { now } = performance;
    vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + hour);
    await pass(1_000);
    expect(submit()).toHaveTextContent(/^Try again$/);
    expect(screen.getByText('You can try again now.')).toBeVisible();
    expectNothingLost();
    await expectNextWorks(host);
  });

  it('slept while connecting, and the answer still counts', async () => {
    const slow = slowHost();
    const host = listener(slow.onConnect);
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    vi.setSystemTime(Date.now() + hour);
    await pass(hour);
    slow.answer(europe);
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
  });
});

describe('the page', () => {
  const persisted = (type: string) =>
    Object.assign(new Event(type), { persisted: true }) satisfies Event;
  const happenings: [what: string, hides: boolean, events: () => [EventTarget, Event][]][] = [
    [
      'goes to the back/forward cache and returns',
      true,
      () => [
        [window, persisted('pagehide')],
        [document, new Event('freeze')],
        [document, new Event('resume')],
        [window, persisted('pageshow')],
      ],
    ],
    ['is shown anew', true, () => [[window, new Event('pageshow')]]],
    [
      'loses the network and finds it again',
      false,
      () => [
        [window, new Event('offline')],
        [window, new Event('online')],
      ],
    ],
    ['is hidden and seen again', false, () => [[document, new Event('visibilitychange')]]],
    ['goes to another hash', false, () => [[window, new Event('hashchange')]]],
    [
      'loses and gets the focus',
      false,
      () => [
        [window, new Event('blur')],
        [window, new Event('focus')],
      ],
    ],
  ];
  const happen = (events: [EventTarget, Event][]) =>
    act(async () => {
      for (const [target, event] of events) target.dispatchEvent(event);
    });

  it.each(happenings)('%s while editing', async (_what, hides, events) => {
    const host = listener(accepts);
    render(<ConnectForm {...host} />);
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await paste(key);
    await userEvent.click(button('Show API key'));
    await happen(events());
    expectNothingLost();
    expect(apiKey()).toHaveAttribute('type', hides ? 'password' : 'text');
    expect(host.onConnect).not.toHaveBeenCalled();
    await expectNextWorks(host);
  });

  it('is left, with the key out of its field', async () => {
    render(<ConnectForm {...listener(accepts)} />);
    await paste(key);
    await happen([[window, new Event('pagehide')]]);
    expect(apiKey()).toHaveValue('');
  });

  it.each(happenings)('%s while connecting', async (_what, _hides, events) => {
    const slow = slowHost();
    const host = listener(slow.onConnect);
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    await happen(events());
    expect(phase()).toBe('connecting');
    slow.answer(europe);
    await connected();
    expect(host.onConnect).toHaveBeenCalledOnce();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
  });

  it.each(happenings)('%s after a failure', async (_what, hides, events) => {
    const host = listener(refusesWith(new ConnectError('offline')));
    render(<ConnectForm {...host} />);
    await connect();
    await screen.findByRole('alert');
    await userEvent.click(button('Show API key'));
    await happen(events());
    await expectFailure(host, /Can’t reach|back online/);
    expect(apiKey()).toHaveAttribute('type', hides ? 'password' : 'text');
    await expectNextWorks(host);
  });
});

describe('what the browser denies', () => {
  const denies = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  function deny(of: object, name: string, get: () => unknown = denies) {
    const own = Object.getOwnPropertyDescriptor(of, name);
    Object.defineProperty(of, name, { configurable: true, get });
    return () => {
      if (own) Object.defineProperty(of, name, own);
      else Reflect.deleteProperty(of, name);
    };
  }
  let allow: () => void = () => {};
  afterEach(() => allow());

  it.each<[what: string, of: () => object, name: string]>([
    ['local storage', () => window, 'localStorage'],
    ['session storage', () => window, 'sessionStorage'],
    ['databases', () => window, 'indexedDB'],
    ['cookies', () => document, 'cookie'],
    ['caches', () => window, 'caches'],
    ['the clipboard', () => navigator, 'clipboard'],
    ['permissions', () => navigator, 'permissions'],
    ['the history', () => window, 'history'],
    ['the name of the browser', () => navigator, 'userAgent'],
  ])('is not needed: %s', async (_what, of, name) => {
    const host = listener(refusesWith(new ConnectError('timeout')));
    render(<ConnectForm {...host} egressAddresses={['203.0.113.7']} />);
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await paste(key);
    allow = deny(of(), name);
    await userEvent.click(button('Connect'));
    await expectFailure(host, 'took too long');
    await userEvent.click(button('Try again'));
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
  });

  it.each<[what: string, clipboard: unknown, sees: string]>([
    ['absent', undefined, 'Couldn’t copy. Select the text and copy it.'],
    ['without the method', {}, 'Couldn’t copy. Select the text and copy it.'],
    ['denied', { writeText: async () => denies() }, 'Couldn’t copy. Select the text and copy it.'],
    ['denied at once', { writeText: denies }, 'Couldn’t copy. Select the text and copy it.'],
    [
      'denied without a word',
      { writeText: () => Promise.reject() },
      'Couldn’t copy. Select the text and copy it.',
    ],
    ['silent', { writeText: () => new Promise(() => {}) }, ''],
  ])('is told of the clipboard: %s', async (_what, clipboard, sees) => {
    const host = listener(refusesWith(new ConnectError('key_rejected')));
    render(<ConnectForm {...host} guide={null} egressAddresses={['203.0.113.7']} />);
    await connect();
    await screen.findByRole('alert');
    allow = deny(navigator, 'clipboard', () => clipboard);
    await userEvent.click(button('Copy address'));
    expect(button('Copy address').parentElement?.querySelector('[role=status]')).toHaveTextContent(
      sees || /^$/,
    );
    expect(screen.getByText('203.0.113.7')).toBeVisible();
    allow();
    await expectFailure(host, 'IT Glue didn’t accept this key');
    await expectNextWorks(host);
  });
});

describe('the host around the form', () => {
  it.each<[what: string, props: Partial<ConnectFormProps>]>([
    ['another callback', { onConnect: refusesWith(new Error('not asked')) }],
    ['another language', { messages: { ...de, ...english } }],
    ['a name', { appName: 'Acme', logo: 'A', description: 'Reads passwords.' }],
    ['no guide', { guide: null }],
    ['classes', { classNames: { form: 'acme', control: 'acme' } }],
    ['a subdomain of its own', { defaultSubdomain: 'api.au' }],
    ['a focus of its own', { autoFocus: true }],
    ['addresses', { egressAddresses: ['203.0.113.7', '203.0.113.8'] }],
  ])('may give it %s while it is connecting', async (_what, props) => {
    const slow = slowHost();
    const host = listener(slow.onConnect);
    const { rerender } = render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    rerender(<ConnectForm {...host} {...props} />);
    expect(phase()).toBe('connecting');
    expect(slow.isAborted()).toBe(false);
    await act(async () => slow.refuse('late'));
    await expectFailure(host, 'Something went wrong');
    expect(told(host)).toBe('late');
    rerender(<ConnectForm {...host} />);
    await expectNextWorks(host);
  });

  it('may render in StrictMode', async () => {
    const host = listener(refusesWith('strict'));
    render(
      <StrictMode>
        <ConnectForm {...host} />
      </StrictMode>,
    );
    await connect();
    await expectFailure(host, 'Something went wrong');
    expect(told(host)).toBe('strict');
    await expectNextWorks(host);
  });

  it.each(['editing', 'connecting'])(
    'may move it to elsewhere in the page while %s',
    async (at) => {
      const slow = slowHost();
      const host = listener(slow.onConnect);
      const { container } = render(<ConnectForm {...host} />);
      const elsewhere = document.createElement('main');
      document.body.append(elsewhere);
      await userEvent.selectOptions(subdomain(), 'api.eu');
      await paste(key);
      if (at === 'editing') elsewhere.append(container);
      await userEvent.click(button('Connect'));
      await connecting();
      if (at === 'connecting') elsewhere.append(container);
      await act(async () => slow.refuse('moved'));
      await expectFailure(host, 'Something went wrong');
      expect(told(host)).toBe('moved');
      await expectNextWorks(host);
      elsewhere.remove();
    },
  );

  it('may render it through a portal', async () => {
    const host = listener(refusesWith('portal'));
    const onSubmit = vi.fn();
    const elsewhere = document.createElement('main');
    document.body.append(elsewhere);
    render(<div onSubmit={onSubmit}>{createPortal(<ConnectForm {...host} />, elsewhere)}</div>);
    await connect();
    await expectFailure(host, 'Something went wrong');
    expect(told(host)).toBe('portal');
    await expectNextWorks(host);
    expect(onSubmit).not.toHaveBeenCalled();
    elsewhere.remove();
  });

  it('may suspend around it, and nothing is lost meanwhile', async () => {
    const slow = slowHost();
    const host = listener(slow.onConnect);
    let arrive = () => {};
    let arrived = false;
    const arriving = new Promise<void>((resolve) => {
      arrive = () => {
        arrived = true;
        resolve();
      };
    });
    function Late() {
      if (!arrived) throw arriving;
      return <p>Arrived</p>;
    }
    const page = (late: ReactNode) => (
      <Suspense fallback={<p>Waiting</p>}>
        <ConnectForm {...host} />
        {late}
      </Suspense>
    );
    const { rerender } = render(page(null));
    await connect();
    await connecting();
    rerender(page(<Late />));
    expect(await screen.findByText('Waiting')).toBeVisible();
    await act(async () => slow.refuse('suspended'));
    await act(async () => arrive());
    await screen.findByText('Arrived');
    await expectFailure(host, 'Something went wrong');
    expect(told(host)).toBe('suspended');
    await expectNextWorks(host);
  });

  it('may reset it while it is connecting', async () => {
    const slow = slowHost();
    const host = listener(slow.onConnect);
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    act(() => apiKey().form?.reset());
    slow.answer(europe);
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(made);
  });
});

describe('two at a time', () => {
  it('are two forms, and a failure of one is none of the other', async () => {
    const failing = listener(refusesWith('one'));
    const other = listener(accepts);
    render(
      <>
        <section aria-label="one">
          <ConnectForm {...failing} />
        </section>
        <section aria-label="other">
          <ConnectForm {...other} />
        </section>
      </>,
    );
    const one = within(screen.getByRole('region', { name: 'one' }));
    const two = within(screen.getByRole('region', { name: 'other' }));
    for (const form of [one, two]) {
      await userEvent.selectOptions(form.getByLabelText('Subdomain'), 'api.eu');
      await paste(key, form.getByLabelText('API key'));
    }
    await userEvent.click(one.getByRole('button', { name: 'Connect' }));
    await one.findByRole('alert');
    expect(two.queryByRole('alert')).toBeNull();
    expect(two.getByLabelText('API key')).toHaveValue(key);
    expect(other.onConnect).not.toHaveBeenCalled();
    await userEvent.click(two.getByRole('button', { name: 'Connect' }));
    await two.findByRole('heading', { name: 'IT Glue is connected' });
    expect(one.getByRole('alert')).toHaveTextContent('Something went wrong');
    expect(one.getByLabelText('API key')).toHaveValue(key);
    expect(failing.onConnect).toHaveBeenCalledOnce();
    expect(other.onConnect).toHaveBeenCalledOnce();
    expectUniqueIds();
  });

  it('are two calls of openConnectDialog, each with an answer of its own', async () => {
    const closed: Promise<unknown>[] = [];
    await act(async () => {
      closed.push(openConnectDialog({ onConnect: accepts, messages: { close: 'Close one' } }));
    });
    await act(async () => {
      closed.push(openConnectDialog({ onConnect: accepts, messages: { close: 'Close two' } }));
    });
    expect(screen.getAllByRole('dialog')).toHaveLength(2);
    expectUniqueIds();
    await paste(key, screen.getAllByLabelText<HTMLInputElement>('API key')[0]);
    await userEvent.click(button('Close two'));
    expect(await closed[1]).toBeUndefined();
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    expect(document.documentElement.style.overflow).toBe('hidden');
    expect(apiKey()).toHaveValue(key);
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await userEvent.click(button('Connect'));
    await connected();
    await userEvent.click(button('Close one'));
    expect(await closed[0]).toEqual(made);
    expect(document.documentElement.style.overflow).toBe('');
  });

  function expectUniqueIds() {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});
