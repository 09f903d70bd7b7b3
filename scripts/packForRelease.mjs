// Packs the build for a release, after it has checked that the release is ready. The README in the package has whole
// addresses, for the npm page.

import { execSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { readmeForNpm } from './readmeForNpm.mjs';

const { version, repository } = JSON.parse(readFileSync('package.json', 'utf8'));
const readme = readFileSync('README.md', 'utf8');

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
  writeFileSync('README.md', readmeForNpm(readme, address, `v${version}`));
  execSync('npm pack --ignore-scripts', { stdio: 'inherit' });
} finally {
  writeFileSync('README.md', readme);
}
