// On a phone: fields that do not make the browser zoom, and a dialog in the space above the keyboard.

import { render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import '../../src/styles/styles.css';
import { ConnectDialog, ConnectForm, ConnectionCard } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { accepts, addressHelper, apiKey, button, subdomain } from '../support/renderForm.js';

interface DevTools {
  send(method: string, parameters: object): Promise<unknown>;
}

const touch = (enabled: boolean) => {
  const devTools: DevTools = cdp();
  return devTools.send('Emulation.setTouchEmulationEnabled', { enabled, maxTouchPoints: 1 });
};

afterEach(async () => {
  await touch(false);
  await page.viewport(414, 896);
});

function Host() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <ConnectDialog open={open} onOpenChange={setOpen} onConnect={accepts} />
    </>
  );
}

async function open() {
  await userEvent.click(button('Open'));
  await waitFor(() => expect(document.activeElement).toBe(subdomain()));
}

/** Whether an element is on the screen with nothing over it. */
function isInSight(element: Element) {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return top >= 0 && bottom <= innerHeight && (element.contains(at) || at?.contains(element));
}

describe('on a touch screen', () => {
  const sizes = () =>
    [subdomain(), addressHelper(), apiKey()].map((field) =>
      Number.parseFloat(getComputedStyle(field).fontSize),
    );

  it.each(['10px', '14px', '16px'])('no field is below 16 px in a host of %s', async (fontSize) => {
    await touch(true);
    expect(matchMedia('(pointer: coarse)').matches).toBe(true);
    render(
      <div style={{ fontSize }}>
        <ConnectForm onConnect={accepts} />
      </div>,
    );
    await userEvent.click(screen.getByText('Not sure which subdomain?'));
    expect(sizes()).toEqual([16, 16, 16]);
  });

  it('fields are as large as the host’s text if that is larger', async () => {
    await touch(true);
    render(
      <div style={{ fontSize: '20px' }}>
        <ConnectionCard connection={undefined} mode="inline" onConnect={accepts} />
      </div>,
    );
    await userEvent.click(button('Connect'));
    expect(Number.parseFloat(getComputedStyle(apiKey()).fontSize)).toBe(20);
  });

  it('nothing changes for a mouse', async () => {
    render(
      <div style={{ fontSize: '14px' }}>
        <ConnectForm onConnect={accepts} />
      </div>,
    );
    expect(matchMedia('(pointer: coarse)').matches).toBe(false);
    expect(Number.parseFloat(getComputedStyle(apiKey()).fontSize)).toBe(14);
  });
});

describe('with a keyboard over half of the screen', () => {
  it('the dialog scrolls to each field that takes the focus, and to Connect', async () => {
    await page.viewport(320, 240);
    render(<Host />);
    await open();
    const dialog = screen.getByRole('dialog');
    expect(dialog.scrollHeight).toBeGreaterThan(dialog.clientHeight);
    expect(isInSight(subdomain())).toBe(true);
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await userEvent.keyboard('{Tab}{Tab}');
    expect(document.activeElement).toBe(apiKey());
    expect(isInSight(apiKey())).toBe(true);
    await userEvent.fill(apiKey(), testKeys['api.eu']);
    await userEvent.keyboard('{Tab}{Tab}{Tab}');
    expect(document.activeElement).toBe(button('Connect'));
    expect(isInSight(button('Connect'))).toBe(true);
    await userEvent.click(button('Connect'));
    expect(await screen.findByText('IT Glue is connected')).toBeVisible();
  });

  it('the focused field stays visible when the keyboard opens', async () => {
    await page.viewport(320, 568);
    render(<Host />);
    await open();
    await userEvent.click(apiKey());
    await page.viewport(320, 240);
    await waitFor(() => expect(isInSight(apiKey())).toBe(true));
  });

  it('the close button stays in its corner, and does not cover the focused field', async () => {
    await page.viewport(320, 240);
    render(<Host />);
    await open();
    const dialog = screen.getByRole('dialog');
    // The dialog moves while it opens.
    await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
    const before = button('Close').getBoundingClientRect().toJSON();
    button('Connect').focus();
    await waitFor(() => expect(dialog.scrollTop).toBeGreaterThan(0));
    expect(button('Close').getBoundingClientRect().toJSON()).toEqual(before);
    for (const element of [apiKey(), subdomain()]) {
      element.focus();
      expect(element.getBoundingClientRect().top).toBeGreaterThanOrEqual(before.bottom);
    }
    await userEvent.click(button('Close'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('both answers of a question can be reached', async () => {
    await page.viewport(320, 240);
    render(<Host />);
    await open();
    await userEvent.fill(apiKey(), testKeys['api.eu']);
    await userEvent.click(button('Close'));
    await screen.findByRole('dialog', { name: /\?$/ });
    for (const name of ['Discard and close', 'Keep editing']) {
      button(name).focus();
      expect(isInSight(button(name))).toBe(true);
    }
  });
});
