// Where things are: in the middle, as wide as each other, in one frame.

import { render, screen } from '@testing-library/react';
import type { CSSProperties, ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/styles/styles.css';
import { ConnectForm, ConnectionCard } from '../../src/index.js';
import { fr } from '../../src/languages/fr.js';
import { nl } from '../../src/languages/nl.js';
import { accepts, button } from '../support/renderForm.js';

afterEach(async () => {
  document.documentElement.removeAttribute('style');
  await page.viewport(414, 896);
});

const boxOf = (selector: string) => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found.getBoundingClientRect();
};
const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2;

const europe = { subdomain: 'api.eu', organizationCount: 143, keyHint: '7890' } as const;

describe('the frame of the form', () => {
  it.each<[place: string, CSSProperties]>([
    ['a page', {}],
    ['a column', { display: 'flex', flexDirection: 'column' }],
    ['a grid', { display: 'grid' }],
  ])('is as wide as the form, and in the middle of %s', async (_place, style) => {
    await page.viewport(1440, 900);
    const { container } = render(
      <div style={style}>
        <ConnectForm onConnect={accepts} />
      </div>,
    );
    const [frame, around] = [boxOf('.itglue-form'), container.getBoundingClientRect()];
    expect(frame.width).toBeCloseTo(480, 0);
    expect(frame.left - around.left).toBeCloseTo(around.right - frame.right, 0);
  });

  it('can be removed by tokens', async () => {
    await page.viewport(400, 900);
    document.documentElement.setAttribute('style', '--itglue-frame: none; --itglue-padding: 0px');
    const { container } = render(<ConnectForm onConnect={accepts} />);
    expect(boxOf('.itglue-submit').width).toBe(container.getBoundingClientRect().width);
  });

  it('is that of the card for a form in a card', async () => {
    render(<ConnectionCard connection={europe} mode="inline" onConnect={accepts} />);
    await userEvent.click(button('Replace key'));
    const [form, card] = ['.itglue-form', '.itglue-card'].map((selector) => {
      const { borderInlineStartWidth } = getComputedStyle(
        document.querySelector(selector) ?? document.body,
      );
      return borderInlineStartWidth;
    });
    expect([form, card]).toEqual(['0px', '1px']);
  });
});

it('the form inherits the colours of the page where its own are none', () => {
  const style = ['text', 'muted', 'surface'].map((token) => `--itglue-${token}: nonsense`);
  document.documentElement.setAttribute('style', ['color: rgb(1 2 3)', ...style].join(';'));
  render(<ConnectForm onConnect={accepts} />);
  const styleOf = (selector: string) =>
    getComputedStyle(document.querySelector(selector) ?? document.body);
  expect(styleOf('.itglue-label').color).toBe('rgb(1, 2, 3)');
  expect(styleOf('.itglue-hint').color).toBe('rgb(1, 2, 3)');
  expect(styleOf('.itglue-form').backgroundColor).toBe('rgba(0, 0, 0, 0)');
});

describe('the card', () => {
  it('has its name beside the middle of its badge if there are no details', () => {
    render(<ConnectionCard connection={undefined} onConnect={accepts} />);
    expect(middle(boxOf('.itglue-summary > h2'))).toBeCloseTo(
      middle(boxOf('.itglue-summary > .itglue-badge')),
      0,
    );
  });

  it.each([
    ['English', {}],
    ['French', fr],
    ['Dutch', nl],
  ])('has its three buttons in one row or in one column, in %s', async (_language, messages) => {
    render(
      <ConnectionCard
        connection={europe}
        messages={messages}
        onConnect={accepts}
        onCheck={() => new Promise(() => {})}
        onDisconnect={() => {}}
      />,
    );
    const rows = async (width: number) => {
      await page.viewport(width, 640);
      const buttons = [...document.querySelectorAll('.itglue-actions > button')];
      return new Set(buttons.map((one) => one.getBoundingClientRect().top)).size;
    };
    for (let width = 320; width <= 720; width += 20) expect([1, 3]).toContain(await rows(width));
    expect([await rows(320), await rows(720)]).toEqual([3, 1]);
  });

  it('has buttons of the same width if they do not fit into a row', async () => {
    await page.viewport(320, 640);
    render(
      <ConnectionCard
        connection={europe}
        onConnect={accepts}
        onCheck={() => new Promise(() => {})}
        onDisconnect={() => {}}
      />,
    );
    const widths = screen.getAllByRole('button').map((one) => one.getBoundingClientRect().width);
    expect(widths).toHaveLength(3);
    expect(new Set(widths).size).toBe(1);
  });
});

describe.each(['ltr', 'rtl'] as const)('in %s', (dir) => {
  const inDirection = (children: ReactNode) => render(<div dir={dir}>{children}</div>);

  it('the arrow of the select is as far from the border as its text', () => {
    inDirection(<ConnectForm messages={{ dir }} onConnect={accepts} />);
    const { backgroundPositionX, appearance } = getComputedStyle(
      screen.getByLabelText('Subdomain'),
    );
    expect(appearance).toBe('none');
    expect(backgroundPositionX).toBe(dir === 'ltr' ? 'calc(100% - 14px)' : '14px');
  });

  it('the mark of a closed section points to where its text goes', () => {
    inDirection(<ConnectForm messages={{ dir }} onConnect={accepts} />);
    const { rotate } = getComputedStyle(screen.getByText('Not sure which subdomain?'), '::before');
    expect(rotate).toBe(dir === 'ltr' ? '45deg' : '225deg');
  });
});

it('Cancel stays where it is when a check takes long', async () => {
  render(<ConnectForm defaultSubdomain="api.eu" onConnect={() => new Promise(() => {})} />);
  await userEvent.fill(screen.getByLabelText('API key'), 'ITG.abc');
  await userEvent.click(button('Connect'));
  const before = button('Cancel').getBoundingClientRect().top;
  const text = await screen.findByText('This is taking longer than usual.', {}, { timeout: 9000 });
  expect(text).toBeVisible();
  expect(button('Cancel').getBoundingClientRect().top).toBe(before);
  const { left, right } = text.getBoundingClientRect();
  const form = boxOf('.itglue-form');
  expect(left - form.left).toBeCloseTo(form.right - right, 0);
}, 20_000);
