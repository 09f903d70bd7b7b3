// Packs the build for a release, after it has checked that the release is ready. README.md and SECURITY.md in the
// package have whole addresses: they link to tests, and the npm page has no files beside it.

import { execSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { withWholeAddresses } from './withWholeAddresses.mjs';

const { version, repository } = JSON.parse(readFileSync('package.json', 'utf8'));
const pages = ['README.md', 'SECURITY.md'].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));

const problems = [
  !repository?.url &&
    'package.json has no repository. Provenance compares it with where the release is built, and the npm page links to it.',
  !new RegExp(`^## \\[${version}\\] - \\d{4}-\\d\\d-\\d\\d$`, 'm').test(
    readFileSync('CHANGELOG.md', 'utf8'),
  ) && `CHANGELOG.md has no date for ${version}.`,
].filter(Boolean);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);

const address = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
try {
  for (const { path, text } of pages) {
    writeFileSync(path, withWholeAddresses(text, address, `v${version}`));
  }
  execSync('npm pack --ignore-scripts', { stdio: 'inherit' });
} finally {
  for (const { path, text } of pages) writeFileSync(path, text);
}
