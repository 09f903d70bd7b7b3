// The form in another document, outside the page, and in two dialogs.

import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConnectDialog, ConnectError, ConnectForm, openConnectDialog } from '../../src/index.js';
import { accepts, refusesWith, slowHost, subdomain } from '../support/renderForm.js';
import { connect, europeWithHint, expectNoReports, hostWith, key } from './attempt.js';

expectNoReports();

describe('the host', () => {
  it('keeps the focus in another document when the submit button disappears', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inside = frame.contentDocument?.body ?? document.body;
    const wrong = new ConnectError('wrong_subdomain', { suggestedSubdomain: 'api.eu' });
    const host = hostWith(refusesWith(wrong));
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

  it('may put the dialog into an element that is not in the page yet', async () => {
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

  it('may render the form into another document', async () => {
    const host = hostWith(refusesWith('no luck'));
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inside = frame.contentDocument?.body ?? document.body;
    render(<div>{createPortal(<ConnectForm {...host} />, inside)}</div>);
    const form = within(inside);
    // The test runner's own queries don't look into a frame.
    fireEvent.change(form.getByLabelText('Subdomain'), { target: { value: 'api.eu' } });
    fireEvent.change(form.getByLabelText('API key'), { target: { value: key } });
    fireEvent.click(form.getByRole('button', { name: 'Connect' }));
    await form.findByRole('group', { name: /./ });
    expect(host.onError).toHaveBeenCalledExactlyOnceWith('no luck');
    fireEvent.click(form.getByRole('button', { name: 'Try again' }));
    await form.findByRole('heading', { name: 'IT Glue is connected' });
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
    frame.remove();
  });

  it('may open two dialogs, and Escape closes the upper one', async () => {
    const one = openConnectDialog({ onConnect: accepts, messages: { title: 'One' } });
    await screen.findByRole('dialog', { name: 'One' });
    await waitFor(() => expect(document.activeElement).toBe(subdomain()));
    const two = openConnectDialog({ onConnect: accepts, messages: { title: 'Two' } });
    await screen.findByRole('dialog', { name: 'Two' });
    await userEvent.keyboard('{Escape}');
    expect(await two).toBeUndefined();
    expect(screen.getByRole('dialog', { name: 'One' })).toBeVisible();
    expect(document.documentElement.style.overflow).toBe('hidden');
    await waitFor(() => expect(document.activeElement).toBe(subdomain()));
    await connect();
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    expect(await one).toEqual(europeWithHint);
    expect(document.documentElement.style.overflow).toBe('');
  });
});
