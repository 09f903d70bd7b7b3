// Writes what `require` loads: a one-line CommonJS module for each entry, and declarations for CommonJS. The line
// requires the ES module, which Node.js supports since 20.19, so a program never loads two copies of the package.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';

const home = 'dist/commonjs';
/** @type {{ exports: Record<string, { require?: { default: string } } | string | null> }} */
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(dirname(`${home}/${path}`), { recursive: true });
  writeFileSync(`${home}/${path}`, text);
}

const built = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.startsWith('commonjs'));
rmSync(home, { recursive: true, force: true });

write('package.json', '{ "type": "commonjs" }\n');
for (const path of built) {
  if (!path.endsWith('.d.ts')) continue;
  write(
    path,
    readFileSync(`dist/${path}`, 'utf8')
      // Drops the reference to the source map, whose paths would be wrong here.
      .replace(/\/\/# sourceMappingURL=.*/, '')
      // This package has only ES modules, of which a CommonJS declaration must say so (TS1541).
      .replaceAll(
        "from '@nangohq/frontend'",
        "from '@nangohq/frontend' with { 'resolution-mode': 'import' }",
      ),
  );
}

for (const entry of Object.values(manifest.exports)) {
  if (entry === null || typeof entry === 'string' || !entry.require) continue;
  // The stylesheet is the same file for both.
  if (!entry.require.default.startsWith(`./${home}/`)) continue;
  const target = entry.require.default.slice(`./${home}/`.length);
  // A pattern such as `languages/*` matches many modules.
  const [folder = '', end = ''] = target.split('*');
  const modules = target.includes('*')
    ? built.filter((path) => path.startsWith(folder) && path.endsWith(end))
    : [target];
  for (const path of modules) {
    write(
      path,
      `module.exports = require('${posix.relative(posix.dirname(path), `../${path}`)}');\n`,
    );
  }
}
