// The built command, as `npx itglue-connect` runs it.

import { execFile } from 'node:child_process';

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
