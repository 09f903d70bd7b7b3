// When React Hook Form's control is created. That takes a while, so it must not delay the form.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLayoutEffect } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ConnectForm } from '../../src/index.js';
import { accepts, apiKey, button, subdomain } from '../support/renderForm.js';

it('is created once the form is in the page', () => {
  // It reads the fields when it is created.
  const readsValue = vi.spyOn(HTMLSelectElement.prototype, 'value', 'get');
  onTestFinished(() => readsValue.mockRestore());
  let readsBefore: number | undefined;
  function Page() {
    useLayoutEffect(() => {
      readsBefore = readsValue.mock.calls.length;
    }, []);
    return <ConnectForm onConnect={accepts} />;
  }
  render(<Page />);
  expect(readsBefore).toBe(0);
  expect(readsValue).toHaveBeenCalled();
});

it('misses nothing that the user enters before that', async () => {
  const onConnect = vi.fn(accepts);
  function Page() {
    // Before the form's own effects.
    useLayoutEffect(() => {
      const select = subdomain();
      select.value = 'api.eu';
      select.dispatchEvent(new Event('change', { bubbles: true }));
      const input = apiKey();
      input.setRangeText('ITG.abc_123');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, []);
    return <ConnectForm onConnect={onConnect} />;
  }
  render(<Page />);
  expect(screen.getByRole('link', { name: /IT Glue/, hidden: true })).toHaveAttribute(
    'href',
    'https://app.eu.itglue.com',
  );
  expect(apiKey()).toHaveAttribute('type', 'password');
  await userEvent.click(button('Connect'));
  await waitFor(() => expect(onConnect).toHaveBeenCalledOnce());
  expect(onConnect.mock.calls[0]?.[0]).toEqual({ subdomain: 'api.eu', apiKey: 'ITG.abc_123' });
});
