// Every language in a narrow space: longer words and the other direction break nothing.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { languageNames, messagesIn } from '../../.storybook/languages.js';
import { coveredKeys, overflowing, smallTargets } from './measures.js';
import { show } from './stories.js';
import { violations } from './violations.js';
import { wideText } from './wideText.js';

const samples = [
  'ConnectForm/ApiKeyField/Hidden',
  'ConnectForm/ApiKeyField/Shown',
  'ConnectForm/SubdomainField/AddressUnknown',
  'ConnectForm/FailureNotice/WithGuide',
  'ConnectForm/FailureNotice/WrongSubdomain',
  'ConnectForm/FailureNotice/RateLimited',
  'ConnectForm/ConnectedWithDone',
  'ConnectDialog/AskingToDiscard',
  'ConnectionCard/Unused',
  'ConnectionCard/AskingToDisconnect',
  'ConnectForm/SendLink/LinkCopied',
  'ConnectForm/SetupGuide/StepsCopied',
  'ConnectByLink/Open',
  'ConnectByLink/Invalid',
  'ConnectFrame/Failed',
];

beforeAll(() => page.viewport(320, 640));
afterAll(() => page.viewport(1280, 1024));
afterEach(() => wideText.remove());

const settings = languageNames.map(({ value, title }) => ({
  title,
  language: value,
  direction: messagesIn(value).dir,
}));

describe.each([...settings, { title: 'English, mirrored', language: 'en', direction: 'rtl' }])(
  '$title',
  ({ language, direction }) => {
    it.each(samples)('%s', async (name) => {
      await show(name, { language, direction, width: '100%' });
      const shown = document.querySelector<HTMLElement>('[class^="itglue-"]');
      expect([shown?.lang, shown?.dir]).toEqual([language, direction]);
      expect(await violations()).toEqual([]);
      expect(overflowing()).toEqual([]);
      expect(coveredKeys()).toEqual([]);
      expect(smallTargets()).toEqual([]);

      document.head.append(wideText);
      expect(overflowing()).toEqual([]);
      expect(coveredKeys()).toEqual([]);
    });
  },
);
