// Every story, ready to be rendered and played.

import { composeStories, type composeStory } from '@storybook/react-vite';

type Story = ReturnType<typeof composeStory>;

const files = import.meta.glob<Parameters<typeof composeStories>[0]>(
  '../../stories/*.stories.tsx',
  { eager: true },
);

/** The stories with their names, such as `ConnectForm/FailureNotice/RateLimited`. */
export const stories: [name: string, story: Story][] = Object.values(files).flatMap((file) => {
  const composed: Record<string, Story> = composeStories(file);
  return Object.entries(composed).map(([name, story]): [string, Story] => [
    `${file.default.title}/${name}`,
    story,
  ]);
});

/** The settings of Storybook's toolbar. */
export interface Toolbar {
  theme?: 'light' | 'dark';
  language?: string;
  direction?: string;
  width?: string;
}

/** Renders a story in place of the previous one, and plays it. */
export async function show(name: string, toolbar: Toolbar = {}) {
  const story = stories.find(([known]) => known === name)?.[1];
  if (!story) throw new RangeError(`There is no story ${name}`);
  await story.run({ globals: { ...story.globals, ...toolbar } });
}
