// Measures the form in a browser with a CPU slowed down four times, next to two baselines.

import { launchChromium } from '../scripts/chromium.mjs';
import { watch } from './inPage.mjs';
import { servePages } from './pages.mjs';
import { runs } from './statistics.mjs';

/** @typedef {'ours' | 'react' | 'bare'} Kind */
/** @typedef {Record<Kind, number[]>} Taken one value per run */
/** @typedef {{ times: Record<string, number>, longTasks: number[], shifts: number[], rendered: number }} Measured */

/** @type {Kind[]} */
const kinds = ['ours', 'react', 'bare'];
const slowdown = 4;

const sum = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);

/** @returns {Promise<{ version: string, figures: Record<string, Taken> }>} */
export async function measureBrowser() {
  const pages = await servePages();
  const browser = await launchChromium();
  /** @type {Record<string, Taken>} */
  const figures = {};
  const note = (
    /** @type {string} */ figure,
    /** @type {Kind} */ kind,
    /** @type {number} */ value,
  ) => {
    figures[figure] ??= { ours: [], react: [], bare: [] };
    figures[figure][kind].push(value);
  };

  /**
   * Opens a page in a browser with an empty cache, and uses it.
   *
   * @param {string} name
   * @param {(page: import('playwright-core').Page, take: (name?: string) => Promise<Measured>) => Promise<void>} use
   */
  async function visit(name, use) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(watch);
    const devTools = await context.newCDPSession(page);
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(pages.address(name), { waitUntil: 'networkidle' });
    await use(page, async (name) => {
      if (name) await page.waitForFunction((name) => Reflect.get(window, 'isMeasured')(name), name);
      // Waits for all started tasks to finish.
      await page.waitForTimeout(200);
      return page.evaluate(() => Reflect.get(window, 'takeMeasured')());
    });
    await context.close();
  }

  for (let run = 0; run < runs; run += 1) {
    for (const kind of kinds) {
      await visit(kind, async (page, take) => {
        const loaded = await take('editable');
        note('editable', kind, loaded.times.editable ?? Number.NaN);
        note('longTasksAtLoad', kind, sum(loaded.longTasks));
        note('shiftsAtLoad', kind, sum(loaded.shifts));

        await page.focus('[autocomplete=new-password], [data-itglue-key]');
        await take();
        await page.keyboard.press('I');
        const first = await take('character1');
        note('firstCharacter', kind, first.times.character1 ?? Number.NaN);
        await page.keyboard.press('T');
        const second = await take('character2');
        note('secondCharacter', kind, second.times.character2 ?? Number.NaN);
        note('renderedBySecondCharacter', kind, second.rendered);
        note('longTasksAtTyping', kind, sum([...first.longTasks, ...second.longTasks]));

        await page.selectOption('select', 'api.eu');
        await page.fill('[autocomplete=new-password], [data-itglue-key]', 'ITG.0123456789abcdef');
        await take();
        await page.click('[type=submit]');
        const submitted = await take('connecting');
        note('connecting', kind, submitted.times.connecting ?? Number.NaN);
        note('shiftsAtSubmit', kind, sum(submitted.shifts));
      });
      await visit(`${kind}InDialog`, async (page, take) => {
        await take();
        await page.click('text=Open');
        const opened = await take('dialog');
        note('dialog', kind, opened.times.dialog ?? Number.NaN);
        note('shiftsAtDialog', kind, sum(opened.shifts));
      });
    }
  }
  const version = browser.version();
  await browser.close();
  pages.stop();
  return { version, figures };
}

/** @typedef {{ heap: number, nodes: number, listeners: number }} Memory heap in bytes */

/**
 * Measures the memory after a part was mounted and unmounted 100, 1,000 and 2,000 times.
 *
 * @returns {Promise<Record<'form' | 'dialog', [Memory, Memory, Memory]>>}
 */
export async function measureMemory() {
  const pages = await servePages();
  const browser = await launchChromium();
  const measure = async (/** @type {'form' | 'dialog'} */ part) => {
    const page = await browser.newPage();
    await page.goto(pages.address('mounts'));
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Performance.enable');
    /** @returns {Promise<Memory>} */
    const mount = async (/** @type {number} */ times) => {
      await page.evaluate(({ part, times }) => Reflect.get(window, 'mount')(part, times), {
        part,
        times,
      });
      // Twice, since objects that the first collection finalizes are only freed by the second.
      await devTools.send('HeapProfiler.collectGarbage');
      await devTools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devTools.send('Performance.getMetrics');
      const metric = (/** @type {string} */ wanted) =>
        metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
      return {
        heap: metric('JSHeapUsedSize'),
        nodes: metric('Nodes'),
        listeners: metric('JSEventListeners'),
      };
    };
    /** @type {[Memory, Memory, Memory]} */
    const memory = [await mount(100), await mount(900), await mount(1000)];
    await page.close();
    return memory;
  };
  const memory = { form: await measure('form'), dialog: await measure('dialog') };
  await browser.close();
  pages.stop();
  return memory;
}
