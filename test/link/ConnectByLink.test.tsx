// The page of a connect link: who asks, the form, and the messages for links that can't connect.

import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectByLink, type ShownLink } from '../../src/index.js';
import { de } from '../../src/languages/de.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { apiKey, button, connect } from '../support/renderForm.js';

const url = 'http://localhost:3000/api/itglue/link';
const token = 'e30..iv.content.tag';

const open: ShownLink = {
  status: 'open',
  from: 'Dana Reyes',
  for: 'Northwind',
  note: 'Before Friday, please.',
  expiresAt: '2026-12-04T07:30:00.000Z',
};

/** The server's answer about the link, and the tokens that it received. */
let link: ShownLink;
let asked: (string | null)[];

const server = setupServer(
  http.get(url, ({ request }) => {
    asked.push(request.headers.get('x-connect-link'));
    return HttpResponse.json(link);
  }),
  http.post(url, ({ request }) => {
    asked.push(request.headers.get('x-connect-link'));
    return link.status === 'open'
      ? HttpResponse.json({ connection: { subdomain: 'api.eu', organizationCount: 143 } })
      : HttpResponse.json({ code: 'not_allowed' }, { status: 403 });
  }),
);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

beforeEach(() => {
  link = open;
  asked = [];
  window.history.replaceState({ router: 1 }, '', `/connect?lang=en#connect-link=${token}`);
});

afterEach(() => {
  server.resetHandlers();
  window.history.replaceState(null, '', '/');
});

const renderPage = (props = {}) => render(<ConnectByLink url={url} appName="Acme" {...props} />);
const heading = (name: string | RegExp) => screen.findByRole('heading', { name });

describe('the token', () => {
  it('is removed from the address before the server is asked, and sent in a header', async () => {
    const entries = window.history.length;
    renderPage();
    expect(location.href).toBe('http://localhost:3000/connect?lang=en');
    expect(asked).toEqual([]);
    await heading(/asks you/);
    expect(asked).toEqual([token]);
    expect(window.history.length).toBe(entries);
    expect(window.history.state).toEqual({ router: 1 });
  });

  it('is nowhere in the page or its storage', async () => {
    renderPage();
    await connect_();
    const places = [document.documentElement.outerHTML, document.cookie, location.href];
    const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]);
    expect([...places, stored].join()).not.toContain(token);
  });

  it('is kept when the host mounts the page again', async () => {
    const { unmount } = renderPage();
    await heading(/asks you/);
    unmount();
    renderPage();
    await heading(/asks you/);
    expect(asked).toEqual([token, token]);
  });

  it('is read once in StrictMode', async () => {
    render(
      <StrictMode>
        <ConnectByLink url={url} appName="Acme" />
      </StrictMode>,
    );
    await heading(/asks you/);
    expect(new Set(asked)).toEqual(new Set([token]));
  });

  it('is replaced when the user pastes another link into the address bar', async () => {
    link = { status: 'expired', from: 'Dana Reyes' };
    renderPage();
    await heading('This link has expired');
    link = open;
    location.hash = '#connect-link=other';
    await heading(/asks you/);
    expect(asked).toEqual([token, 'other']);
    expect(location.hash).toBe('');
  });

  it('stays the same when the fragment becomes one of the host’s own', async () => {
    renderPage();
    await heading(/asks you/);
    await act(async () => {
      location.hash = '#/section';
      await new Promise((resolve) => {
        window.addEventListener('hashchange', resolve, { once: true });
      });
    });
    expect(screen.queryByText('Opening the link…')).toBeNull();
    expect(asked).toEqual([token]);
  });

  it('is not read from a fragment of the host’s own', async () => {
    window.history.replaceState(null, '', '/connect#/section');
    renderPage();
    expect(location.hash).toBe('#/section');
    await screen.findAllByRole('heading');
  });
});

async function connect_() {
  await heading(/asks you/);
  await connect();
  await heading('IT Glue is connected');
}

