// The key is only in its field and in the call to the host.

import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectError } from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import {
  accepts,
  apiKey,
  button,
  connect,
  paste,
  refusesWith,
  renderForm,
  slowHost,
} from '../support/renderForm.js';

const key = testKeys['api.eu'];
/** The markup, with every attribute, but without the values of the fields. */
const markup = () => document.documentElement.outerHTML;

const attributes = () =>
  Object.fromEntries([...apiKey().attributes].map(({ name, value }) => [name, value]));

describe('the field', () => {
  it('is hidden from password managers, spell checkers and auto-correction', () => {
    renderForm();
    expect(attributes()).toMatchObject({
      autocapitalize: 'none',
      autocorrect: 'off',
      spellcheck: 'false',
      dir: 'ltr',
      'data-1p-ignore': 'true',
      'data-lpignore': 'true',
      'data-bwignore': 'true',
      'data-form-type': 'other',
      'data-protonpass-ignore': 'true',
    });
  });

  it('is a text field while it is empty or shows the key, and a password field while it hides a key', async () => {
    renderForm();
    const empty = { type: 'text', autocomplete: 'off', 'data-itglue-key': 'empty' };
    const filled = { type: 'password', autocomplete: 'one-time-code', 'data-itglue-key': 'filled' };
    expect(attributes()).toMatchObject(empty);
    await userEvent.type(apiKey(), 'I');
    expect(attributes()).toMatchObject(filled);
    await userEvent.type(apiKey(), 'TG.abc');
    expect(attributes()).toMatchObject(filled);
    await userEvent.click(button('Show API key'));
    expect(attributes()).toMatchObject({ ...empty, 'data-itglue-key': 'shown' });
    await userEvent.click(button('Hide API key'));
    expect(attributes()).toMatchObject(filled);
    await userEvent.clear(apiKey());
    expect(attributes()).toMatchObject(empty);
  });

  it('is a new element each time, and the old one is emptied', async () => {
    renderForm();
    const elements = [apiKey()];
    await userEvent.type(apiKey(), 'ITG.abc');
    elements.push(apiKey());
    await userEvent.click(button('Show API key'));
    elements.push(apiKey());
    await userEvent.click(button('Hide API key'));
    elements.push(apiKey());
    expect(new Set(elements).size).toBe(4);
    expect(elements.map(({ value }) => value)).toEqual(['', '', '', 'ITG.abc']);
  });

  it('keeps the focus and the position of the caret', async () => {
    renderForm();
    await userEvent.type(apiKey(), 'G.abc');
    expect(apiKey()).toHaveFocus();
    await userEvent.keyboard('{Home}IT');
    expect(apiKey()).toHaveValue('ITG.abc');
    apiKey().setSelectionRange(4, 6);
    await userEvent.keyboard('xy');
    expect(apiKey()).toHaveValue('ITG.xyc');
    apiKey().select();
    await userEvent.keyboard('{Backspace}');
    expect(apiKey()).toHaveFocus();
    await userEvent.keyboard('ITG.abc{Enter}');
    expect(await screen.findByText('Choose your subdomain.')).toBeVisible();
  });

  it('does not interrupt an input method', () => {
    renderForm();
    const field = apiKey();
    field.focus();
    fireEvent.compositionStart(field);
    fireEvent.input(field, { target: { value: 'Ｉ' }, isComposing: true });
    expect(apiKey()).toBe(field);
    fireEvent.compositionEnd(field);
    expect(apiKey()).not.toBe(field);
    expect(apiKey()).toHaveValue('Ｉ');
    expect(apiKey()).toHaveAttribute('type', 'password');
  });

  it('has no name, and belongs only to its own form', () => {
    const { container } = renderForm();
    expect(apiKey()).not.toHaveAttribute('name');
    for (const field of container.querySelectorAll('input, select, [type=submit]')) {
      expect(field).toHaveAttribute('form', container.querySelector('form')?.id);
    }
  });

  it('is never submitted by the browser', () => {
    const { container } = renderForm();
    expect(container.querySelector('form')).toHaveAttribute('method', 'dialog');
  });
});

describe('show and hide', () => {
  it('names the action of the button, and announces the result politely', async () => {
    renderForm();
    // Nothing has changed yet.
    expect(screen.queryByText('Your API key is hidden.')).toBeNull();
    await userEvent.click(button('Show API key'));
    expect(apiKey()).toHaveAttribute('type', 'text');
    expect(screen.getByText('Your API key is visible.')).toHaveAttribute('role', 'status');
    await userEvent.click(button('Hide API key'));
    expect(screen.getByText('Your API key is hidden.')).toHaveAttribute('role', 'status');
  });

  it('leaves the key unchanged', async () => {
    renderForm();
    await paste(key);
    await userEvent.click(button('Show API key'));
    expect(apiKey()).toHaveValue(key);
  });

  it('hides the key on submit, even if nothing can be sent', async () => {
    renderForm();
    await userEvent.type(apiKey(), 'ITG.abc');
    await userEvent.click(button('Show API key'));
    await userEvent.click(button('Connect'));
    expect(apiKey()).toHaveAttribute('type', 'password');
  });

  it('hides the key in the event that restores the page, and not in a later task, which WebKit may drop', async () => {
    renderForm();
    await userEvent.type(apiKey(), 'ITG.abc');
    await userEvent.click(button('Show API key'));
    // Without `act`, which would run React's later tasks, too.
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
    window.dispatchEvent(new Event('pageshow'));
    vi.unstubAllGlobals();
    expect(apiKey()).toHaveAttribute('type', 'password');
  });

  it('hides the key on submit with the button for another region', async () => {
    const failure = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api' });
    renderForm({
      onConnect: vi.fn(slowHost().onConnect).mockImplementationOnce(refusesWith(failure)),
    });
    await connect();
    await screen.findByRole('group', { name: /./ });
    await userEvent.click(button('Show API key'));
    await userEvent.click(button('Use api and connect'));
    expect(apiKey()).toHaveAttribute('type', 'password');
  });
});

