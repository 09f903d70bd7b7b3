// A host that opens the dialog, for the tests in a browser.

import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/styles/styles.css';
import { ConnectDialog, type ConnectEvent } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { accepts, apiKey, button, subdomain } from '../support/renderForm.js';

interface HostProps {
  onConnect?: typeof accepts;
  defaultSubdomain?: 'api.eu';
  onEvent?: (event: ConnectEvent) => void;
}

/** A host with a button that opens the dialog. */
export function Host({ onConnect = accepts, ...props }: HostProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <ConnectDialog {...props} onConnect={onConnect} open={open} onOpenChange={setOpen} />
    </>
  );
}

export const focused = () => document.activeElement;
export const dialog = () => screen.queryByRole('dialog', { name: 'Connect IT Glue' });
export const question = () => screen.queryByRole('dialog', { name: /\?$/ });
export const isGone = () => waitFor(() => expect(dialog()).toBeNull());
export const isAsked = () => screen.findByRole('dialog', { name: /\?$/ });
export const isBackAtOpener = () => waitFor(() => expect(focused()).toBe(button('Open')));

export async function open() {
  await userEvent.click(button('Open'));
  // Keys pressed before that would go elsewhere.
  await waitFor(() => expect([subdomain(), apiKey()]).toContain(focused()));
}

export async function fillIn() {
  await userEvent.selectOptions(subdomain(), 'api.eu');
  await userEvent.fill(apiKey(), testKeys['api.eu']);
}
