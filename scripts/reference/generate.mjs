// Writes docs/reference/ from the docstrings of every entry. With --check, it only says whether what is there is current.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const here = import.meta.dirname;
const written = join(here, '../../docs/reference');
const made = mkdtempSync(join(tmpdir(), 'itglue-connect-reference-'));
const typedoc = join(
  dirname(createRequire(import.meta.url).resolve('typedoc/package.json')),
  'bin/typedoc',
);

execFileSync(process.execPath, [typedoc, '--out', made, '--logLevel', 'Warn'], {
  cwd: here,
  stdio: 'inherit',
});
for (const name of readdirSync(made)) {
  const file = join(made, name);
  writeFileSync(file, named(name, readFileSync(file, 'utf8')));
}

if (process.argv.includes('--check')) {
  const names = new Set([...readdirSync(made), ...readdirSync(written)]);
  const stale = [...names].filter((name) => contentOf(made, name) !== contentOf(written, name));
  for (const name of stale) console.error(`docs/reference/${name} is not current`);
  if (stale.length > 0) {
    console.error('Run npm run reference.');
    process.exitCode = 1;
  }
} else {
  rmSync(written, { recursive: true, force: true });
  cpSync(made, written, { recursive: true });
}
rmSync(made, { recursive: true });

/**
 * Names each page by what a host imports, and not by its file.
 *
 * @param {string} file
 * @param {string} text
 */
function named(file, text) {
  const entry = (/** @type {string} */ name) =>
    name === 'index' ? 'itglue-connect' : `itglue-connect/${name}`;
  if (file !== 'README.md') {
    // TypeDoc has no name for a parameter that is destructured.
    return (
      text
        .replace(/^# (\w+)/, (_, name) => `# ${entry(name)}`)
        .replace(/__namedParameters(?=`\): `Element|` \| \[`\w+Props`)/g, 'props')
        .replaceAll('__namedParameters', 'options')
        // TypeDoc treats `ConnectErrorCode` and the field `code` of `ConnectError` as two headings of the same name.
        .replace(/#(\w+errorcode)-1\b/g, '#$1')
    );
  }
  return text
    .replace(
      /^# .*/,
      '# Every export\n\nFrom the docstrings. `npm run reference` writes these pages.',
    )
    .replace(/\[(\w+)\]\((\w+\.md)\)/g, (_, name, path) => `[${entry(name)}](${path})`);
}

/**
 * @param {string} folder
 * @param {string} name
 */
function contentOf(folder, name) {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return undefined;
  }
}
