// A settings page in one line: the card with a real server part at one address. Only the network is mocked.

import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ConnectionCard,
  type ConnectionCheck,
  type LoadedConnection,
  type UseConnectionOptions,
  useConnection,
} from '../../src/index.js';
import {
  createConnectionHandler,
  type StoredConnection,
  type Verification,
  verifyCredentials,
} from '../../src/server/index.js';
import { itglueHandlers, testKeys } from '../../src/testing/index.js';

const europe: LoadedConnection['connection'] = {
  subdomain: 'api.eu',
  organizationCount: 143,
  keyHint: '4b82',
  connectedAt: '2026-11-03T12:00:00.000Z',
};

/** The connection that the host has stored. */
let stored: (Omit<StoredConnection, 'credentials'> & { apiKey: string }) | undefined;
let allowed = true;
let verify: typeof verifyCredentials = verifyCredentials;
const asked: string[] = [];

const handle = createConnectionHandler({
  authorize: () => (allowed ? 'someone' : new Response(null, { status: 403 })),
  save: async ({ apiKey }, _, __, { connection }) => {
    stored = { connection, apiKey };
  },
  load: async () => {
    if (!stored) return undefined;
    const { apiKey, ...shown } = stored;
    return { ...shown, credentials: () => ({ subdomain: shown.connection.subdomain, apiKey }) };
  },
  remove: async () => {
    stored = undefined;
  },
  record: async (check) => {
    if (stored) stored = { ...stored, check };
  },
  verify: (...given): Promise<Verification> => verify(...given),
  onError: () => {},
});

const server = setupServer(
  ...itglueHandlers(),
  http.all('*/api/itglue', ({ request }) => {
    asked.push(`${request.method} ${new URL(request.url).search}`.trim());
    return handle(request);
  }),
);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  stored = { connection: europe, apiKey: testKeys['api.eu'] };
  allowed = true;
  verify = verifyCredentials;
  asked.length = 0;
});
afterEach(() => {
  server.resetHandlers();
  vi.useRealTimers();
});
afterAll(() => server.close());

function Settings({ url = '/api/itglue', ...options }: UseConnectionOptions & { url?: string }) {
  return <ConnectionCard appName="Acme" {...useConnection(url, options)} />;
}

const heading = () => screen.getByRole('heading', { name: /^IT Glue/ });
const shows = (text: string) => waitFor(() => expect(heading()).toHaveTextContent(text));
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const answerNothing = () => new Promise<never>(() => {});

/** Comes back to the page after some time away. */
async function comeBack(milliseconds: number, by: [EventTarget, string] = [window, 'focus']) {
  const before = performance.now();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(before + milliseconds);
  const [target, type] = by;
  await act(async () => void target.dispatchEvent(new Event(type)));
  clock.mockRestore();
}

