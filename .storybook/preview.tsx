// The page of a host around every story, and a toolbar for the host's settings.

import '../src/styles/styles.css';
import './preview.css';
import type { Decorator, Preview } from '@storybook/react-vite';
import { type ReactNode, useLayoutEffect } from 'react';
import { axeTags } from './axeTags.js';
import { languageNames, messagesIn } from './languages.js';

interface PageProps {
  theme: string;
  width: string;
  children: ReactNode;
}

/** A page with a heading and a main landmark. */
function Page({ theme, width, children }: PageProps) {
  // Syncs with the document, since a dialog that is opened by a call is outside of this page.
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = theme;
  }, [theme]);
  return (
    <main className="page">
      <h1>Settings of Acme</h1>
      <div style={{ inlineSize: width }}>{children}</div>
    </main>
  );
}

const inPage: Decorator = (Story, { args, globals }) => {
  const { theme, language, direction, width } = globals;
  const spoken = messagesIn(language);
  const given = typeof args.messages === 'object' && args.messages;
  const messages = { ...spoken, dir: direction || spoken.dir, ...given };
  return (
    <Page theme={theme} width={width}>
      {/* Called and not rendered, so that a change in the toolbar does not restart the story. */}
      {Story({ args: { ...args, messages } })}
    </Page>
  );
};

const preview: Preview = {
  decorators: [inPage],
  globalTypes: {
    theme: {
      description: 'The color-scheme of the page',
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    language: {
      description: 'The language of the messages',
      toolbar: { title: 'Language', icon: 'globe', dynamicTitle: true, items: languageNames },
    },
    direction: {
      description: 'The direction of writing',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: '', title: 'As the language' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    width: {
      description: 'How much room the host gives',
      toolbar: {
        title: 'Width',
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: '280px', title: '280 px' },
          { value: '320px', title: '320 px' },
          { value: '420px', title: '420 px' },
          { value: '100%', title: 'Full' },
        ],
      },
    },
  },
  initialGlobals: { theme: 'light', language: 'en', direction: '', width: '420px' },
  parameters: {
    layout: 'fullscreen',
    a11y: {
      test: 'error',
      context: 'html',
      options: { runOnly: { type: 'tag', values: axeTags } },
    },
  },
};

export default preview;
