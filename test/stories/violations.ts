// The violations that axe finds on the page.

import axe from 'axe-core';
import { axeTags } from '../../.storybook/axeTags.js';

/** Every violation with its elements. */
export async function violations(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    runOnly: { type: 'tag', values: axeTags },
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
}
