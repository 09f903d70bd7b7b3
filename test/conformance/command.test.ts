// What `itglue-connect conformance` prints for a person, and for a build server.

import { describe, expect, it } from 'vitest';
import { checks } from '../../src/conformance/checks.js';
import { freePort } from '../support/listen.js';
import { run } from './command.js';
import { startHost } from './host.js';

const cookie = ['--header', 'cookie: session=dana'];

describe.concurrent('itglue-connect conformance', { timeout: 90_000 }, () => {
  it('starts a back end, prints a line for each rule, and ends it', async ({ expect }) => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const program = ['--', process.execPath, 'test/conformance/hostOfDist.mjs', String(port)];
    const url = `${origin}/api/itglue/connect`;
    const { status, stdout, stderr } = await run('conformance', url, ...cookie, ...program);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const unchecked = checks.filter(({ needsProbe }) => needsProbe).length;
    expect(stdout).toContain('✓ connects a good key at Europe');
    expect(stdout).toContain('– saves nothing after a refusal');
    expect(stdout).toContain(`${checks.length - unchecked} hold, 0 fail, ${unchecked} not checked`);
  });

  it('exits with 1 when a rule is broken, and prints only JSON', async ({ expect }) => {
    const port = await freePort();
    const host = await startHost(`http://127.0.0.1:${port}/{subdomain}`, {
      isAdministrator: () => true,
    });
    const probe = ['--probe', String(host.probe)];
    const options = [...cookie, ...probe, '--port', String(port), '--json'];
    const { status, stdout, stderr } = await run('conformance', String(host.url), ...options);
    await host.stop();
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const results: unknown = JSON.parse(stdout);
    expect(results).toHaveLength(checks.length);
    expect(results).toContainEqual({
      name: 'refuses someone who may not connect',
      outcome: 'fails',
      detail: 'expected 401 or 403 not_allowed, got 200',
    });
    expect(stdout).not.toContain('ITG.');
  });

  it.each([
    ['conformance', 'https://app.acme.example/connect'],
    ['conformance', 'http://127.0.0.1.acme.example/connect'],
    ['conformance', 'http://localhost:1/', '--probe', 'http://192.0.2.1/saves'],
  ])('refuses an address that is not on this machine: %s %s', async (...given) => {
    const { status, stdout, stderr } = await run(...given);
    expect(status).toBe(2);
    expect(stderr).toMatch(/is not this machine\. .* needs --allow-remote/);
    expect(stdout).toBe('');
  });

  it.each([
    [[], 'Name the command: conformance'],
    [['conformance'], 'Give one URL'],
    [['conformance', 'acme'], 'Not a URL: acme'],
    [['conformance', 'file:///etc'], 'Not http or https'],
    [['conformance', 'http://localhost:1', '--port', '70000'], '--port takes a number'],
    [['conformance', 'http://localhost:1', '--header', 'cookie'], 'Not a header: cookie'],
    [['conformance', 'http://localhost:1', '--colour'], '--colour'],
  ])('explains itself after %j, with the usage', async (given, message) => {
    const { status, stderr } = await run(...given);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: itglue-connect conformance URL');
  });

  it('exits with 2 when the back end cannot be started', async ({ expect }) => {
    const address = `http://127.0.0.1:${await freePort()}/`;
    const missing = await run('conformance', address, '--', './no-such-program');
    expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining('ENOENT') });
    const ended = await run('conformance', address, '--', process.execPath, '-e', '0');
    expect(ended).toMatchObject({ status: 2, stderr: expect.stringContaining('ended (0)') });
  });

  it('prints its usage when asked', async ({ expect }) => {
    const { status, stdout } = await run('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('--allow-remote');
  });
});
