// A mistake of the host's developer never breaks the page, and a development build warns about it once.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ConnectForm,
  type ConnectFormProps,
  type UseConnectFormOptions,
  useConnectForm,
  useFieldError,
} from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import { accepts, button, connect, renderForm, subdomain } from '../support/renderForm.js';

const key = testKeys['api.eu'];

let warnings: string[];
beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text) => warnings.push(String(text)));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Props as a host without TypeScript may pass them. */
const untyped = (props: object): ConnectFormProps => ({ onConnect: accepts, ...props });

it.each<[what: string, props: object]>([
  ['messages with undefined in them', { messages: { title: undefined, connect: undefined } }],
  ['a message that is an element', { messages: { title: <b>No</b> } }],
  ['a message that is a function', { messages: { title: () => 'No' } }],
  ['messages that are null', { messages: null }],
  ['messages that are a string', { messages: 'de' }],
  ['a name that is an object', { appName: {} }],
  ['a name that is a number', { appName: 7 }],
  ['a name that is null', { appName: null }],
  ['classes that are null', { classNames: null }],
  ['addresses that are a string', { egressAddresses: '203.0.113.7' }],
  ['addresses that are an object', { egressAddresses: {} }],
  ['addresses that are null', { egressAddresses: null }],
  ['a locale with an underscore', { messages: { locale: 'en_US' } }],
  ['a locale that Intl refuses', { messages: { locale: 'english, please' } }],
  ['a region that does not exist', { defaultSubdomain: 'acme' }],
])('renders and connects with %s', async (_what, props) => {
  renderForm(untyped(props));
  expect(screen.getByRole('heading', { name: 'Connect IT Glue' })).toBeVisible();
  await connect();
  expect(await screen.findByText('Europe (api.eu) · 143 organizations')).toBeVisible();
});

it.each(['{toString}', '{constructor}', '{__proto__}', '{nobody}', '{', '{}', '{{appName}}'])(
  'shows braces in a message unchanged, unless they are around a known name: %s',
  (braces) => {
    renderForm({
      onConnect: accepts,
      appName: 'Acme',
      messages: { title: `A ${braces}`, 'guide.signIn': `B ${braces}` },
    });
    const shown = braces.replace('{appName}', 'Acme');
    expect(screen.getByRole('heading')).toHaveTextContent(`A ${shown}`);
    expect(
      screen.getByText('Where do I find my subdomain and key?').parentElement,
    ).toHaveTextContent(`B ${shown}`);
  },
);

it('fills in the name of the product in every message', async () => {
  renderForm({
    onConnect: async () => ({ subdomain: 'api.eu', organizationCount: 3 }),
    appName: 'Acme',
    messages: {
      'region.api.eu': 'Europe of {appName}',
      'organizations.other': '{count} in {appName}',
      'apiKey.label': 'Key for {appName}',
    },
  });
  expect(screen.getByRole('option', { name: /^Europe of Acme/ })).toBeInTheDocument();
  await userEvent.selectOptions(subdomain(), 'api.eu');
  await userEvent.type(screen.getByLabelText('Key for Acme'), key);
  await userEvent.click(button('Connect'));
  expect(await screen.findByText('Europe of Acme (api.eu) · 3 in Acme')).toBeVisible();
});

describe('the badge', () => {
  const badges = () => [...document.querySelectorAll('.itglue-badge')].map((b) => b.textContent);

  it.each<[name: string | undefined, letters: string]>([
    ['Acme', 'AC'],
    ['🚀 Rocket', '🚀 '],
    ['A🚀', 'A🚀'],
    ['', ''],
    ['  ', ''],
    [undefined, ''],
  ])('has the first letters of the name, without splitting a character: %s', (appName, letters) => {
    renderForm({ onConnect: accepts, appName });
    expect(badges()).toEqual([letters, 'IT']);
  });

  it('is left out together with IT Glue’s if the host wants no logo', () => {
    renderForm({ onConnect: accepts, appName: 'Acme', logo: null });
    expect(badges()).toEqual([]);
  });
});

it('treats an empty name as no name', () => {
  renderForm({ onConnect: accepts, appName: '' });
  expect(screen.getByText(/^Sent only to this app/)).toBeVisible();
});

it('copies each address once, in the format that IT Glue accepts', async () => {
  const user = userEvent.setup();
  renderForm({
    onConnect: accepts,
    egressAddresses: ['203.0.113.7', '203.0.113.8', '203.0.113.7', '203.0.113.9 203.0.113.8'],
  });
  await user.click(button('Copy addresses'));
  await screen.findByText('Copied');
  expect(await navigator.clipboard.readText()).toBe('203.0.113.7, 203.0.113.8, 203.0.113.9');
});

