// The violations that IBM's Equal Access engine finds on the page. It has other rules than axe.

import 'accessibility-checker-engine/ace-window.js';
import type { Checker } from 'accessibility-checker-engine/v4/checker/Checker.js';
import { vi } from 'vitest';

declare global {
  interface Window {
    ace_ibma: { Checker: typeof Checker };
  }
}

const checker = new window.ace_ibma.Checker();

/**
 * Every violation of WCAG 2.2, level A and AA, with its element. Its rule for contrast can't read our colours, which are
 * computed from those of the page. It says so on the console for each element. axe and ./measures.ts measure them.
 */
export async function equalAccessViolations(): Promise<string[]> {
  const quiet = vi.spyOn(console, 'log').mockImplementation(() => {});
  const { results } = await checker.check(document, 'WCAG_2_2').finally(() => quiet.mockRestore());
  return results.flatMap(({ ruleId, value: [policy, confidence], message, snippet, path }) => {
    // The frame of a story has the browser's own empty document.
    const isInFrame = path.dom?.includes('/iframe[');
    return policy === 'VIOLATION' && confidence === 'FAIL' && !isInFrame
      ? [`${ruleId}: ${message}\n${snippet}`]
      : [];
  });
}
