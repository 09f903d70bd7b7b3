// What a user does in a story. Finds elements by their names in the language of the toolbar.

import type { StoryContext } from '@storybook/react-vite';
import { within } from 'storybook/test';
import { messagesIn } from '../.storybook/languages.js';
import type { Messages, Subdomain } from '../src/index.js';
import { testKeys } from '../src/testing/index.js';

// Keeps non-breaking spaces, which are frequent in French. The default normalizer replaces them with plain spaces.
const normalizer = (text: string) => text.trim();

export type Scene = Pick<StoryContext, 'canvasElement' | 'globals' | 'userEvent'>;

/** @param root the element to search in. Default: the story. */
export function userOf({ canvasElement, globals, userEvent }: Scene, root = canvasElement) {
  const messages = messagesIn(globals.language);
  const page = within(root);

  const user = {
    messages,
    page,
    /** A field by its label. */
    field: (label: keyof Messages) => page.findByLabelText(messages[label] ?? '', { normalizer }),
    async choose(subdomain: Subdomain) {
      await userEvent.selectOptions(await user.field('subdomain.label'), subdomain);
    },
    async paste(text: string, label: keyof Messages = 'apiKey.label') {
      await userEvent.click(await user.field(label));
      await userEvent.paste(text);
    },
    button: (name: keyof Messages) => page.findByRole('button', { name: messages[name] ?? '' }),
    async press(name: keyof Messages) {
      await userEvent.click(await user.button(name));
    },
    /** Presses a button of the open question. */
    async answer(name: keyof Messages) {
      const question = within(await page.findByRole('dialog', { name: /[?؟]$/ }));
      await userEvent.click(question.getByRole('button', { name: messages[name] ?? '' }));
    },
    /** Opens a section by its summary. */
    async open(summary: keyof Messages) {
      await userEvent.click(await page.findByText(messages[summary] ?? '', { normalizer }));
    },
    /** Fills in both fields. */
    async fillIn(apiKey: string = testKeys['api.eu'], subdomain: Subdomain = 'api.eu') {
      await user.choose(subdomain);
      await user.paste(apiKey);
    },
    /** Fills in both fields and submits. */
    async connect(apiKey?: string, subdomain?: Subdomain) {
      await user.fillIn(apiKey, subdomain);
      await user.press('connect');
    },
    /** Replaces the key of a connection, in a form below the card. */
    async replaceKey() {
      await user.press('card.replace');
      await user.fillIn();
      await user.press('card.replace');
    },
    /** Waits until the page shows one of these messages. */
    async sees(...oneOf: (keyof Messages)[]) {
      const texts = oneOf.map((message) =>
        (messages[message] ?? '')
          .split(/\{\w+\}/)
          .map(literally)
          .join('.*'),
      );
      const whole = new RegExp(`^(${texts.join('|')})$`);
      await page.findByText(whole, { normalizer }, { timeout: 7000 });
    },
  };
  return user;
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
