// The package as npm would publish it, in a project without other packages.

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const run = promisify(execFile);
const tsc = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);

async function project(dependencies: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'itglue-connect-project-'));
  await cp('examples/itglue-connect.tgz', join(folder, 'itglue-connect.tgz'));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: { 'itglue-connect': 'file:./itglue-connect.tgz', ...dependencies },
    }),
  );
  await run('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    // Through a shell, since on Windows npm is a script.
    shell: process.platform === 'win32',
  });
  return folder;
}

const usesEverything = `
import { ConnectError, ConnectForm, type Connection, openConnectDialog, postTo, regions } from 'itglue-connect';
import { ItglueConnectElement } from 'itglue-connect/element';
import { ConnectFrame, serveFrame } from 'itglue-connect/frame';
import { de } from 'itglue-connect/languages/de';
import { nangoConnect } from 'itglue-connect/nango';
import { createConnectHandler, verifyCredentials } from 'itglue-connect/server';
import 'itglue-connect/styles.css';
import { itglueHandlers, testKeys } from 'itglue-connect/testing';
import Nango from '@nangohq/frontend';

export const form = <ConnectForm onConnect={postTo('/connect')} messages={de} appName="Acme" />;
export const frame = <ConnectFrame src="https://connect.acme.example/itglue" messages={de} />;
serveFrame({ allowedParents: ['https://app.acme.example'], url: '/connect' });
// @ts-expect-error Either an address or a callback.
serveFrame({ allowedParents: ['https://app.acme.example'] });
export const element = <itglue-connect app-name="Acme" mode="dialog" open />;
export const viaNango = <ConnectForm onConnect={nangoConnect(new Nango(), 'itglue')} />;
export const opened: Promise<Connection | undefined> = openConnectDialog({ onConnect: postTo('/') });
export const found: ItglueConnectElement | null = document.querySelector('itglue-connect');
found?.addEventListener('itglue-connect:success', ({ detail }) => detail.organizationCount);
export const handle: (request: Request) => Promise<Response> = createConnectHandler({
  authorize: () => ({ customerId: 7 }),
  save: async (credentials, { organizationCount }, { customerId }) => {
    const sum: number = organizationCount + customerId;
    return { id: String(sum) + credentials.subdomain };
  },
});
export const checked = verifyCredentials({ subdomain: 'api.eu', apiKey: testKeys.api });
export const handlers = itglueHandlers();
export const first: 'api' | 'api.eu' | 'api.au' | undefined = regions[0]?.subdomain;
export const error = new ConnectError('rate_limited', { retryAfter: 42 });
// @ts-expect-error There is no such region.
verifyCredentials({ subdomain: 'api.us', apiKey: '' });
// @ts-expect-error The one prop that is required.
export const withoutCallback = <ConnectForm />;
`;

// The file is a .cts, so that TypeScript treats it as CommonJS.
const requiresEverything = `
import { openConnectDialog, postTo } from 'itglue-connect';
import { ItglueConnectElement } from 'itglue-connect/element';
import { ConnectFrame } from 'itglue-connect/frame';
import { de } from 'itglue-connect/languages/de';
import { nangoConnect } from 'itglue-connect/nango';
import { toNodeListener } from 'itglue-connect/node';
import { createConnectHandler } from 'itglue-connect/server';
import 'itglue-connect/standalone';
import 'itglue-connect/styles.css';

export const opened = openConnectDialog({ onConnect: postTo('/'), messages: de });
export const all = [ItglueConnectElement, ConnectFrame, nangoConnect, toNodeListener];
// @ts-expect-error It needs options.
createConnectHandler();
`;
const requiresTheMock = `
import { itglueHandlers } from 'itglue-connect/testing';
export const handlers = itglueHandlers();
`;

describe.each([
  ['React 19', '19'],
  ['React 18.3', '18.3'],
])('with the types of %s', (_name, react) => {
  let folder: string;
  beforeAll(async () => {
    folder = await project({
      // The types of Nango's client need these.
      '@types/json-schema': '7',
      '@types/node': '20',
      '@nangohq/frontend': manifest.devDependencies['@nangohq/frontend'],
      '@types/react': react,
      '@types/react-dom': react.replace('18.3', '18'),
      msw: manifest.devDependencies.msw,
      react,
      'react-dom': react,
    });
    await writeFile(join(folder, 'host.tsx'), usesEverything);
    await writeFile(join(folder, 'host.cts'), requiresEverything);
    await writeFile(join(folder, 'mock.cts'), requiresTheMock);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['node16', 'host.tsx', 'node16'],
    ['nodenext', 'host.tsx', 'nodenext'],
    ['bundler', 'host.tsx', 'preserve'],
    ['node16', 'host.cts', 'node16'],
    ['node16', 'mock.cts', 'node16'],
  ])('resolves under %s: %s', async (moduleResolution, file, module) => {
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module,
          moduleResolution,
          target: 'es2022',
          lib: ['es2022', 'dom', 'dom.iterable'],
          jsx: 'react-jsx',
          strict: true,
          noEmit: true,
          types: ['node'],
          // The declarations of msw itself don't pass in CommonJS.
          skipLibCheck: file === 'mock.cts',
        },
        files: [file],
      }),
    );
    const { stdout } = await run(process.execPath, [tsc, '-p', folder]).catch(
      ({ stdout }: { stdout: string }) => ({ stdout }),
    );
    expect(stdout).toBe('');
  });
});

