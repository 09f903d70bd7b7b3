// Every text on the page comes from a language file, from the host or from IT Glue's own screen.

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ConnectError, ConnectForm, ConnectionCard, type Messages } from '../../src/index.js';
import {
  cardMessages,
  dialogMessages,
  formMessages,
  frameMessages,
  linkMessages,
} from '../../src/languages/en.js';
import { testKeys } from '../../src/testing/testKeys.js';

const english: Readonly<Record<string, string>> = {
  ...formMessages,
  ...dialogMessages,
  ...cardMessages,
  ...linkMessages,
  ...frameMessages,
};

/** A language in which every message is its key in brackets, followed by its placeholders. */
const bracketed: Partial<Messages> = Object.fromEntries(
  Object.entries(english)
    .filter(([key]) => key !== 'locale' && key !== 'dir')
    .map(([key, message]) => [key, `[${key}]${message.match(/\{\w+\}/g)?.join('') ?? ''}`]),
);

// Names, menus and addresses of IT Glue, texts of the host, and punctuation.
const notOurs =
  /IT Glue|Administrator|(Account|Admin) → Settings → API Keys|Generate API Key|Password Access|IP Access Control|ITG\.|app\.(eu\.|au\.)?itglue\.com|status\.itglue\.com|api(\.eu|\.au)?|Acme|203\.0\.113\.\d|2026|Nov|\bAC\b|\bIT\b|\band\b|seconds?|7890|[\d\s·×,:()]/g;

/** Every text on the page that is neither a message nor matches `notOurs`. */
function strays(): string[] {
  const attributes = ['aria-label', 'placeholder', 'title', 'alt'];
  const texts = [...document.body.querySelectorAll('*')].flatMap((element) => [
    ...[...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE),
    ...attributes.map((name) => element.getAttributeNode(name)),
  ]);
  return texts
    .map((text) => text?.textContent ?? '')
    .filter((text) => text.replace(/\[[\w.]+\]/g, '').replace(notOurs, '') !== '');
}

const host = {
  appName: 'Acme',
  messages: bracketed,
  requirePasswordAccess: true,
  egressAddresses: ['203.0.113.7', '203.0.113.8'],
};

describe('every text comes from a language file', () => {
  it.each([
    'wrong_subdomain',
    'key_rejected',
    'rate_limited',
    'unavailable',
    'timeout',
    'offline',
    'not_allowed',
    'unknown',
  ] as const)('in the form, and when it fails with %s', async (code) => {
    const failure = new ConnectError(code, {
      suggestedSubdomain: code === 'wrong_subdomain' ? 'api.eu' : undefined,
      retryAfter: code === 'rate_limited' ? 42 : undefined,
    });
    render(<ConnectForm {...host} onConnect={() => Promise.reject(failure)} />);
    expect(strays()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '[connect]' }));
    await screen.findByText('[apiKey.missing]');
    expect(strays()).toEqual([]);
    await userEvent.selectOptions(screen.getByLabelText('[subdomain.label]'), 'api');
    await userEvent.type(screen.getByLabelText('[apiKey.label]'), testKeys.api);
    await userEvent.click(screen.getByRole('button', { name: '[connect]' }));
    await screen.findByRole('group', { name: /./ });
    expect(strays()).toEqual([]);
  });

  it('when it is connected', async () => {
    render(
      <ConnectForm
        {...host}
        defaultSubdomain="api"
        onConnect={({ subdomain }) => Promise.resolve({ subdomain, organizationCount: 3 })}
        onDone={() => {}}
      />,
    );
    await userEvent.type(screen.getByLabelText('[apiKey.label]'), testKeys.api);
    await userEvent.click(screen.getByRole('button', { name: '[connect]' }));
    await screen.findByRole('heading', { name: '[connected.title]' });
    expect(strays()).toEqual([]);
  });

  it('on the card and in its dialogs', async () => {
    const connection = {
      subdomain: 'api.eu',
      keyHint: '7890',
      organizationCount: 3,
      connectedAt: '2026-11-03T12:00:00Z',
    } as const;
    render(
      <ConnectionCard
        {...host}
        connection={connection}
        status="broken"
        reason="unused"
        onConnect={() => Promise.resolve()}
        onDisconnect={() => Promise.reject(new ConnectError('not_allowed'))}
      />,
    );
    expect(strays()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '[card.disconnect]' }));
    expect(strays()).toEqual([]);
    await userEvent.click(
      screen.getAllByRole('button', { name: '[card.disconnect]' })[1] ?? document.body,
    );
    await screen.findByRole('group', { name: /./ });
    expect(strays()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: '[card.replace]' }));
    await userEvent.type(screen.getByLabelText('[apiKey.label]'), 'ITG.abc');
    await userEvent.click(screen.getByRole('button', { name: '[close]' }));
    await screen.findByRole('dialog', { name: '[discard.title]' });
    expect(strays()).toEqual([]);
  });
});
