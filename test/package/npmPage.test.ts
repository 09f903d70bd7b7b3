// The README on the npm page, and how a release is packed.

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { readmeForNpm } from '../../scripts/readmeForNpm.mjs';

const repository = 'https://code.example/acme/itglue-connect';

describe('the README on the npm page', () => {
  it('has no link and no picture that needs a file beside it', async () => {
    const readme = readmeForNpm(await readFile('README.md', 'utf8'), repository, 'v1.2.3');
    const targets = [...readme.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
      ([, link, source]) => link ?? source,
    );
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !target?.startsWith('https://'))).toEqual([]);
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
