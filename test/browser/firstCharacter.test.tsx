// The first character of a key is painted, hidden, before the field becomes a password field.

import { render, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConnectForm } from '../../src/index.js';
import '../../src/styles/styles.css';
import { accepts, apiKey } from '../support/renderForm.js';
import { expectNoReports } from './attempt.js';

expectNoReports();

const type = (character: string) => document.execCommand('insertText', false, character);
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** How the text is hidden, or `none`. */
const hiddenBy = () => getComputedStyle(apiKey()).getPropertyValue('-webkit-text-security');

function renderFocused() {
  render(<ConnectForm onConnect={accepts} />);
  apiKey().focus();
}

it('is hidden in the frame that shows it, and then becomes a password', async () => {
  renderFocused();
  const field = apiKey();
  type('I');
  await nextFrame();
  expect(apiKey()).toBe(field);
  expect(field).toHaveAttribute('type', 'text');
  expect(hiddenBy()).toBe('disc');
  await waitFor(() => expect(apiKey()).toHaveAttribute('type', 'password'));
  expect(apiKey()).toHaveValue('I');
  expect(apiKey()).toHaveFocus();
  expect(field).toHaveValue('');
});

it('is in a password field as soon as there is a second one', () => {
  renderFocused();
  type('I');
  type('T');
  expect(apiKey()).toHaveAttribute('type', 'password');
  expect(apiKey()).toHaveValue('IT');
  expect(apiKey().selectionStart).toBe(2);
});

it('can be undone with a second one that came at once', async () => {
  renderFocused();
  type('I');
  type('T');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(apiKey()).toHaveValue('');
});

it('stays in its field while an input method is at work', async () => {
  renderFocused();
  const field = apiKey();
  type('I');
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  await nextFrame();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(apiKey()).toBe(field);
  field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  await waitFor(() => expect(apiKey()).toHaveAttribute('type', 'password'));
  expect(apiKey()).not.toBe(field);
  expect(apiKey()).toHaveValue('I');
});

it('does not wait to become a password on a page without our stylesheet', () => {
  const unhide = new CSSStyleSheet();
  unhide.replaceSync('[data-itglue-key] { -webkit-text-security: none !important }');
  document.adoptedStyleSheets = [unhide];
  renderFocused();
  type('I');
  expect(apiKey()).toHaveAttribute('type', 'password');
  document.adoptedStyleSheets = [];
});
