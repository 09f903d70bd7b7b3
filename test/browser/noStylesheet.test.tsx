// The form and the dialog in a page that does not load the stylesheet.

import { render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConnectError, ConnectForm, openConnectDialog } from '../../src/index.js';
import styles from '../../src/styles/styles.css?inline';
import {
  accepts,
  apiKey,
  button,
  refusesWith,
  slowHost,
  subdomain,
} from '../support/renderForm.js';
import {
  connect,
  connected,
  connecting,
  europeWithHint,
  expectFailure,
  expectNextWorks,
  expectNoReports,
  hostWith,
  key,
} from './attempt.js';

expectNoReports();

describe('without its stylesheet', () => {
  /** The texts that a user can see. */
  const readable = () =>
    [...document.querySelectorAll('.itglue-form *')]
      .filter((element) => element.checkVisibility() && !element.children.length)
      .map((element) => element.textContent.trim())
      .filter(Boolean);

  it('can be filled in with the mouse, fails and connects', async () => {
    const host = hostWith(refusesWith(new ConnectError('timeout')));
    render(<ConnectForm {...host} />);
    await userEvent.click(button('Show API key'));
    expect(apiKey().type).toBe('text');
    await userEvent.click(screen.getByText('Where do I find my subdomain and key?'));
    await connect();
    await expectFailure(host, 'took too long');
    await expectNextWorks(host);
  });

  it('can be filled in and submitted by keyboard', async () => {
    const host = hostWith(accepts);
    render(<ConnectForm {...host} autoFocus />);
    await userEvent.keyboard('Eu{Tab}{Tab}');
    expect(document.activeElement).toBe(apiKey());
    await userEvent.keyboard(`${key}{Enter}`);
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
  });

  it('shows only the messages of the current phase', async () => {
    const slow = slowHost();
    render(<ConnectForm {...slow} />);
    const about =
      /visible|hidden|Cancel|Checking|wrong|Try again|Copied|connected|Selected|Removed|still here|Administrator/;
    expect(readable().filter((text) => about.test(text))).toEqual([]);
    await connect();
    await connecting();
    expect(new Set(readable().filter((text) => about.test(text)))).toEqual(
      new Set(['Checking with IT Glue…', 'Cancel']),
    );
    slow.refuse(undefined);
    await screen.findByRole('group', { name: /./ });
    expect(new Set(readable().filter((text) => about.test(text)))).toEqual(
      new Set(['Something went wrong', 'Try again. What you entered is still here.', 'Try again']),
    );
  });

  it('is a modal dialog, which closes', async () => {
    const closed = openConnectDialog({ onConnect: accepts });
    const dialog = await screen.findByRole('dialog');
    expect(dialog.matches(':modal')).toBe(true);
    await waitFor(() => expect(document.activeElement).toBe(subdomain()));
    await userEvent.click(button('Close'));
    expect(await closed).toBeUndefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('fetches no font and no picture', () => {
    expect(styles.replace(/\/\*.*?\*\//gs, '')).not.toMatch(
      /url\((?!["']?data:)|@import|@font-face|image-set\(/,
    );
  });
});
