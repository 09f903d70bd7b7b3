// Every page for hosts that is written by hand, and its blocks of code.

import { readdirSync, readFileSync } from 'node:fs';

export interface Block {
  page: string;
  language: string;
  code: string;
  /** The file that the first line names, such as `// Settings.tsx`. */
  file: string | undefined;
  /** The file that the line before the block names, and the heading above. */
  label: string | undefined;
  heading: string;
}

const names = readdirSync('docs').filter((name) => name.endsWith('.md'));

export const pages = [
  'README.md',
  'SKILL.md',
  'llms.txt',
  ...names.map((name) => `docs/${name}`),
].map((page) => ({
  page,
  text: readFileSync(page, 'utf8'),
}));

export const blocks: Block[] = pages.flatMap(({ page, text }) =>
  Array.from(
    text.matchAll(/^```(\w*)\n(.*?)^```$/gms),
    ({ 1: language = '', 2: code = '', index }) => {
      const before = text.slice(0, index);
      return {
        page,
        language,
        code,
        file: /^\/\/ (\S+\.\w+)\n/.exec(code)?.[1],
        label: /`([^`\n]+)`:\n\n$/.exec(before)?.[1],
        heading:
          before
            .match(/^#+ .*$/gm)
            ?.at(-1)
            ?.replace(/^#+ /, '') ?? '',
      };
    },
  ),
);

export const blocksIn = (...languages: string[]) =>
  blocks.filter(({ language }) => languages.includes(language));

/** Whether the line before a block names a file that test/runners writes and runs. */
export const isRunByRunners = ({ page, label }: Block) =>
  page === 'docs/testing.md' && label !== undefined;
