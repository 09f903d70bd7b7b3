// What `require` gets: for each entry a CommonJS module of one line, and the declarations as those of CommonJS. The
// line requires the ES module, as Node can from 20.19 on, so a program never has two copies of the package.

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
  if (!path.endsWith('.d.ts') || path === 'styles.css.d.ts') continue;
  // Without the reference to a map, whose paths would be wrong here.
  write(path, readFileSync(`dist/${path}`, 'utf8').replace(/\/\/# sourceMappingURL=.*/, ''));
}

for (const entry of Object.values(manifest.exports)) {
  if (entry === null || typeof entry === 'string' || !entry.require) continue;
  const target = entry.require.default.slice(`./${home}/`.length);
  // Every language has one of its own.
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
