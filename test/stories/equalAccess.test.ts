// The engine finds nothing in the stories. This shows that it would.

import { expect, it } from 'vitest';
import { equalAccessViolations } from './equalAccess.js';
import { show } from './stories.js';

it('reports a field that has lost its label', async () => {
  await show('ConnectForm/Pristine');
  expect(await equalAccessViolations()).toEqual([]);
  document.querySelector('.itglue-label')?.remove();
  expect(await equalAccessViolations()).toEqual([expect.stringContaining('input_label_exists')]);
});
