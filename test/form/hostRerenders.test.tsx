// The host re-renders the form, moves it, suspends around it or resets it.

import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, StrictMode, Suspense } from 'react';
import { createPortal } from 'react-dom';
import { describe, expect, it, vi } from 'vitest';
import { ConnectForm, type ConnectFormProps } from '../../src/index.js';
import { formMessages as english } from '../../src/languages/en.js';
import {
  connect,
  connected,
  connecting,
  errorOf,
  europe,
  europeWithHint,
  expectFailure,
  expectNextWorks,
  hostWith,
  key,
  phase,
} from '../support/attempt.js';
import { apiKey, button, paste, refusesWith, slowHost, subdomain } from '../support/renderForm.js';
import { expectNoReports } from '../support/reports.js';

expectNoReports();

describe('the host', () => {
  it.each<[what: string, props: Partial<ConnectFormProps>]>([
    ['another onConnect', { onConnect: refusesWith(new Error('not called')) }],
    ['messages', { messages: { ...english } }],
    ['a name', { appName: 'Acme', logo: 'A', description: 'Reads passwords.' }],
    ['no guide', { guide: null }],
    ['classes', { classNames: { form: 'acme', control: 'acme' } }],
    ['a default subdomain', { defaultSubdomain: 'api.au' }],
    ['autoFocus', { autoFocus: true }],
    ['addresses', { egressAddresses: ['203.0.113.7', '203.0.113.8'] }],
  ])('may pass %s while the form is connecting', async (_what, props) => {
    const slow = slowHost();
    const host = hostWith(slow.onConnect);
    const { rerender } = render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    rerender(<ConnectForm {...host} {...props} />);
    expect(phase()).toBe('connecting');
    expect(slow.isAborted()).toBe(false);
    await act(async () => slow.refuse('late'));
    await expectFailure(host, 'Something went wrong');
    expect(errorOf(host)).toBe('late');
    rerender(<ConnectForm {...host} />);
    await expectNextWorks(host);
  });

  it('may render the form in StrictMode', async () => {
    const host = hostWith(refusesWith('strict'));
    render(
      <StrictMode>
        <ConnectForm {...host} />
      </StrictMode>,
    );
    await connect();
    await expectFailure(host, 'Something went wrong');
    expect(errorOf(host)).toBe('strict');
    await expectNextWorks(host);
  });

  it.each(['editing', 'connecting'])(
    'may move the form to another place in the page while %s',
    async (at) => {
      const slow = slowHost();
      const host = hostWith(slow.onConnect);
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
      expect(errorOf(host)).toBe('moved');
      await expectNextWorks(host);
      elsewhere.remove();
    },
  );

  it('may render the form through a portal', async () => {
    const host = hostWith(refusesWith('portal'));
    const onSubmit = vi.fn();
    const elsewhere = document.createElement('main');
    document.body.append(elsewhere);
    render(<div onSubmit={onSubmit}>{createPortal(<ConnectForm {...host} />, elsewhere)}</div>);
    await connect();
    await expectFailure(host, 'Something went wrong');
    expect(errorOf(host)).toBe('portal');
    await expectNextWorks(host);
    expect(onSubmit).not.toHaveBeenCalled();
    elsewhere.remove();
  });

  it('may suspend around the form, and nothing is lost', async () => {
    const slow = slowHost();
    const host = hostWith(slow.onConnect);
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
    expect(errorOf(host)).toBe('suspended');
    await expectNextWorks(host);
  });

  it('may reset the form while it is connecting', async () => {
    const slow = slowHost();
    const host = hostWith(slow.onConnect);
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    act(() => apiKey().form?.reset());
    slow.answer(europe);
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
  });
});