describe('a host’s component that does not pass the ref on', () => {
  function OwnInput({ onChange, name, type }: Record<'onChange' | 'name' | 'type', never>) {
    return <input onChange={onChange} name={name} type={type} aria-label="Key" />;
  }
  function Deaf({ name }: { name: string }) {
    return <input name={name} aria-label="Key" />;
  }
  function OwnForm({
    Input,
    ...options
  }: UseConnectFormOptions & { Input: typeof OwnInput | typeof Deaf }) {
    const form = useConnectForm(options);
    const { ref: _, ...apiKeyProps } = form.apiKeyProps;
    const { ref: __, ...subdomainProps } = form.subdomainProps;
    return (
      <form {...form.formProps}>
        <select {...subdomainProps} aria-label="Where">
          <option value="" />
          <option value="api.eu">EU</option>
        </select>
        <Input {...Object(apiKeyProps)} />
        <output>{useFieldError(form, 'apiKey')}</output>
        <button type="submit">Go</button>
        {form.state.phase}
      </form>
    );
  }

  it('still works through its events, is emptied when connected, and causes a warning', async () => {
    const onConnect = vi.fn(accepts);
    render(<OwnForm onConnect={onConnect} Input={OwnInput} />);
    await userEvent.click(button('Go'));
    await screen.findByText('missing');
    expect(warnings.join()).toContain('The `ref` of `apiKeyProps` reached no <input>');
    await userEvent.selectOptions(screen.getByLabelText('Where'), 'api.eu');
    await userEvent.type(screen.getByLabelText('Key'), key);
    await userEvent.click(button('Go'));
    await screen.findByText(/connected/);
    expect(onConnect.mock.lastCall?.[0]).toEqual({ subdomain: 'api.eu', apiKey: key });
    expect(screen.getByLabelText('Key')).toHaveValue('');
  });

  it('shows that the key is missing if it passes no events on either', async () => {
    render(<OwnForm onConnect={accepts} Input={Deaf} />);
    await userEvent.type(screen.getByLabelText('Key'), key);
    await userEvent.click(button('Go'));
    expect(await screen.findByText('missing')).toBeVisible();
  });
});

describe('a warning on the console', () => {
  it.each<[what: string, props: object, text: string]>([
    ['no onConnect', { onConnect: undefined }, '`onConnect` is not a function'],
    [
      'onConnect={postTo}',
      { onConnect: async () => accepts },
      '`onConnect` resolved to a function',
    ],
    ['a Response', { onConnect: async () => new Response() }, '`onConnect` resolved to a Response'],
    ['an unknown region', { defaultSubdomain: 'api.ca' }, '`defaultSubdomain` is not a subdomain'],
    ['a lock on nothing', { lockSubdomain: true }, '`lockSubdomain` has no subdomain to lock'],
    ['an unknown locale', { messages: { locale: 'deutsch!' } }, '`messages.locale` is "deutsch!"'],
    ['a whole module', { messages: { de: {} } }, '`messages` has a value at "de" that is not text'],
    ['a name that is not a string', { appName: true }, '`appName` is not a string'],
  ])('names the mistake and its fix once, without the key: %s', async (_what, props, text) => {
    // Each test has its own console, so a warning from an earlier test appears again.
    vi.resetModules();
    const fresh = await import('../../src/index.js');
    for (let times = 0; times < 2; times += 1) {
      const { unmount } = render(<fresh.ConnectForm {...untyped(props)} />);
      await connect();
      await screen.findByRole('heading');
      await waitFor(() => expect(warnings).not.toEqual([]));
      unmount();
    }
    expect(warnings).toEqual([expect.stringContaining(`itglue-connect: ${text}`)]);
    expect(warnings.join()).not.toContain(key.slice(4, 12));
  });

  it('says that the stylesheet is missing, only in development', async () => {
    vi.useFakeTimers();
    vi.stubEnv('NODE_ENV', 'development');
    render(<ConnectForm onConnect={accepts} />);
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect(warnings).toEqual([expect.stringContaining('The form has no styles')]);
  });

  it('never appears in production', async () => {
    vi.resetModules();
    vi.stubEnv('NODE_ENV', 'production');
    const fresh = await import('../../src/index.js');
    render(
      <fresh.ConnectForm {...untyped({ defaultSubdomain: 'api.ca', messages: { locale: '!' } })} />,
    );
    expect(screen.getByRole('heading', { name: 'Connect IT Glue' })).toBeVisible();
    expect(warnings).toEqual([]);
  });
});
