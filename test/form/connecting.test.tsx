// From submit to connected. lateAnswers.test.tsx has what happens if the host answers after that.

import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ConnectError, type ConnectEvent, ConnectForm, type Connection } from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import {
  accepts,
  apiKey,
  button,
  connect,
  renderForm,
  slowHost,
  subdomain,
} from '../support/renderForm.js';

const europe: Connection = { subdomain: 'api.eu', organizationCount: 143 };
const connected = () => screen.findByRole('heading', { name: 'IT Glue is connected' });
const cancelButton = () => screen.findByRole('button', { name: 'Cancel' });

describe('while connecting', () => {
  it('is marked as busy, says so, and keeps the focus', async () => {
    const { container } = renderForm(slowHost());
    await connect();
    await cancelButton();
    expect(container.querySelector('form')).toHaveAttribute('aria-busy', 'true');
    expect(container.firstElementChild).toHaveAttribute('data-phase', 'connecting');
    expect(button('Checking with IT Glue…')).toHaveAttribute('aria-disabled', 'true');
    expect(button('Checking with IT Glue…')).toHaveFocus();
    expect(
      screen.getAllByRole('status').filter((status) => /^Checking/.test(status.textContent)),
    ).toHaveLength(1);
  });

  it('shows so before the event of the submit is over', async () => {
    const { container } = renderForm(slowHost());
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await userEvent.type(apiKey(), testKeys['api.eu']);
    act(() => button('Connect').click());
    expect(container.firstElementChild).toHaveAttribute('data-phase', 'connecting');
  });

  it('keeps the focus on the field that the user submitted from', async () => {
    renderForm(slowHost());
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await userEvent.type(apiKey(), `${testKeys['api.eu']}{Enter}`);
    await cancelButton();
    expect(apiKey()).toHaveFocus();
  });

  it('does not let the user change the fields', async () => {
    renderForm(slowHost());
    await connect();
    await cancelButton();
    await userEvent.type(apiKey(), 'more');
    expect(apiKey()).toHaveValue(testKeys['api.eu']);
    expect(subdomain()).toBeDisabled();
  });

  it('ignores a second submit', async () => {
    const host = slowHost();
    renderForm(host);
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await userEvent.type(apiKey(), testKeys['api.eu']);
    await userEvent.dblClick(button('Connect'));
    await cancelButton();
    await userEvent.type(apiKey(), '{Enter}');
    await userEvent.click(button('Checking with IT Glue…'));
    expect(host.onConnect).toHaveBeenCalledOnce();
  });
});

