// Measures everything and writes it to bench/RESULTS.md: npm run bench.

import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { measureBrowser, measureMemory } from './browser.mjs';
import { measureServer } from './server.mjs';
import { measureSizes, sizeAims } from './sizes.mjs';
import { median, ratio, runs, withSpread } from './statistics.mjs';

const version = async (/** @type {string} */ folder) =>
  JSON.parse(await readFile(`${folder}/package.json`, 'utf8')).version;
const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(2)} kB`;
const MB = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
const yesOrNo = (/** @type {boolean} */ met) => (met ? 'met' : '**missed**');
const table = (/** @type {string[][]} */ [head = [], ...rows]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

console.log('Sizes …');
const sizes = await measureSizes();
const aims = await sizeAims();
console.log('Browser …');
const { version: chromium, figures } = await measureBrowser();
console.log('Memory …');
const memory = await measureMemory();
console.log('Server …');
const server = await measureServer();

const sizeTable = table([
  ['in a host’s bundle', 'raw', 'gzip', 'brotli', 'aim', '', 'from which package (raw)'],
  ...sizes.map(({ name, raw, gzip, brotli, packages }) => {
    const aim = aims.get(name);
    return [
      name,
      kB(raw),
      kB(gzip),
      kB(brotli),
      aim ? kB(aim) : '',
      aim ? yesOrNo(brotli <= aim) : '',
      Object.entries(packages)
        .filter(([, bytes]) => bytes > 0)
        .sort(([, a], [, b]) => b - a)
        .map(([from, bytes]) => `${from} ${kB(bytes)}`)
        .join(', '),
    ];
  }),
]);

/**
 * @param {string} what
 * @param {string} figure
 * @param {string} unit
 * @param {{ of?: 'react' | 'bare', atMost?: number, most?: number }} [aim] a ratio, or a value
 */
function row(what, figure, unit, { of = 'react', atMost, most } = {}) {
  const taken = figures[figure];
  if (!taken) throw new Error(`${figure} was not measured`);
  const digits = unit === 'ms' ? 1 : unit === '' ? 0 : 3;
  const times = ratio(taken.ours, taken[of]);
  const aim =
    atMost !== undefined
      ? [`≤ ${atMost}× React`, yesOrNo(times <= atMost)]
      : most !== undefined
        ? [`≤ ${most} ${unit}`, yesOrNo(median(taken.ours) <= most)]
        : ['', ''];
  return [
    what,
    withSpread(taken.ours, unit, digits),
    withSpread(taken.react, unit, digits),
    withSpread(taken.bare, unit, digits),
    Number.isFinite(times) ? `${times.toFixed(2)}×` : '',
    ...aim,
  ];
}

const browserTable = table([
  ['in Chromium, 4× slower', 'ours', 'React alone', 'bare HTML', 'ours / React', 'aim', ''],
  row('navigation to key field editable', 'editable', 'ms', { atMost: 1.25 }),
  row('first character to next paint', 'firstCharacter', 'ms', { atMost: 1.25 }),
  row('second character to next paint', 'secondCharacter', 'ms', { atMost: 1.25 }),
  row('click to dialog shown and focused', 'dialog', 'ms', { atMost: 2 }),
  row('submit to “connecting” shown', 'connecting', 'ms', { atMost: 1.5 }),
  row('components rendered by a character', 'renderedBySecondCharacter', '', { most: 1 }),
  row('long tasks while loading', 'longTasksAtLoad', 'ms'),
  row('long tasks while typing', 'longTasksAtTyping', 'ms', { most: 0 }),
  row('layout shift while loading', 'shiftsAtLoad', 'CLS', { most: 0 }),
  row('layout shift when the dialog opens', 'shiftsAtDialog', 'CLS', { most: 0 }),
  row('layout shift on submit', 'shiftsAtSubmit', 'CLS', { most: 0 }),
]);

const memoryTable = table([
  ['mounted and unmounted', '100 times', '1,000 times', '2,000 times', 'aim', ''],
  ...Object.entries(memory).flatMap(([part, [few, many, most]]) => [
    [
      `${part}: JavaScript heap`,
      MB(few.heap),
      MB(many.heap),
      MB(most.heap),
      '2,000 ≤ 1,000 (+ 1 %)',
      yesOrNo(most.heap <= many.heap * 1.01),
    ],
    .../** @type {const} */ (['nodes', 'listeners']).map((what) => [
      `${part}: ${what === 'nodes' ? 'DOM nodes' : 'event listeners'}`,
      String(few[what]),
      String(many[what]),
      String(most[what]),
      'no growth',
      yesOrNo(most[what] <= few[what]),
    ]),
  ]),
]);

const serverTable = table([
  [
    '64 connections on loopback',
    'ours',
    'bare `http`',
    'bare, streamed',
    'ours / bare',
    'ours / streamed',
  ],
  serverRow('requests a second', 'rate', ''),
  serverRow('median answer', 'median', 'ms'),
  serverRow('99 of 100 answers within', 'slowest', 'ms'),
  serverRow('resident memory', 'memory', 'MB'),
]);

/**
 * @param {string} what
 * @param {keyof import('./server.mjs').Load} figure
 * @param {string} unit
 */
function serverRow(what, figure, unit) {
  const { ours, bare, streamed } = server;
  const show = (/** @type {import('./server.mjs').Load} */ load) =>
    withSpread(
      load[figure].map((value) => (figure === 'memory' ? value / 1e6 : value)),
      unit,
      0,
    );
  return [
    what,
    show(ours),
    show(bare),
    show(streamed),
    `${ratio(ours[figure], bare[figure]).toFixed(2)}×`,
    `${ratio(ours[figure], streamed[figure]).toFixed(2)}×`,
  ];
}

const [processor] = cpus();
await writeFile(
  'bench/RESULTS.md',
  `# Results

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}. Each figure is the median of ${runs} runs, with the range of all
runs. Our runs alternate with those of the baselines. “React alone” is the same two fields with only state. “bare HTML” is the same
fields with just enough script to submit them. Both wear the same stylesheet. Neither checks, explains or cleans anything.

${cpus().length} × ${processor?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB · Node ${process.versions.node} · Chromium ${chromium} · React ${await version('node_modules/react')} ·
react-hook-form ${await version('node_modules/react-hook-form')} · zod ${await version('node_modules/zod')} · itglue-connect ${await version('.')}

## Size

Minified by esbuild, without React. The stand-alone script includes Preact. \`zod\` is \`zod/mini\`.

${sizeTable}

## Speed

Each page is opened with an empty cache. Times to paint start at the event’s own time stamp and end after the frame that shows the
result. As in CLS, movement that the user caused by a click or by typing doesn’t count as a layout shift.

${browserTable}

## Memory

After garbage collection. The engine keeps compiling and caching for the first 700 times or so. After that, memory doesn’t grow.

${memoryTable}

## Server

\`createConnectHandler\` on Node’s \`http\` through \`@hono/node-server\`, with IT Glue mocked in the same process. The bare handlers parse
the same body and the same answer from IT Glue, but check nothing: not the size, the origin, the shape of the key, or the answer. The
second one uses \`Request\` and \`Response\` and reads the body as a stream, as ours does to stop a body that is longer than it claims.
That stream takes most of the time.

${serverTable}
`,
);
console.log('Written to bench/RESULTS.md');
