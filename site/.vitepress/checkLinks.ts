// Fails the build on a link that leads nowhere. VitePress itself checks pages, but not anchors, and not all elements.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const origin = 'http://site.invalid';

/**
 * Checks every link, picture, script and stylesheet of a built site. Doesn't request links to other sites, but throws
 * if a page would load anything from one.
 *
 * @param folder the built site
 * @param base the path that the site is served from
 * @returns how many were checked
 */
export function checkLinks(folder: string, base: string): { links: number; pages: number } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const pages = new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, tagsIn(readFileSync(join(folder, file), 'utf8'))]),
  );
  const anchors = new Map(
    Array.from(pages, ([file, tags]) => [file, new Set(tags.map(({ id }) => id))]),
  );

  const faults: string[] = [];
  let links = 0;
  for (const [file, tags] of pages) {
    for (const { name, href, src } of tags) {
      const target = href ?? src;
      if (target === undefined) continue;
      links++;
      const url = new URL(target, origin + base + file);
      if (url.origin !== origin) {
        // A page loads everything that it names, except for links.
        if (name !== 'a') faults.push(`${file} loads ${target}, which is on another site`);
        continue;
      }
      const path = decodeURI(url.pathname)
        .slice(base.length)
        .replace(/(^|\/)$/, '$1index.html');
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (!url.pathname.startsWith(base) || !files.includes(path)) {
        faults.push(`${file} links to ${target}, which does not exist`);
      } else if (anchor && !anchors.get(path)?.has(anchor)) {
        faults.push(`${file} links to ${target}, but ${path} has no such anchor`);
      }
    }
  }
  if (faults.length > 0) throw new Error(`Broken links:\n${faults.join('\n')}`);
  return { links, pages: pages.size };
}

/** Every tag that has an `id`, or leads somewhere. VitePress escapes `<` in text and in attributes. */
function tagsIn(html: string) {
  return Array.from(
    html.matchAll(/<([a-z][\w-]*)((?:\s[^<>]*)?)>/g),
    ([, name, attributes = '']) => {
      const value = (attribute: string) =>
        new RegExp(`\\s${attribute}="([^"]*)"`).exec(attributes)?.[1]?.replaceAll('&amp;', '&');
      return { name, id: value('id'), href: value('href'), src: value('src') };
    },
  );
}
