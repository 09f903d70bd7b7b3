// Every code block of the README is compiled, and the one that is a test is run.

import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { transform } from 'lightningcss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const folder = '.cache/readme';

const readme = await readFile('README.md', 'utf8');
const blocks = [...readme.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language, code]) => ({
  language: language ?? '',
  code: code ?? '',
}));
const ofLanguage = (...languages: string[]) =>
  blocks.filter(({ language }) => languages.includes(language)).map(({ code }) => code);

// What the host of the README has of its own.
const acme = `
export function requireAdministrator(request: Request): Promise<{ customerId: string }> {
  return Promise.resolve({ customerId: request.url });
}
export const vault = {
  put(customerId: string, credentials: { subdomain: string; apiKey: string }): Promise<void> {
    return Promise.resolve(void [customerId, credentials]);
  },
};
`;

const tsconfig = {
  extends: '../../tsconfig.json',
  compilerOptions: {
    paths: {
      'itglue-connect': ['../../src/index.ts'],
      'itglue-connect/languages/*': ['../../src/languages/*.ts'],
      'itglue-connect/*': ['../../src/*/index.ts'],
      'itglue-connect/styles.css': ['../../src/styles/styles.css'],
    },
  },
  include: ['.'],
  exclude: [],
};

const vitestConfig = `
import { defineConfig } from 'vitest/config';
export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    alias: [{ find: /^itglue-connect\\/(.*)$/, replacement: '${process.cwd()}/src/$1/index.ts' }],
  },
  test: { include: ['host.test.ts'] },
});
`;

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/acme.ts`, acme);
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify(tsconfig));
  await writeFile(`${folder}/vitest.config.ts`, vitestConfig);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the README', () => {
  it('has no code in a language that nothing here checks', () => {
    expect(new Set(blocks.map(({ language }) => language))).toEqual(
      new Set(['sh', 'tsx', 'ts', 'css']),
    );
  });

  it('shows TypeScript that compiles', { timeout: 60_000 }, async () => {
    const sources = blocks.filter(({ language }) => /^tsx?$/.test(language));
    expect(sources.length).toBeGreaterThan(4);
    await Promise.all(
      sources.map(({ language, code }, index) =>
        writeFile(`${folder}/block${index}.${language}`, code),
      ),
    );
    const { stdout } = await run('node_modules/.bin/tsc', ['-p', folder]).catch((error) => error);
    expect(stdout).toBe('');
  });

  it('shows a test that passes', { timeout: 60_000 }, async () => {
    const tests = ofLanguage('ts').filter((code) => code.includes("from 'vitest'"));
    expect(tests).toHaveLength(1);
    await writeFile(`${folder}/host.test.ts`, tests.join());
    const { stdout } = await run('node_modules/.bin/vitest', [
      'run',
      '--config',
      `${folder}/vitest.config.ts`,
      '--reporter=json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ numPassedTests: 1, success: true });
  });

  it('shows CSS that parses', () => {
    for (const css of ofLanguage('css')) {
      expect(() => transform({ filename: 'README.css', code: Buffer.from(css) })).not.toThrow();
    }
  });

  it('names commands that exist', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
    for (const [, script = ''] of readme.matchAll(/npm (?:run )?([\w:-]+)/g)) {
      expect([...Object.keys(scripts), 'ci', 'install']).toContain(script);
    }
  });
});
