// When React Hook Form's control is created. That takes a while, so it must not delay the form.

import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLayoutEffect } from 'react';
import { createFormControl } from 'react-hook-form';
import { beforeEach, expect, it, vi } from 'vitest';
import { ConnectForm } from '../../src/index.js';
import { accepts, apiKey, button, subdomain } from '../support/renderForm.js';

// The real one, but it counts its calls.
vi.mock('react-hook-form', async (importOriginal) => {
  const original = await importOriginal<typeof import('react-hook-form')>();
  return { ...original, createFormControl: vi.fn(original.createFormControl) };
});

beforeEach(() => vi.mocked(createFormControl).mockClear());

it('is created once, and only when the form is in the page', () => {
  let callsBefore: number | undefined;
  function Page() {
    useLayoutEffect(() => {
      callsBefore = vi.mocked(createFormControl).mock.calls.length;
    }, []);
    return <ConnectForm onConnect={accepts} />;
  }
  render(<Page />);
  expect(callsBefore).toBe(0);
  expect(createFormControl).toHaveBeenCalledOnce();
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
  expect(createFormControl).toHaveBeenCalledOnce();
  expect(screen.getByRole('link', { name: /IT Glue/, hidden: true })).toHaveAttribute(
    'href',
    'https://app.eu.itglue.com',
  );
  expect(apiKey()).toHaveAttribute('type', 'password');
  await userEvent.click(button('Connect'));
  await waitFor(() => expect(onConnect).toHaveBeenCalledOnce());
  expect(onConnect.mock.calls[0]?.[0]).toEqual({ subdomain: 'api.eu', apiKey: 'ITG.abc_123' });
});
