// Packs the build as npm would publish it, into the file that the examples install.

import { execSync } from 'node:child_process';
import { renameSync } from 'node:fs';

const [{ filename }] = JSON.parse(
  execSync('npm pack --json --ignore-scripts --pack-destination examples', { encoding: 'utf8' }),
);
renameSync(`examples/${filename}`, 'examples/itglue-connect.tgz');
