// Large text, a small screen, and paper.

import { render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import '../../src/styles/styles.css';
import { messagesIn } from '../../.storybook/languages.js';
import { ConnectDialog, ConnectForm, type ConnectFormProps } from '../../src/index.js';
import { testKeys } from '../../src/testing/testKeys.js';
import { accepts, apiKey, button } from '../support/renderForm.js';

afterEach(() => page.viewport(414, 896));

/** How many characters of the key fit into its field. */
function charactersInSight(field: HTMLInputElement): number {
  const { font, paddingLeft, paddingRight } = getComputedStyle(field);
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) throw new Error('There is no canvas');
  context.font = font;
  const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  return Math.floor(room / context.measureText('0').width);
}

describe('a shown key', () => {
  it.each([
    ['16px', 8],
    ['32px', 10],
  ])('is readable at 320 px with text of %s', async (fontSize, atLeast) => {
    await page.viewport(320, 640);
    render(
      <div style={{ fontSize }}>
        <ConnectForm onConnect={accepts} />
      </div>,
    );
    await userEvent.fill(apiKey(), testKeys['api.eu']);
    await userEvent.click(button('Show API key'));
    expect(charactersInSight(apiKey())).toBeGreaterThanOrEqual(atLeast);
    const { scrollWidth, clientWidth } = document.documentElement;
    expect(scrollWidth).toBe(clientWidth);
  });

  it('is not printed', async () => {
    const devTools: { send(method: string, parameters: object): Promise<unknown> } = cdp();
    render(<ConnectForm onConnect={accepts} />);
    await userEvent.fill(apiKey(), testKeys['api.eu']);
    await userEvent.click(button('Show API key'));

    /** What the field looks like with a key. */
    async function picture(key: string) {
      await userEvent.fill(apiKey(), key);
      apiKey().blur();
      return page.elementLocator(apiKey()).screenshot({ base64: true, save: false });
    }
    const [one, other] = [`ITG.${'a'.repeat(12)}`, `ITG.${'7'.repeat(12)}`];
    expect(await picture(one)).not.toBe(await picture(other));

    await devTools.send('Emulation.setEmulatedMedia', { media: 'print' });
    try {
      expect(matchMedia('print').matches).toBe(true);
      // The page may be painted once more as it was.
      await vi.waitFor(async () => expect(await picture(one)).toBe(await picture(other)), 5000);
    } finally {
      await devTools.send('Emulation.setEmulatedMedia', { media: '' });
    }
  });
});

/** Whether an element is on the screen with nothing over the middle of each of its sides. */
function isInSight(element: Element): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const sides: [number, number][] = [
    [left + 1, y],
    [right - 1, y],
    [x, top + 1],
    [x, bottom - 1],
  ];
  return sides.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
}

/** The lines of a heading, which may be narrower than its box. */
function linesAreInSight(heading: Element, under: Element): boolean {
  const range = document.createRange();
  range.selectNodeContents(heading);
  const cover = under.getBoundingClientRect();
  return [...range.getClientRects()].every(
    ({ top, bottom, left, right }) =>
      top >= 0 &&
      bottom <= innerHeight &&
      (right <= cover.left || left >= cover.right || top >= cover.bottom || bottom <= cover.top),
  );
}

function Host(props: Partial<ConnectFormProps>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <ConnectDialog
        appName="Acme"
        description="Acme will use this key to read your IT Glue organizations."
        onConnect={accepts}
        {...props}
        open={open}
        onOpenChange={setOpen}
      />
    </>
  );
}

async function openDialog(props: Partial<ConnectFormProps> = {}): Promise<HTMLElement> {
  await page.viewport(320, 240);
  render(<Host {...props} />);
  await userEvent.click(button('Open'));
  const dialog = screen.getByRole('dialog');
  await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
  // The form takes the focus in an effect.
  await waitFor(() => expect(dialog.querySelector('[name=subdomain]')).toHaveFocus());
  return dialog;
}

describe('on a screen of 320 x 240', () => {
  it.each(['en', 'de', 'fr', 'ar'])('the dialog opens at its top, in %s', async (language) => {
    const messages = messagesIn(language);
    const dialog = await openDialog({ messages });
    const close = button(messages.close ?? '');
    expect(dialog.scrollTop).toBe(0);
    expect(isInSight(close)).toBe(true);
    expect(linesAreInSight(screen.getByRole('heading'), close)).toBe(true);
  });

  it('the close button can be reached from the end of the form', async () => {
    const dialog = await openDialog();
    dialog.scrollTop = dialog.scrollHeight;
    expect(dialog.scrollTop).toBeGreaterThan(0);
    expect(isInSight(button('Close'))).toBe(true);
  });

  it.each(['IT Glue verbinden', 'Ein Titel, der so lang ist, dass er zwei Zeilen hat'])(
    'the title “%s” is beside the close button, not under it',
    async (title) => {
      await openDialog({ logo: null, messages: { title } });
      expect(linesAreInSight(screen.getByRole('heading'), button('Close'))).toBe(true);
    },
  );

  it.each(['en', 'de'])('a question opens at its top, in %s', async (language) => {
    const messages = messagesIn(language);
    await openDialog({ messages });
    await userEvent.fill(screen.getByLabelText(messages['apiKey.label'] ?? ''), testKeys['api.eu']);
    await userEvent.click(button(messages.close ?? ''));
    const question = await screen.findByRole('dialog', { name: messages['discard.title'] });
    await Promise.all(question.getAnimations().map(({ finished }) => finished));
    expect(question.scrollTop).toBe(0);
    expect(isInSight(screen.getByRole('heading', { name: messages['discard.title'] }))).toBe(true);
  });
});