describe('an open link', () => {
  it('says that it opens, and leaves the focus alone', async () => {
    renderPage();
    const page = screen.getByRole('status').closest('section');
    expect(page).toHaveAttribute('aria-busy', 'true');
    expect(screen.getByText('Opening the link…')).toBeVisible();
    await heading(/asks you/);
    expect(page).toHaveAttribute('aria-busy', 'false');
    expect(screen.queryByText('Opening the link…')).toBeNull();
    expect(document.body).toHaveFocus();
  });

  it('is asked about and used with the host’s own fetch', async () => {
    const methods: string[] = [];
    const ownFetch: typeof fetch = (input, init) => {
      methods.push(init?.method ?? 'GET');
      return fetch(input, init);
    };
    renderPage({ fetch: ownFetch });
    await connect_();
    expect(methods).toEqual(['GET', 'POST']);
  });

  it('shows who asks, for which account, and the expiry before the user types anything', async () => {
    renderPage();
    await heading('Dana Reyes at Northwind asks you to connect IT Glue');
    expect(document.body).toHaveTextContent(
      'This connects IT Glue to the Acme account of Northwind.',
    );
    expect(screen.getByText('Before Friday, please.')).toBeVisible();
    expect(screen.getByText(/The link works once, until/)).toHaveTextContent('December 4, 2026');
    expect(apiKey()).toBeVisible();
  });

  it.each<[string, ShownLink, string]>([
    [
      'only the account',
      { status: 'open', for: 'Northwind' },
      'Northwind asks you to connect IT Glue',
    ],
    ['only the sender', { status: 'open', from: 'Dana' }, 'Dana asks you to connect IT Glue'],
    ['nobody', { status: 'open' }, 'You’re asked to connect IT Glue'],
  ])('may name %s', async (_who, named, title) => {
    link = named;
    renderPage();
    await heading(title);
    expect(document.querySelector('blockquote')).toBeNull();
  });

  it('shows the sender’s words as text', async () => {
    link = { status: 'open', from: '<img src=x>', note: '<b>now</b>' };
    renderPage();
    await heading('<img src=x> asks you to connect IT Glue');
    expect(screen.getByText('<b>now</b>')).toBeVisible();
  });

  it('connects', async () => {
    const onSuccess = vi.fn();
    renderPage({ onSuccess });
    await connect_();
    expect(asked).toEqual([token, token]);
    expect(onSuccess).toHaveBeenCalledOnce();
  });

  it('offers no other link', async () => {
    renderPage({ createLink: async () => ({ url: '', expiresAt: '' }) });
    await heading(/asks you/);
    expect(screen.queryByText('Someone else has the key?')).toBeNull();
  });

  it('keeps the form and what was entered if the key is rejected', async () => {
    server.use(
      http.post(url, () => HttpResponse.json({ code: 'key_rejected' }, { status: 422 }), {
        once: true,
      }),
    );
    renderPage();
    await heading(/asks you/);
    await connect(testKeys.revoked);
    await screen.findByText('IT Glue didn’t accept this key');
    expect(apiKey().value).toBe(testKeys.revoked);
    // Only a refusal of the link is a reason to ask about it again.
    expect(asked).toEqual([token]);
    await userEvent.click(button('Try again'));
    await heading('IT Glue is connected');
  });

  it('keeps the form if the host refuses for another reason', async () => {
    server.use(http.post(url, () => HttpResponse.json({ code: 'not_allowed' }, { status: 403 })));
    renderPage();
    await heading(/asks you/);
    await connect();
    await screen.findByText('You don’t have permission to connect IT Glue');
    expect(apiKey().value).toBe(testKeys['api.eu']);
  });

  it('ends if someone else has used the link first', async () => {
    renderPage();
    await heading(/asks you/);
    link = { ...open, status: 'used' };
    await connect();
    await waitFor(async () => expect(await heading('This link was already used')).toHaveFocus());
    expect(screen.queryByLabelText('API key')).toBeNull();
  });
});

describe('a link that can’t connect', () => {
  it.each<[ShownLink, string, string]>([
    [{ status: 'expired', from: 'Dana' }, 'This link has expired', 'Ask Dana for a new one.'],
    [{ status: 'expired' }, 'This link has expired', 'Ask for a new one.'],
    [
      { status: 'used', from: 'Dana' },
      'This link was already used',
      'IT Glue was connected with it. A link works only once.',
    ],
    [{ status: 'revoked', from: 'Dana' }, 'This link was taken back', 'Ask Dana for a new one.'],
    [{ status: 'invalid' }, 'This link doesn’t work', 'Ask for a new one.'],
    [{ status: 'invalid' }, 'This link doesn’t work', 'Part of it may be missing.'],
  ])('has its own message and no form: %o', async (given, title, text) => {
    link = given;
    renderPage();
    await waitFor(async () => expect(await heading(title)).toHaveFocus());
    expect(screen.getByRole('heading').closest('section')).toHaveTextContent(text);
    expect(screen.queryByLabelText('API key')).toBeNull();
    expect(screen.queryByLabelText('Subdomain')).toBeNull();
  });

  it('may lack its token, and then the server is not asked', async () => {
    window.history.replaceState(null, '', '/connect#connect-link=');
    renderPage();
    await heading('This link doesn’t work');
    expect(asked).toEqual([]);
  });

  it('has its message in the language of the page', async () => {
    link = { status: 'revoked', from: 'Dana' };
    renderPage({ messages: de });
    await heading(de['ended.revoked']);
  });
});

describe('a server that can’t be asked', () => {
  it.each([
    ['is down', () => HttpResponse.error(), 'Can’t reach Acme’s server'],
    ['fails', () => new HttpResponse(null, { status: 500 }), 'Something went wrong'],
    ['answers with a web page', () => HttpResponse.html('<p>Hi'), 'Something went wrong'],
    [
      'answers with something else',
      () => HttpResponse.json({ status: 'ok' }),
      'Something went wrong',
    ],
    [
      'redirects',
      () => HttpResponse.redirect('http://localhost:3000/login'),
      'Something went wrong',
    ],
  ])('%s, and the user can try again', async (_name, answer, title) => {
    server.use(http.get(url, answer, { once: true }));
    renderPage();
    await waitFor(async () => expect(await heading(title)).toHaveFocus());
    expect(screen.queryByLabelText('API key')).toBeNull();
    await userEvent.click(button('Try again'));
    await heading(/asks you/);
  });
});

it('renders no form and no token on a server', () => {
  const html = renderToString(<ConnectByLink url={url} appName="Acme" />);
  expect(html).toContain('Opening the link…');
  expect(html).not.toContain('<form');
});
