// The nightly check of every stored connection, as a host would run it.

import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installExample, removeExample } from './startExample.js';

const run = promisify(execFile);

describe('nightly-check', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await installExample('nightly-check');
  });
  afterAll(() => removeExample(folder));

  async function node(args: string[], complaints = '') {
    const { stdout, stderr } = await run(process.execPath, args, { cwd: folder });
    expect(stderr).toBe(complaints);
    return stdout;
  }

  /** Runs a program that has IT Glue's answers in `answers`, and prints JSON. */
  async function runWith(program: string, complaints?: string): Promise<unknown> {
    await writeFile(
      join(folder, 'program.js'),
      `import { testKeys } from 'itglue-connect/testing';
      import { HttpResponse, http } from 'msw';
      import { setupServer } from 'msw/node';
      import { checkAll } from './checkAll.js';
      const times = [];
      const answers = [];
      setupServer(http.get('https://*.itglue.com/organizations', () => {
        times.push(performance.now());
        return answers.shift() ?? HttpResponse.json({ data: [], meta: { 'total-count': 1 } });
      })).listen({ onUnhandledRequest: 'error' });
      const row = (name) => ({ name, credentials: async () => ({ subdomain: 'api', apiKey: testKeys.api }) });
      ${program}`,
    );
    return JSON.parse(await node(['program.js'], complaints));
  }

  it('records what IT Glue said of each connection, and counts what could not be asked', async () => {
    const lines = (await node(['main.js']))
      .trim()
      .split('\n')
      .map((line) => line.trim());
    expect(lines.slice(0, -1).sort()).toEqual([
      'Contoso broken key_rejected',
      'Fabrikam broken wrong_subdomain api.au',
      'Northwind ok',
    ]);
    expect(lines.at(-1)).toBe('{ ok: 1, broken: 2, unknown: 1 }');
  });

  it('waits between requests', async () => {
    const milliseconds = await runWith(`
      const check = (count) => checkAll(Array.from({ length: count }, row), async () => {}, { interval: 40 });
      // The first request takes longer.
      await check(1);
      await check(12);
      console.log(JSON.stringify(times[12] - times[1]));
    `);
    // Eleven intervals. A timer may fire a little early, and a request take a little longer than the next.
    expect(milliseconds).toBeGreaterThan(10 * 40);
  });

  it('waits when IT Glue asks to, and then asks again', async () => {
    const { waited, recorded, counts } = Object(
      await runWith(`
        answers.push(new HttpResponse(null, { status: 429, headers: { 'retry-after': '1' } }));
        const recorded = [];
        const counts = await checkAll([row('one'), row('two')], async ({ name }, { health }) => {
          recorded.push([name, health]);
        }, { interval: 0, atOnce: 1 });
        console.log(JSON.stringify({ waited: times[1] - times[0], recorded, counts }));
      `),
    );
    expect(waited).toBeGreaterThan(900);
    expect(recorded).toEqual([
      ['one', 'ok'],
      ['two', 'ok'],
    ]);
    expect(counts).toEqual({ ok: 2, broken: 0, unknown: 0 });
  });

  it('goes on after a connection that can’t be read, and says so in one line', async () => {
    const counts = await runWith(
      `const bad = { credentials: () => Promise.reject(new Error('no such secret')) };
      const counts = await checkAll([bad, row('one')], async () => {}, { interval: 0 });
      console.log(JSON.stringify(counts));`,
      'A connection was not checked: Error: no such secret\n',
    );
    expect(counts).toEqual({ ok: 1, broken: 0, unknown: 1 });
  });

  it('checks ten thousand connections', async () => {
    const printed = await node(['measure.js', '10000']);
    expect(printed).toMatch(/ok: 9900,\s+broken: 100,\s+unknown: 0/);
  });
});