describe('loading', () => {
  it('shows the connection', async () => {
    render(<Settings />);
    expect(screen.getByRole('status')).toHaveTextContent('Loading…');
    await shows('IT Glue Connected');
    expect(screen.getByText('Europe').parentElement).toHaveTextContent(
      'Europe · key ending in 4b82 · 143 organizations · since Nov 3, 2026',
    );
    expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual([
      'Replace key',
      'Check now',
      'Disconnect',
    ]);
  });

  it('shows that nothing is connected', async () => {
    stored = undefined;
    render(<Settings />);
    await shows('IT Glue Not connected');
  });

  it('shows the result of the last check', async () => {
    const check: ConnectionCheck = {
      health: 'broken',
      code: 'key_rejected',
      checkedAt: '2026-11-20T12:00:00Z',
    };
    stored = { connection: europe, apiKey: testKeys['api.eu'], check };
    render(<Settings />);
    await shows('IT Glue Needs a new key');
  });

  it('loads once, also in StrictMode', async () => {
    render(
      <StrictMode>
        <Settings />
      </StrictMode>,
    );
    await shows('IT Glue Connected');
    // The first one is aborted before it is sent, or its answer is ignored.
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('does not load if the host passes the connection', async () => {
    render(<Settings initial={{ connection: { ...europe, keyHint: '0000' } }} />);
    expect(heading()).toHaveTextContent('IT Glue Connected');
    expect(screen.getByText('0000')).toBeVisible();
    await act(async () => {});
    expect(asked).toEqual([]);
  });

  it('is not needed if a server passes that nothing is connected', () => {
    const html = renderToString(<Settings initial={null} />);
    expect(html).toContain('Not connected');
    expect(renderToString(<Settings />)).toContain('Loading…');
  });

  it.each([
    ['a failure', () => new HttpResponse(null, { status: 500 })],
    ['a page', () => HttpResponse.html('<!doctype html>')],
    ['something else', () => HttpResponse.json({ hello: 'there' })],
    ['an unknown region', () => HttpResponse.json({ connection: { subdomain: 'api.us' } })],
    ['no network', () => HttpResponse.error()],
  ])('says that it failed, and tries again: %s', async (_, answer) => {
    server.use(http.get('*/api/itglue', answer, { once: true }));
    render(<Settings />);
    expect(await screen.findByRole('alert')).toHaveTextContent('The connection couldn’t be loaded');
    await press('Try again');
    await shows('IT Glue Connected');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says that the user has no permission', async () => {
    allowed = false;
    render(<Settings />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You don’t have permission to see this connection Contact an administrator of Acme.',
    );
  });

  it('treats null, which other back ends may send, as nothing connected', async () => {
    server.use(http.get('*/api/itglue', () => HttpResponse.json({ connection: null })));
    render(<Settings />);
    await shows('IT Glue Not connected');
  });

  it('sends the host’s headers', async () => {
    let token: string | null = '';
    server.use(
      http.get('*/api/itglue', ({ request }) => {
        token = request.headers.get('x-csrf');
        return new HttpResponse(null, { status: 204 });
      }),
    );
    render(<Settings headers={() => ({ 'x-csrf': 'token' })} />);
    await shows('IT Glue Not connected');
    expect(token).toBe('token');
  });

  it('stops when the card unmounts', async () => {
    let signal: AbortSignal | undefined | null;
    const slowFetch: typeof fetch = (_, init) => {
      signal = init?.signal;
      return answerNothing();
    };
    const { unmount } = render(<Settings fetch={slowFetch} />);
    await waitFor(() => expect(signal).toBeDefined());
    unmount();
    expect(signal?.aborted).toBe(true);
  });

  it('shows the connection of a new address, and nothing of the old one', async () => {
    const { rerender } = render(<Settings />);
    await shows('IT Glue Connected');
    server.use(http.get('*/api/other', () => new HttpResponse(null, { status: 204 })));
    rerender(<Settings url="/api/other" />);
    expect(screen.getByRole('status')).toHaveTextContent('Loading…');
    await shows('IT Glue Not connected');
  });
});

describe('loading again', () => {
  it('hides the failure at once, and says that it is loading', async () => {
    server.use(
      http.get('*/api/itglue', () => new HttpResponse(null, { status: 500 }), { once: true }),
      http.get('*/api/itglue', answerNothing),
    );
    render(<Settings />);
    await screen.findByRole('alert');
    await press('Try again');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('status')).toHaveTextContent('Loading…');
  });
});

describe('coming back to the page', () => {
  it('loads again after a minute, and shows the old connection until then', async () => {
    render(<Settings />);
    await shows('IT Glue Connected');
    stored = undefined;
    await comeBack(61_000);
    await shows('IT Glue Not connected');
    expect(asked).toEqual(['GET', 'GET']);
  });

  it('loads again when the tab is shown, and nothing while it is hidden', async () => {
    render(<Settings />);
    await shows('IT Glue Connected');
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await comeBack(61_000, [document, 'visibilitychange']);
    expect(asked).toEqual(['GET']);
    visibility.mockRestore();
    await comeBack(61_000, [document, 'visibilitychange']);
    expect(asked).toEqual(['GET', 'GET']);
  });

  it('loads nothing before that', async () => {
    render(<Settings />);
    await shows('IT Glue Connected');
    await comeBack(59_000);
    expect(asked).toEqual(['GET']);
  });

  it('keeps the connection if that fails', async () => {
    render(<Settings />);
    await shows('IT Glue Connected');
    server.use(http.get('*/api/itglue', () => HttpResponse.error(), { once: true }));
    await comeBack(61_000);
    await act(async () => {});
    expect(heading()).toHaveTextContent('IT Glue Connected');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the actions', () => {
  it('connects', async () => {
    stored = undefined;
    render(<Settings />);
    await shows('IT Glue Not connected');
    await press('Connect');
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.selectOptions(dialog.getByLabelText('Subdomain'), 'api.au');
    await userEvent.click(dialog.getByLabelText('API key'));
    await userEvent.paste(testKeys['api.au']);
    await userEvent.click(dialog.getByRole('button', { name: 'Connect' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'Done' }));
    await shows('IT Glue Connected');
    expect(screen.getByText('Australia').parentElement).toHaveTextContent('1 organization');
    expect(asked).toEqual(['GET', 'POST']);
    expect(stored).toMatchObject({ apiKey: testKeys['api.au'] });
  });

  it('checks', async () => {
    render(<Settings />);
    await shows('IT Glue Connected');
    await press('Check now');
    expect(await screen.findByText('IT Glue accepts the key.')).toBeVisible();
    expect(screen.getByText('now')).toBeVisible();
    expect(asked).toEqual(['GET', 'POST ?check']);
  });

  it('checks at an address that has its own query', async () => {
    render(<Settings url="/api/itglue?customer=7" />);
    await shows('IT Glue Connected');
    await press('Check now');
    expect(await screen.findByText('IT Glue accepts the key.')).toBeVisible();
    expect(asked).toEqual(['GET ?customer=7', 'POST ?customer=7&check']);
  });

  it('finds a revoked key, and shows it as broken after a reload too', async () => {
    stored = { connection: europe, apiKey: testKeys.revoked };
    const { unmount } = render(<Settings />);
    await shows('IT Glue Connected');
    await press('Check now');
    await shows('IT Glue Needs a new key');
    unmount();
    render(<Settings />);
    await shows('IT Glue Needs a new key');
  });

  it('keeps showing "Connected" during an outage', async () => {
    stored = { connection: europe, apiKey: testKeys.unavailable };
    render(<Settings />);
    await shows('IT Glue Connected');
    await press('Check now');
    expect(await screen.findByText('IT Glue isn’t available right now')).toBeVisible();
    expect(heading()).toHaveTextContent('IT Glue Connected');
  });

  it('ignores a check of the previous key', async () => {
    let finish = () => {};
    verify = (credentials, options) =>
      credentials.apiKey === testKeys.revoked
        ? new Promise((_, reject) => {
            finish = () => reject(new Error('too late'));
          })
        : verifyCredentials(credentials, options);
    stored = { connection: europe, apiKey: testKeys.revoked };
    render(<Settings />);
    await shows('IT Glue Connected');
    await press('Check now');
    await press('Replace key');
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByLabelText('API key'));
    await userEvent.paste(testKeys['api.eu']);
    await userEvent.click(dialog.getByRole('button', { name: 'Replace key' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'Done' }));
    await act(async () => finish());
    expect(heading()).toHaveTextContent('IT Glue Connected');
    expect(screen.queryByText(/couldn’t be checked/)).toBeNull();
  });

  it('shows that someone else has disconnected in the meantime', async () => {
    render(<Settings />);
    await shows('IT Glue Connected');
    stored = undefined;
    await press('Check now');
    await shows('IT Glue Not connected');
  });

  it('disconnects', async () => {
    render(<Settings />);
    await shows('IT Glue Connected');
    await press('Disconnect');
    await userEvent.click(
      within(screen.getByRole('dialog', { name: /\?$/ })).getByRole('button', {
        name: 'Disconnect',
      }),
    );
    await shows('IT Glue Not connected');
    expect(stored).toBeUndefined();
    expect(asked).toEqual(['GET', 'DELETE']);
  });

  it('says that it is still connected if that fails', async () => {
    server.use(http.delete('*/api/itglue', () => new HttpResponse(null, { status: 503 })));
    render(<Settings />);
    await shows('IT Glue Connected');
    await press('Disconnect');
    await userEvent.click(
      within(screen.getByRole('dialog', { name: /\?$/ })).getByRole('button', {
        name: 'Disconnect',
      }),
    );
    expect(await screen.findByRole('group', { name: /./ })).toHaveTextContent(
      'IT Glue is still connected.',
    );
    expect(heading()).toHaveTextContent('IT Glue Connected');
  });
});