describe('with only React installed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await project({ react: '19', 'react-dom': '19' });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has no dependency with an install script', async () => {
    const lock: { packages: Record<string, { hasInstallScript?: boolean }> } = JSON.parse(
      await readFile(join(folder, 'package-lock.json'), 'utf8'),
    );
    expect(Object.keys(lock.packages)).toContain('node_modules/react-hook-form');
    const scripted = Object.entries(lock.packages).filter(
      ([, { hasInstallScript }]) => hasInstallScript,
    );
    expect(scripted).toEqual([]);
  });

  it.each([
    'itglue-connect',
    'itglue-connect/server',
    'itglue-connect/nango',
    'itglue-connect/element',
    'itglue-connect/frame',
  ])('can be imported in Node: %s', async (entry) => {
    const { stdout } = await run(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import * as all from '${entry}'; console.log(Object.keys(all).length)`,
      ],
      { cwd: folder },
    );
    expect(Number(stdout)).toBeGreaterThan(0);
  });

  it('has the command `itglue-connect`, which checks a back end', async () => {
    const npx = (...args: string[]) =>
      run('npx', ['--no-install', 'itglue-connect', ...args], {
        cwd: folder,
        shell: process.platform === 'win32',
      });
    expect((await npx('--help')).stdout).toContain('Usage: itglue-connect conformance URL');
    await expect(npx('conformance', 'https://acme.example/connect')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('needs --allow-remote'),
    });
  });

  it('has the OpenAPI description of the endpoint', async () => {
    const code = `import openapi from 'itglue-connect/openapi.json' with { type: 'json' };
    console.log(openapi.openapi, Object.keys(openapi.paths).length);`;
    const args = ['--no-warnings', '--input-type=module', '-e', code];
    const { stdout } = await run(process.execPath, args, { cwd: folder });
    expect(stdout).toBe('3.1.1 2\n');
  });

  it.each(['languages', 'locales'])('has a module for every language: %s', async (path) => {
    const types = await readdir(join(folder, 'node_modules/itglue-connect/dist/languages'));
    const names = types.flatMap((file) => /^(\w+)\.d\.ts$/.exec(file)?.[1] ?? []);
    const code = `const found = {};
    for (const name of ${JSON.stringify(names)}) {
      const language = await import('itglue-connect/${path}/' + name);
      found[name] = language[name]?.locale ?? Object.keys(language);
    }
    console.log(JSON.stringify(found));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], {
      cwd: folder,
    });
    expect(JSON.parse(stdout)).toEqual({
      ...{ ar: 'ar', da: 'da', de: 'de', es: 'es', fr: 'fr', he: 'he', it: 'it' },
      ...{ ja: 'ja', nl: 'nl', ptBR: 'pt-BR', sv: 'sv' },
      // English is split into the parts that the form, the dialog and the card need.
      en: ['cardMessages', 'dialogMessages', 'formMessages', 'frameMessages', 'linkMessages'],
    });
  });

  /** The packages in a bundle of that code. */
  async function bundled(code: string): Promise<string[]> {
    const { metafile } = await build({
      stdin: { contents: code, resolveDir: folder },
      absWorkingDir: folder,
      bundle: true,
      format: 'esm',
      metafile: true,
      minify: true,
      write: false,
    });
    const [output] = Object.values(metafile.outputs);
    const used = Object.entries(output?.inputs ?? {})
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path);
    return [...new Set(used)].sort();
  }

  it('bundles the regions without React, react-hook-form or zod', async () => {
    expect(
      await bundled(`import { regions } from 'itglue-connect'; console.log(regions);`),
    ).toEqual(['<stdin>', 'itglue-connect']);
  });

  it('bundles the server part without React or react-hook-form', async () => {
    expect(
      await bundled(
        `import { createConnectHandler } from 'itglue-connect/server'; console.log(createConnectHandler);`,
      ),
    ).toEqual(['<stdin>', 'itglue-connect']);
  });

  it('bundles the form with only its dependencies', async () => {
    expect(
      await bundled(`import { ConnectForm } from 'itglue-connect'; console.log(ConnectForm);`),
    ).toEqual(['<stdin>', 'itglue-connect', 'react', 'react-dom', 'react-hook-form']);
  });
});
