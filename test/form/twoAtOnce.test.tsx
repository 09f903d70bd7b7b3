// Two forms or two dialogs on one page.

import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ConnectForm, openConnectDialog } from '../../src/index.js';
import { connected, europeWithHint, hostWith, key } from '../support/attempt.js';
import { accepts, apiKey, button, paste, refusesWith, subdomain } from '../support/renderForm.js';
import { expectNoReports } from '../support/reports.js';

expectNoReports();

describe('two at once', () => {
  it('may be two forms, and a failure of one does not appear in the other', async () => {
    const failing = hostWith(refusesWith('one'));
    const other = hostWith(accepts);
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
    await one.findByRole('group', { name: /./ });
    expect(two.queryByRole('group', { name: /./ })).toBeNull();
    expect(two.getByLabelText('API key')).toHaveValue(key);
    expect(other.onConnect).not.toHaveBeenCalled();
    await userEvent.click(two.getByRole('button', { name: 'Connect' }));
    await two.findByRole('heading', { name: 'IT Glue is connected' });
    expect(one.getByRole('group', { name: /./ })).toHaveTextContent('Something went wrong');
    expect(one.getByLabelText('API key')).toHaveValue(key);
    expect(failing.onConnect).toHaveBeenCalledOnce();
    expect(other.onConnect).toHaveBeenCalledOnce();
  });

  it('may be two calls of openConnectDialog, each with its own result', async () => {
    const closed: Promise<unknown>[] = [];
    await act(async () => {
      closed.push(openConnectDialog({ onConnect: accepts, messages: { close: 'Close one' } }));
    });
    await act(async () => {
      closed.push(openConnectDialog({ onConnect: accepts, messages: { close: 'Close two' } }));
    });
    expect(screen.getAllByRole('dialog')).toHaveLength(2);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
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
    expect(await closed[0]).toEqual(europeWithHint);
    expect(document.documentElement.style.overflow).toBe('');
  });
});
