// Fails unless the package that npm would publish has exactly the files it should, and its pages link to nothing else.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

const needed = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'SKILL.md',
  'dist/commonjs/package.json',
  'llms.txt',
  'package.json',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];
// What the pages link to. Lock files would only grow the package.
const linked = execFileSync('git', ['ls-files', 'backends', 'examples', 'bench/RESULTS.md'], {
  encoding: 'utf8',
});
needed.push(...linked.split('\n').filter((path) => path && !path.endsWith('package-lock.json')));

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const exported = JSON.stringify(exports).match(/(?<=")\.\/dist\/[^"*]+(?=")/g) ?? [];

// Uses a shell, since npm is a script on Windows.
const listing = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const [packed] = JSON.parse(listing);
/** @type {string[]} */
const paths = packed.files.map((/** @type {{ path: string }} */ file) => file.path);

needed.push(...exported.map((path) => path.slice(2)));
const missing = needed.filter((path) => !paths.includes(path));
const surplus = paths.filter(
  (path) => !needed.includes(path) && !/^dist\/.+\.(js|js\.map|d\.ts|d\.ts\.map|css)$/.test(path),
);

for (const path of missing) console.error(`The package lacks ${path}`);
for (const path of surplus) console.error(`The package should not hold ${path}`);

// The release makes whole addresses of the links in the other pages.
const dead = paths
  .filter((path) => /^(docs\/.+|CHANGELOG|SKILL)\.md$|^llms\.txt$/.test(path))
  .flatMap((/** @type {string} */ page) =>
    (readFileSync(page, 'utf8').match(/(?<=\]\()(?!https:|#)[^)\s#]+/g) ?? [])
      .filter((target) => !/\.(png|svg)$/.test(target))
      .map((target) => posix.join(posix.dirname(page), target))
      .filter((target) => !paths.some((path) => path === target || path.startsWith(`${target}/`)))
      .map((target) => `${page} links to ${target}, which the package lacks`),
  );
for (const link of dead) console.error(link);

if (missing.length + surplus.length + dead.length > 0) process.exit(1);
console.log(
  `The package holds ${paths.length} files, ${Math.round(packed.size / 1000)} kB packed.`,
);
