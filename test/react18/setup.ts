// Says so at once when the tests of React 18 run with another.

import { version } from 'react';
import { version as rendererVersion } from 'react-dom';

for (const used of [version, rendererVersion]) {
  if (!used.startsWith('18.3.')) throw new Error(`These tests are for React 18.3, not ${used}.`);
}
