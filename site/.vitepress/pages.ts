// Which Markdown files of the repository are pages, at which address, and in which order.

import { readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';

export const repository = resolve(import.meta.dirname, '../..');

/** Files whose address doesn't follow from their name. The rest of `docs` does. */
const others: Record<string, string> = {
  'docs/README.md': 'index.md',
  'docs/reference/README.md': 'reference/index.md',
  'docs/reference/index.md': 'reference/itglue-connect.md',
  'site/try-the-look.md': 'try-the-look.md',
  'SECURITY.md': 'security-policy.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
};

/** The page that a file becomes, or `undefined` for a file that is no page. */
export function pageOf(file: string): string | undefined {
  return others[file] ?? /^docs\/(.+\.md)$/.exec(file)?.[1];
}

/** The address of a page. */
export const addressOf = (page: string) =>
  `/${page.replace(/\.md$/, '.html').replace(/(^|\/)index\.html$/, '$1')}`;

/** Every link in a list or a table of links. */
function linksIn(file: string) {
  const text = readFileSync(resolve(repository, file), 'utf8');
  return Array.from(text.matchAll(/\[([^\]]+)\]\(([\w./-]+\.md)\)/g), (match) => {
    const [, title = '', target = ''] = match;
    const page = pageOf(posix.join(posix.dirname(file), target));
    if (!page) throw new Error(`${file} links to ${target}, which is not on the site`);
    return { text: title, link: addressOf(page) };
  });
}

const page = (file: string, text: string) => ({ text, link: addressOf(pageOf(file) ?? '') });

/** By task, in the order of docs/README.md. */
export const sidebar = () => [
  {
    text: 'By task',
    items: linksIn('docs/README.md').flatMap((link) =>
      link.text === 'Look' ? [link, page('site/try-the-look.md', 'Try the look')] : [link],
    ),
  },
  {
    text: 'Every export',
    link: addressOf('reference/index.md'),
    collapsed: true,
    items: linksIn('docs/reference/README.md'),
  },
  {
    text: 'The project',
    items: [
      page('SECURITY.md', 'Security policy'),
      page('CHANGELOG.md', 'Changelog'),
      page('CONTRIBUTING.md', 'Contributing'),
    ],
  },
];
