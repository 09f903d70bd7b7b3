// A page as the npm page and the package need it: without the repository beside it, so every link says the whole address.

import { statSync } from 'node:fs';

/**
 * @param {string} page Markdown
 * @param {string} repository the address of the repository, without `.git`
 * @param {string} tag the version's tag, so that the page of an old version keeps its pictures
 */
export function withWholeAddresses(page, repository, tag) {
  /** @param {string} target */
  function absolute(target) {
    if (/^(https:|#)/.test(target)) return target;
    const [path = ''] = target.split('#');
    const isPicture = /\.(png|svg)$/.test(path);
    const kind = isPicture ? 'raw' : statSync(path).isDirectory() ? 'tree' : 'blob';
    return `${repository}/${kind}/${tag}/${target}`;
  }
  return page
    .replace(/(?<=\]\()[^)\s]+(?=\))/g, absolute)
    .replace(/(?<=(?:src|href)=")[^"]+(?=")/g, absolute);
}
