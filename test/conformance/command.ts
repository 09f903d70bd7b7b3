// The built command, as `npx itglue-connect` runs it.

import { execFile } from 'node:child_process';
import { createServer } from 'node:net';

/** What a program printed, and how it ended. */
export interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs `itglue-connect` to its end. */
export function run(...given: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const program = execFile(
      process.execPath,
      ['dist/conformance/main.js', ...given],
      (_, stdout, stderr) => resolve({ status: program.exitCode ?? -1, stdout, stderr }),
    );
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('There is no port');
  return address.port;
}
