// The pages on npm, and how a release is packed.

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { withWholeAddresses } from '../../scripts/withWholeAddresses.mjs';

const repository = 'https://code.example/acme/itglue-connect';

/** The page as it is in the package. */
async function onNpm(path: string): Promise<string> {
  const page = withWholeAddresses(await readFile(path, 'utf8'), repository, 'v1.2.3');
  const targets = [...page.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source,
  );
  expect(targets.length).toBeGreaterThan(10);
  expect(targets.filter((target) => !/^(https:\/\/|#)/.test(`${target}`))).toEqual([]);
  return page;
}

it('SECURITY.md in the package leads to its tests in the repository', async () => {
  expect(await onNpm('SECURITY.md')).toContain(
    `(${repository}/blob/v1.2.3/test/e2e/secrecy.test.ts)`,
  );
});

describe('the README on the npm page', () => {
  it('has no link and no picture that needs a file beside it', async () => {
    const readme = await onNpm('README.md');
    expect(readme).toContain(`src="${repository}/raw/v1.2.3/docs/form-light.png"`);
    expect(readme).toContain(`(${repository}/tree/v1.2.3/examples)`);
    expect(readme).toContain(`(${repository}/blob/v1.2.3/docs/reference.md#browsers-and-versions)`);
  });

  it('leads to the examples, to SECURITY.md and to the changes', async () => {
    const readme = await readFile('README.md', 'utf8');
    for (const target of ['examples', 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md']) {
      expect(readme).toContain(`](${target})`);
    }
  });

  it('is short', async () => {
    expect((await readFile('README.md', 'utf8')).split('\n').length).toBeLessThan(150);
  });
});

describe('a release', () => {
  it('is published with provenance', () => {
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
  });
});