describe('three submits at once', () => {
  it.each<[what: string, onConnect: () => Promise<void>]>([
    ['waits', () => new Promise(() => {})],
    ['rejects', () => Promise.reject(new ConnectError('rate_limited', { retryAfter: 30 }))],
    [
      'throws at once',
      () => {
        throw new ConnectError('rate_limited', { retryAfter: 30 });
      },
    ],
  ])('call onConnect once when it %s', async (_what, answer) => {
    const onConnect = vi.fn(answer);
    renderForm({ onConnect });
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await userEvent.type(apiKey(), testKeys['api.eu']);
    await act(async () => {
      for (let times = 0; times < 3; times++) apiKey().form?.requestSubmit();
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(onConnect).toHaveBeenCalledOnce();
  });
});

describe('cancelling', () => {
  it('aborts the signal and shows the fields again, with nothing lost', async () => {
    const host = slowHost();
    const onError = vi.fn();
    renderForm({ ...host, onError });
    await connect();
    expect(host.isAborted()).toBe(false);
    await userEvent.click(await cancelButton());
    expect(host.isAborted()).toBe(true);
    expect(button('Connect')).toHaveFocus();
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
    expect(screen.queryByRole('group', { name: /./ })).toBeNull();
    expect(subdomain()).toHaveValue('api.eu');
    expect(apiKey()).toHaveValue(testKeys['api.eu']);
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('once connected', () => {
  it('shows the region and the number of organizations, and takes the focus', async () => {
    const { container } = renderForm();
    await connect();
    expect((await connected()).parentElement).toHaveFocus();
    expect(screen.getByText('Europe (api.eu) · 143 organizations')).toBeVisible();
    expect(container.firstElementChild).toHaveAttribute('data-phase', 'connected');
  });

  it.each([
    [0, '0 organizations'],
    [1, '1 organization'],
    [12_345, '12,345 organizations'],
  ])('counts %i', async (organizationCount, words) => {
    renderForm({ onConnect: async () => ({ subdomain: 'api', organizationCount }) });
    await connect();
    expect(await screen.findByText(`Global (api) · ${words}`)).toBeVisible();
  });

  it('passes the connection to the host, with the last characters of the key', async () => {
    const onSuccess = vi.fn();
    renderForm({ onConnect: accepts, onSuccess });
    await connect();
    await connected();
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith({
      subdomain: 'api.eu',
      organizationCount: 143,
      keyHint: testKeys['api.eu'].slice(-4),
    });
  });

  it('lets the host modify the credentials that it receives', async () => {
    const onSuccess = vi.fn();
    renderForm({
      onConnect: async (credentials) => {
        Reflect.deleteProperty(credentials, 'apiKey');
        Reflect.deleteProperty(credentials, 'subdomain');
      },
      onSuccess,
    });
    await connect();
    await connected();
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith({
      subdomain: 'api.eu',
      keyHint: testKeys['api.eu'].slice(-4),
    });
  });

  it('has a "Done" button if the host passes onDone', async () => {
    const onDone = vi.fn();
    renderForm({ onConnect: accepts, onDone });
    await connect();
    await connected();
    await userEvent.click(button('Done'));
    expect(onDone).toHaveBeenCalledOnce();
  });

  it('has no "Done" button if the host passes no onDone', async () => {
    renderForm();
    await connect();
    await connected();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('unmounted right after the submit', () => {
  it('does not call onConnect', async () => {
    const onConnect = vi.fn(accepts);
    const { unmount } = renderForm({ onConnect });
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await userEvent.type(apiKey(), testKeys['api.eu']);
    act(() => {
      button('Connect').click();
      unmount();
    });
    await act(async () => {});
    expect(onConnect).not.toHaveBeenCalled();
  });
});

describe('in StrictMode', () => {
  it('opens once, connects once and reports once', async () => {
    const events: ConnectEvent[] = [];
    const onConnect = vi.fn(accepts);
    const onSuccess = vi.fn();
    render(
      <StrictMode>
        <ConnectForm
          onConnect={onConnect}
          onSuccess={onSuccess}
          onEvent={(event) => events.push(event)}
        />
      </StrictMode>,
    );
    await connect();
    await connected();
    expect(onConnect).toHaveBeenCalledOnce();
    expect(onSuccess).toHaveBeenCalledOnce();
    expect(events.map(({ type }) => type)).toEqual(['opened', 'submitted', 'connected']);
  });
});

describe('the host', () => {
  it('may re-render without losing what the user typed', async () => {
    const { rerender } = renderForm({ onConnect: accepts });
    await userEvent.selectOptions(subdomain(), 'api.au');
    await userEvent.type(apiKey(), 'ITG.abc');
    rerender(<ConnectForm onConnect={async () => {}} appName="Acme" />);
    expect(subdomain()).toHaveValue('api.au');
    expect(apiKey()).toHaveValue('ITG.abc');
    expect(apiKey()).toHaveFocus();
  });

  it('receives the result through its latest callbacks', async () => {
    const host = slowHost();
    const early = vi.fn();
    const late = vi.fn();
    const { rerender } = renderForm({ ...host, onSuccess: early });
    await connect();
    await cancelButton();
    rerender(<ConnectForm onConnect={host.onConnect} onSuccess={late} />);
    host.answer(europe);
    await connected();
    expect(early).not.toHaveBeenCalled();
    expect(late).toHaveBeenCalledOnce();
  });

  it('may show two forms, each with its own labels', async () => {
    render(
      <>
        <ConnectForm onConnect={accepts} />
        <ConnectForm onConnect={accepts} />
      </>,
    );
    const [first, second] = screen.getAllByLabelText('API key');
    await userEvent.click(screen.getAllByText('API key')[1] ?? document.body);
    expect(second).toHaveFocus();
    await userEvent.keyboard('ITG.abc');
    expect(first).toHaveValue('');
  });
});
