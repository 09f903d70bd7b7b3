// Fails unless the package that npm would publish has exactly the files it should.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

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
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const exported = JSON.stringify(exports).match(/(?<=")\.\/dist\/[^"*]+(?=")/g) ?? [];

// Uses a shell, since npm is a script on Windows.
const listing = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const [packed] = JSON.parse(listing);
const paths = packed.files.map((/** @type {{ path: string }} */ file) => file.path);

needed.push(...exported.map((path) => path.slice(2)));
const missing = needed.filter((path) => !paths.includes(path));
const surplus = paths.filter(
  (/** @type {string} */ path) =>
    !needed.includes(path) && !/^dist\/.+\.(js|js\.map|d\.ts|d\.ts\.map|css)$/.test(path),
);

for (const path of missing) console.error(`The package lacks ${path}`);
for (const path of surplus) console.error(`The package should not hold ${path}`);
if (missing.length + surplus.length > 0) process.exit(1);
console.log(
  `The package holds ${paths.length} files, ${Math.round(packed.size / 1000)} kB packed.`,
);