describe('undo', () => {
  const undo = () => userEvent.keyboard('{Control>}z{/Control}');

  it('reverts a paste', async () => {
    renderForm();
    await paste(key);
    await undo();
    expect(apiKey()).toHaveValue('');
    expect(apiKey()).toHaveFocus();
  });

  it('restores what a paste replaced, and what was deleted', async () => {
    renderForm();
    await userEvent.type(apiKey(), 'ITG.old');
    apiKey().select();
    await userEvent.paste(key);
    await undo();
    expect(apiKey()).toHaveValue('ITG.old');
    await userEvent.clear(apiKey());
    await undo();
    expect(apiKey()).toHaveValue('ITG.old');
  });

  it('is left to the browser after further typing', async () => {
    renderForm();
    await paste(key);
    await userEvent.keyboard('x');
    await undo();
    expect(apiKey()).toHaveValue(`${key}x`);
  });
});

describe('the key', () => {
  const logged: unknown[] = [];
  beforeEach(() => {
    logged.length = 0;
    for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation((...words) => logged.push(...words));
    }
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const isNowhereElse = () => {
    expect(markup()).not.toContain(key);
    expect(location.href).not.toContain(key);
    expect(document.cookie).not.toContain(key);
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
    expect(logged.map(String).join()).not.toContain(key);
  };

  it('is in no attribute, address, storage or log at any time', async () => {
    const host = slowHost();
    renderForm(host);
    await paste(`"${key}"`);
    isNowhereElse();
    await userEvent.click(button('Show API key'));
    isNowhereElse();
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    isNowhereElse();
    host.refuse(new ConnectError('key_rejected'));
    await screen.findByRole('group', { name: /./ });
    isNowhereElse();
    await userEvent.click(button('Try again'));
    await screen.findByRole('button', { name: 'Cancel' });
    host.answer();
    await screen.findByRole('heading', { name: 'IT Glue is connected' });
    isNowhereElse();
  });

  it('is gone from the page and from its field after success', async () => {
    const host = slowHost();
    renderForm(host);
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    const field = apiKey();
    expect(field).toHaveValue(key);
    host.answer();
    await screen.findByRole('heading', { name: 'IT Glue is connected' });
    expect(field).not.toBeInTheDocument();
    expect(field).toHaveValue('');
  });

  it('is gone from its field when the form unmounts', async () => {
    const { unmount } = renderForm();
    await paste(key);
    const field = apiKey();
    expect(field).toHaveValue(key);
    unmount();
    await waitFor(() => expect(field).toHaveValue(''));
  });

  it('is gone from its field when the form unmounts while connecting', async () => {
    const { unmount } = renderForm(slowHost());
    await connect();
    await screen.findByRole('button', { name: 'Cancel' });
    const field = apiKey();
    expect(field).toHaveValue(key);
    unmount();
    await waitFor(() => expect(field).toHaveValue(''));
  });

  it('leaves its field while the browser asks whether to leave, and returns if the user stays', async () => {
    renderForm();
    await paste(key);
    fireEvent(window, new Event('beforeunload', { cancelable: true }));
    expect(apiKey()).toHaveValue('');
    await waitFor(() => expect(apiKey()).toHaveValue(key), { timeout: 5000 });
  });

  it('is sent even if the user submits before it has returned', async () => {
    const onConnect = vi.fn(accepts);
    renderForm({ onConnect, defaultSubdomain: 'api' });
    await paste(key);
    fireEvent(window, new Event('beforeunload', { cancelable: true }));
    await userEvent.click(button('Connect'));
    await screen.findByRole('heading', { name: 'IT Glue is connected' });
    expect(onConnect.mock.lastCall?.[0].apiKey).toBe(key);
  });

  it('is not in the connection, even if the host returns it', async () => {
    const onSuccess = vi.fn();
    const row = { subdomain: 'api.eu', id: '7', keyHint: key, apiKey: key } as const;
    renderForm({ onConnect: async () => row, onSuccess });
    await connect();
    await screen.findByRole('heading', { name: 'IT Glue is connected' });
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith({
      subdomain: 'api.eu',
      id: '7',
      keyHint: key.slice(-4),
    });
  });

  it('gets no hint if it is so short that four characters would reveal much of it', async () => {
    const onSuccess = vi.fn();
    renderForm({ onConnect: async () => {}, onSuccess });
    await connect('ITG.abc_123');
    await screen.findByRole('heading', { name: 'IT Glue is connected' });
    expect(JSON.stringify(onSuccess.mock.lastCall)).not.toContain('_123');
  });
});

it('passes a password typed in place of a key to no callback', async () => {
  const onConnect = vi.fn(accepts);
  const onEvent = vi.fn();
  const onError = vi.fn();
  renderForm({ onConnect, onEvent, onError });
  await connect('hunter2');
  await screen.findByText(/That isn’t an IT Glue API key/);
  await act(async () => {});
  expect(onConnect).not.toHaveBeenCalled();
  expect(onError).not.toHaveBeenCalled();
  expect(JSON.stringify(onEvent.mock.calls)).not.toContain('hunter2');
});
