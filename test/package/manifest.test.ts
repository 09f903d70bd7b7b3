// Tools that don't read `exports` find every entry in other fields of package.json.

import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { version } from '../../src/form/version.js';

const entries = Object.keys(manifest.exports).filter(
  (entry) => !['.', './package.json'].includes(entry),
);

/** The file that `import` loads. */
function fileOf(entry: string): unknown {
  const target: unknown = Object.entries(manifest.exports).find(([name]) => name === entry)?.[1];
  if (typeof target !== 'object' || target === null) return target;
  if (!('default' in target)) return undefined;
  const { default: imported } = target;
  return typeof imported === 'object' && imported && 'default' in imported
    ? imported.default
    : imported;
}

describe('package.json', () => {
  it('names every entry for Parcel, in `alias`', () => {
    expect(manifest.alias).toEqual(
      Object.fromEntries(entries.map((entry) => [entry, String(fileOf(entry)).replace('*', '$1')])),
    );
  });

  it('names every entry with types for older TypeScript, in `typesVersions`', () => {
    expect(Object.keys(manifest.typesVersions['*']).map((entry) => `./${entry}`)).toEqual(
      entries.filter((entry) => entry !== './openapi.json'),
    );
  });

  it('has the version that the form copies for support', () => {
    expect(manifest.version).toBe(version);
  });
});
