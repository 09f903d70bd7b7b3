// Every block of code in the README and in docs/ is compiled or run, here or by the test that is named here.

import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'lightningcss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { recipes } from '../runtimes/recipes.js';
import { type Block, blocks, blocksIn, isRunByRunners, pages } from './docs/pages.js';
import { sourceTexts } from './docs/sourceTexts.js';

const run = promisify(execFile);
const folder = '.cache/docs';

// `npm run test:examples` builds each of them and opens it in a browser.
const examples = await Promise.all(
  readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        /\.(vue|svelte|html|js|ts|tsx)$/.test(name) && !/node_modules|dist|\.next/.test(name),
    )
    .map((name) => readFile(join('examples', name), 'utf8')),
);
const isExample = ({ code }: Block) => examples.includes(code.replace(/^\/\/ \S+\.\w+\n/, ''));
const isRecipe = ({ code }: Block) => recipes.some(({ recipe }) => recipe === code);
const onPage = (wanted: string) => (block: Block) => block.page === wanted;

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

/** Each page has a folder of its own. A block without a name has a number. */
const pathOf = ({ page, file, language }: Block, index: number) =>
  join(folder, page.replace(/\W+/g, '-'), file ?? `block${index}.${language}`);

const tsconfig = {
  extends: '../../tsconfig.json',
  compilerOptions: {
    types: ['node', 'vite/client'],
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

const compiledHere = (block: Block) =>
  /^(tsx?|js)$/.test(block.language) &&
  !isRunByRunners(block) &&
  !isExample(block) &&
  !isRecipe(block);
const compiled = blocks.filter(compiledHere);

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify(tsconfig));
  for (const [index, block] of compiled.entries()) {
    const path = pathOf(block, index);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, block.code);
    const acme = relative(dirname(path), 'test/package/docs/acme.js');
    await writeFile(join(dirname(path), 'acme.ts'), `export * from '${acme}';\n`);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the code on the pages', () => {
  it('is in a language that something checks', () => {
    const known = [
      'ts',
      'tsx',
      'js',
      'css',
      'json',
      'sh',
      'sql',
      'text',
      'vue',
      'svelte',
      'html',
      'http',
      'bash',
    ];
    expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
  });

  it('compiles', { timeout: 120_000 }, async () => {
    expect(compiled.length).toBeGreaterThan(40);
    const { stdout } = await run('node_modules/.bin/tsc', ['-p', folder]).catch((error) => error);
    expect(stdout).toBe('');
  });

  it.each(blocksIn('vue', 'svelte'))('is a file of an example: $page, $language', (block) => {
    expect(isExample(block)).toBe(true);
  });

  it.each(blocksIn('html'))('is an example, or loads scripts of the page: $page', (block) => {
    const scripts = [...block.code.matchAll(/src="\/([\w.]+)\.js"/g)].map(([, name]) => name);
    const named = blocks.filter(onPage(block.page)).map(({ file }) => file?.replace(/\.\w+$/, ''));
    expect(scripts.length).toBeGreaterThan(0);
    expect(isExample(block) || scripts.every((name) => named.includes(name))).toBe(true);
    expect(block.code).not.toMatch(/style=|<script>|<style>/);
  });

  it('is run by test/runners where a line names its file', () => {
    const headings = new Set(blocks.filter(isRunByRunners).map(({ heading }) => heading));
    expect(headings).toEqual(
      new Set([
        'A page and its test',
        'The server part and its test',
        'Vitest',
        'Jest with Babel',
        'Jest with ts-jest',
        'Create React App',
        'Playwright',
      ]),
    );
  });

  it('is run by test/conformance where it is a request and its answer', () => {
    const [requests, answers] = [
      blocksIn('bash'),
      blocksIn('http').filter(onPage('docs/http-api.md')),
    ];
    expect(
      requests.filter(({ page, code }) => page !== 'docs/http-api.md' || !code.startsWith('curl ')),
    ).toEqual([]);
    expect(answers).toHaveLength(requests.length);
  });

  it('is a test that passes', { timeout: 60_000 }, async () => {
    const tests = compiled.filter(({ code }) => code.includes("from 'vitest'"));
    expect(tests).toHaveLength(1);
    await writeFile(`${folder}/host.test.ts`, tests.map(({ code }) => code).join());
    await writeFile(`${folder}/vitest.config.ts`, vitestConfig);
    const { stdout } = await run('node_modules/.bin/vitest', [
      'run',
      '--config',
      `${folder}/vitest.config.ts`,
      '--reporter=json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ numPassedTests: 1, success: true });
  });

  it('is CSS that parses', () => {
    for (const { page, code } of blocksIn('css')) {
      expect(() => transform({ filename: page, code: Buffer.from(code) })).not.toThrow();
    }
  });

  it('is JSON that parses', () => {
    for (const { code } of blocksIn('json')) expect(() => JSON.parse(code)).not.toThrow();
  });

  it('makes the columns that the queries beside it use', () => {
    for (const { page, code } of blocksIn('sql')) {
      const queries = compiled
        .filter(onPage(page))
        .map((block) => block.code)
        .join();
      for (const [, column] of code.matchAll(/[(,] ?(\w+) \w+/g)) expect(queries).toContain(column);
    }
  });

  it('is a header that the form is tested under', async () => {
    const answers = blocksIn('http').filter(({ page }) => page !== 'docs/http-api.md');
    expect(answers.length).toBeGreaterThan(0);
    const tested = await sourcesIn('test/e2e', 'demo/server');
    const directives = answers.flatMap(({ code }) =>
      // A line that is indented continues the one before. The host's own origin differs.
      code
        .trim()
        .replace(/\n +/g, ' ')
        .replace(/ https:\/\/\S+\.example/g, '')
        .split(/[\n;] ?/),
    );
    const untested = directives
      .map((directive) => directive.replace(/^content-security-policy: /i, ''))
      .filter((directive) => {
        const [header = directive] = directive.split(': ');
        return !tested.includes(directive) && !tested.includes(`'${header.toLowerCase()}'`);
      });
    expect(untested).toEqual([]);
  });

  it('is a command that exists', () => {
    for (const { code } of blocksIn('sh')) {
      for (const [, script = ''] of code.matchAll(/npm (?:run )?([\w:-]+)/g)) {
        expect([...Object.keys(manifest.scripts), 'ci', 'init', 'install', 'pkg']).toContain(
          script,
        );
      }
      for (const [, packages = ''] of code.matchAll(/npm install (?:--save-dev )?(.*)/g)) {
        const unknown = packages.split(' ').filter((name) => !installed.has(name));
        expect(unknown).toEqual([]);
      }
      for (const [, program] of code.matchAll(/^(?:\w+=\S+ )?(?:npx )?([\w-]+)/gm)) {
        expect(['npm', 'node', 'next', 'itglue-connect']).toContain(program);
      }
    }
  });

  // `npm run test:examples` installs what the rest of the block does.
  it('makes a package of an empty folder', async () => {
    const [start] = blocksIn('sh').filter(onPage('docs/quick-start.md'));
    const commands = start?.code.match(/^npm (?:init|pkg) .*$/gm) ?? [];
    const cwd = await mkdtemp(join(tmpdir(), 'itglue-connect-docs-'));
    for (const command of commands) await run(command, { cwd, shell: true });
    const { type } = JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8'));
    expect(type).toBe('module');
    await rm(cwd, { recursive: true });
  });

  it('is a line that the package logs', { timeout: 60_000 }, () => {
    const texts = sourceTexts();
    const lines = blocksIn('text').flatMap(({ code }) => code.trim().split('\n'));
    expect(lines.length).toBeGreaterThan(15);
    const unknown = lines.filter((line) => {
      const message = line.replace(/^itglue-connect: /, '');
      const withoutName = message.replace(/^\w+( \(\w+\))?: (Refused: )?/, '');
      return !texts.some((pattern) => pattern.test(message) || pattern.test(withoutName));
    });
    expect(unknown).toEqual([]);
  });
});

describe('the links on the pages', () => {
  it.each(['docs/README.md', 'llms.txt'])('lead from %s to every page', (list) => {
    const text = pages.find(({ page }) => page === list)?.text ?? '';
    const unlisted = pages
      .map(({ page }) => basename(page))
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .filter((name) => name !== 'SKILL.md' || list === 'llms.txt')
      .filter((name) => !text.includes(`${name})`));
    expect(unlisted).toEqual([]);
  });

  it.each(pages)('$page', ({ page, text }) => {
    const prose = text.replace(/^```.*?^```$/gms, '');
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
      ([, link, source]) => link ?? source ?? '',
    );
    const broken = targets.filter(
      (target) => !/^https:/.test(target) && !leadsSomewhere(page, target),
    );
    expect(broken).toEqual([]);
  });
});

/** What the tests of the pages install. */
const installed = new Set(
  ['package.json', 'test/runners/jest30/package.json', 'test/runners/vite/package.json'].flatMap(
    (path) => {
      const { name, dependencies, devDependencies } = JSON.parse(readFileSync(path, 'utf8'));
      return [name, ...Object.keys({ ...dependencies, ...devDependencies })];
    },
  ),
);

/** The text of every script in these folders. */
async function sourcesIn(...folders: string[]): Promise<string> {
  const paths = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  return (await Promise.all(paths.map((path) => readFile(path, 'utf8')))).join('\n');
}

/** Whether the file exists, and the heading in it. */
function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path ? join(dirname(page), path) : page;
  if (!existsSync(file)) return false;
  if (!anchor) return true;
  return anchorsIn(readFileSync(file, 'utf8')).includes(anchor);
}

/** The anchors that a code host gives to headings. */
const anchorsIn = (text: string) =>
  Array.from(text.matchAll(/^#+ (.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
