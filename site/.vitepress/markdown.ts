// Makes the Markdown that is written for a code host work on the site: its links, pictures and anchors.

import { existsSync } from 'node:fs';
import { posix, relative, resolve } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { addressOf, pageOf, repository } from './pages.js';

type Token = ReturnType<MarkdownRenderer['parse']>[number];

/** The anchor that code hosts give to a heading. */
export const slugify = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

export function asOnCodeHost(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('code-host', ({ tokens, env, Token }) => {
    const file = relative(repository, env.realPath ?? env.path).replaceAll('\\', '/');
    const html = (content: string) => {
      const token = new Token('html_inline', '', 0);
      token.content = content;
      return token;
    };
    for (const token of tokens) {
      if (token.type === 'html_block') token.content = withPictures(token.content);
      if (token.children) token.children = inline(token.children, file, html);
    }
  });
}

/** Vue only bundles a picture whose address begins with a dot. */
const withPictures = (html: string) => html.replace(/(?<=<img src=")(?=[\w-]+\.png")/g, './');

function inline(tokens: Token[], file: string, html: (content: string) => Token): Token[] {
  // What ends the link that is open.
  let end: string | undefined;
  return tokens.flatMap((token, index) => {
    if (token.type === 'html_inline') token.content = withPictures(token.content);
    if (token.type === 'link_close' && end !== undefined) {
      const close = html(end);
      end = undefined;
      return [close];
    }
    const href = token.type === 'link_open' ? token.attrGet('href') : null;
    if (!href || /^(https?:|mailto:|#)/.test(href)) return [token];

    const [target = '', anchor] = href.split('#');
    const path = posix.join(posix.dirname(file), decodeURI(target)).replace(/\/$/, '');
    if (!existsSync(resolve(repository, path))) {
      throw new Error(`${file} links to ${target}, which does not exist`);
    }
    const page = pageOf(path);
    if (page) {
      token.attrSet('href', addressOf(page) + (anchor ? `#${anchor}` : ''));
      return [token];
    }
    // A file that is only in the repository. The site doesn't know where that is, so it names the file.
    const text = tokens[index + 1]?.content.replace(/\/$/, '') ?? '';
    end = path.endsWith(text) ? '</span>' : `</span> (<code>${path}</code>)`;
    return [html(`<span title="${path}">`)];
  });
}
