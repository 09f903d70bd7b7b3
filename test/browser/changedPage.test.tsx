// Translators, password managers and other tools change the page.

import { render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConnectError, ConnectForm, type Connection, ConnectionCard } from '../../src/index.js';
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
  fillIn,
  hostWith,
  key,
} from './attempt.js';

expectNoReports();

describe('tools that change the page', () => {
  /** What Google's translation does in Chrome. */
  function translate() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode())
      if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
    for (const text of texts) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(`${text.data}`);
    }
  }
  /** What password managers do. */
  function decorate() {
    for (const field of [apiKey(), subdomain()]) {
      const icon = document.createElement('com-example-icon');
      field.after(icon);
      field.parentElement?.prepend(icon.cloneNode());
      field.setAttribute('data-filled', '');
    }
    document.querySelector('form')?.prepend(document.createElement('iframe'));
  }
  const moveElsewhere = () => {
    const elsewhere = document.createElement('main');
    document.body.append(elsewhere);
    elsewhere.append(document.querySelector('.itglue-form')?.parentElement ?? '');
  };
  const happenings: [what: string, happen: () => void][] = [
    ['translate it', translate],
    ['add their own elements to it', decorate],
    ['move it elsewhere', moveElsewhere],
    ['select all of it', () => document.getSelection()?.selectAllChildren(document.body)],
    ['print it', () => window.dispatchEvent(new Event('beforeprint'))],
  ];

  it.each(happenings)('break nothing before anything is typed: %s', async (_what, happen) => {
    const host = hostWith(refusesWith('no luck'));
    render(<ConnectForm {...host} />);
    happen();
    await fillIn();
    await userEvent.keyboard('{Enter}');
    await expectFailure(host, 'Something went wrong');
    await expectNextWorks(host);
  });

  it.each(happenings)('break nothing while it connects: %s', async (_what, happen) => {
    const slow = slowHost();
    const host = hostWith(slow.onConnect);
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    happen();
    slow.refuse('no luck');
    await expectFailure(host, 'Something went wrong');
    await expectNextWorks(host);
  });

  it.each(happenings)('break nothing after a failure: %s', async (_what, happen) => {
    const host = hostWith(refusesWith(new ConnectError('key_rejected')));
    render(<ConnectForm {...host} egressAddresses={['203.0.113.7']} />);
    await connect();
    await screen.findByRole('group', { name: /./ });
    happen();
    await userEvent.selectOptions(subdomain(), 'api');
    await waitFor(() => expect(screen.queryByRole('group', { name: /./ })).toBeNull());
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await userEvent.click(apiKey());
    await userEvent.keyboard('{Enter}');
    await connected();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
  });

  it('do not break a card that then shows another connection', async () => {
    function Host() {
      const [connection, setConnection] = useState<Connection | undefined>({
        ...europeWithHint,
        subdomain: 'api.au',
        connectedAt: '2026-11-03T12:00:00Z',
      });
      return (
        <ConnectionCard
          connection={connection}
          onConnect={async () => {}}
          onSuccess={setConnection}
          onDisconnect={() => {}}
        />
      );
    }
    render(<Host />);
    translate();
    await userEvent.click(button('Replace key'));
    await fillIn();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }));
    // This connection has fewer details. The words around the end of the key stay translated.
    const shown = document.querySelector('.itglue-summary .itglue-hint')?.textContent;
    expect(shown).toBe(`Europe\u00A0· key ending in ${key.slice(-4)}`);
  });

  it('may fill in the fields', async () => {
    const host = hostWith(accepts);
    render(<ConnectForm {...host} />);
    // Bypasses React's own setter, like a browser or an extension.
    Reflect.set(HTMLSelectElement.prototype, 'value', 'api.eu', subdomain());
    Reflect.set(HTMLInputElement.prototype, 'value', key, apiKey());
    for (const field of [subdomain(), apiKey()]) {
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await expectNextWorks(host);
  });
});
