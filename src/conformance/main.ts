#!/usr/bin/env node
// The command `itglue-connect conformance`: does a back end keep the contract?

import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, styleText } from 'node:util';
import { type Result, runChecks } from './run.js';
import { type StandIn, startStandIn } from './standIn.js';

const usage = `Usage: itglue-connect conformance URL [options] [-- COMMAND …]

Checks a back end that the Connect form posts to. It starts a stand-in for IT Glue on
this machine; the back end has to ask it in place of IT Glue. Give the command that
starts the back end, and it gets the environment variable

  ITGLUE_BASE_URL=http://127.0.0.1:PORT/{subdomain}     (usually https://{subdomain}.itglue.com)

or choose the port with --port and start the back end yourself.

Options
  --header 'NAME: VALUE'  A header of someone who may connect, such as a cookie. Repeatable.
  --probe URL             Answers GET with {"saves": n}: how often a connection was saved.
  --port PORT             Where the stand-in listens. Any free port by default.
  --json                  Prints the results as JSON.
  --allow-remote          Runs against a back end that is not on this machine.
  --help                  Prints this text.

Exits with 0 if everything holds, 1 if not, and 2 if it could not run.
`;

/** The command line asks for something that cannot be done. */
class UsageError extends Error {}

interface Arguments {
  url: URL;
  headers: Record<string, string>;
  probe: URL | undefined;
  port: number;
  json: boolean;
  command: readonly string[];
}

async function main(given: string[]): Promise<number> {
  let chosen: Arguments | undefined;
  try {
    chosen = readArguments(given);
  } catch (error) {
    complain(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
  if (!chosen) {
    print(usage);
    return 0;
  }
  const standIn = await startStandIn(chosen.port);
  const backEnd = start(chosen, standIn);
  // A group of its own does not hear Ctrl+C.
  process.once('SIGINT', () => {
    if (backEnd) end(backEnd);
    process.exit(130);
  });
  try {
    if (backEnd) await untilAnswers(chosen.url, backEnd);
    else if (!chosen.json) print(`ITGLUE_BASE_URL=${standIn.baseUrl}\n`);
    const results = await runChecks(chosen, standIn, chosen.json ? undefined : printResult);
    if (chosen.json) print(JSON.stringify(results, undefined, 2));
    else printSummary(results);
    return results.some(({ outcome }) => outcome === 'fails') ? 1 : 0;
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return 2;
  } finally {
    if (backEnd) end(backEnd);
    await standIn.close();
  }
}

/**
 * @returns `undefined` if only the usage is asked for
 * @throws {UsageError}
 */
function readArguments(given: string[]): Arguments | undefined {
  const end = given.indexOf('--');
  const own = end < 0 ? given : given.slice(0, end);
  const { values, positionals } = parseArgs({
    args: own,
    allowPositionals: true,
    options: {
      header: { type: 'string', multiple: true, default: [] },
      probe: { type: 'string' },
      port: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
      'allow-remote': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const [name, address, ...rest] = positionals;
  if (name !== 'conformance') throw new UsageError('Name the command: conformance');
  if (!address || rest.length) throw new UsageError('Give one URL, the address of the endpoint');
  const url = readAddress(address, values['allow-remote']);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError('--port takes a number from 0 to 65535');
  }
  return {
    url,
    headers: Object.fromEntries(values.header.map(readHeader)),
    probe:
      values.probe === undefined ? undefined : readAddress(values.probe, values['allow-remote']),
    port,
    json: values.json,
    command: end < 0 ? [] : given.slice(end + 1),
  };
}

function readAddress(address: string, allowRemote: boolean): URL {
  if (!URL.canParse(address)) throw new UsageError(`Not a URL: ${address}`);
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) throw new UsageError(`Not http or https: ${address}`);
  const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (!loopback && !allowRemote) {
    throw new UsageError(
      `${url.hostname} is not this machine. The run sends broken and forbidden requests, so it needs --allow-remote`,
    );
  }
  return url;
}

function readHeader(header: string): [name: string, value: string] {
  const colon = header.indexOf(':');
  if (colon < 1) throw new UsageError(`Not a header: ${header}. Write 'name: value'`);
  return [header.slice(0, colon).trim(), header.slice(colon + 1).trim()];
}

// Windows has no groups of processes.
const ownGroup = process.platform !== 'win32';

function start({ command, json }: Arguments, { baseUrl }: StandIn): ChildProcess | undefined {
  const [program, ...rest] = command;
  if (program === undefined) return undefined;
  return spawn(program, rest, {
    env: { ...process.env, ITGLUE_BASE_URL: baseUrl },
    detached: ownGroup,
    // Standard output is for the table, or for whoever reads the JSON.
    stdio: ['ignore', json ? 'ignore' : 2, 'inherit'],
  });
}

/** Ends the back end with all that it started, such as the program that `go run` compiled. */
function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(ownGroup ? -pid : pid);
  } catch {
    // It has ended already.
  }
}

/** Waits until the back end accepts connections. */
async function untilAnswers(url: URL, backEnd: ChildProcess): Promise<void> {
  let failure: string | undefined;
  backEnd.once('error', (error) => {
    failure = `The command could not be started: ${error.message}`;
  });
  backEnd.once('exit', (code, signal) => {
    failure = `The command ended (${signal ?? code}) before ${url.origin} answered`;
  });
  const patience = performance.now() + 60_000;
  while (performance.now() < patience) {
    if (failure !== undefined) throw new Error(failure);
    const answered = await fetch(url, { redirect: 'manual', method: 'OPTIONS' }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(100);
  }
  throw new Error(`Nothing answered at ${url.origin} within a minute`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

// By hand, since Node.js 20 colours a pipe too.
const hasColors = process.stdout.isTTY && process.stdout.hasColors();
const coloured = (colour: 'green' | 'red' | 'yellow', text: string) =>
  hasColors ? styleText(colour, text) : text;

const marks = {
  holds: coloured('green', '✓'),
  fails: coloured('red', '✗'),
  unchecked: coloured('yellow', '–'),
} satisfies Record<Result['outcome'], string>;

function printResult({ name, outcome, detail }: Result): void {
  print(`${marks[outcome]} ${name}`);
  if (detail) print(`    ${detail}`);
  if (outcome === 'unchecked') print('    only a probe could tell: --probe URL');
}

function printSummary(results: readonly Result[]): void {
  const count = (wanted: Result['outcome']) =>
    results.filter(({ outcome }) => outcome === wanted).length;
  const parts = [`${count('holds')} hold`, `${count('fails')} fail`];
  if (count('unchecked')) parts.push(`${count('unchecked')} not checked`);
  print(`\n${parts.join(', ')}`);
}

// Last, once everything above is defined.
process.exitCode = await main(process.argv.slice(2));
