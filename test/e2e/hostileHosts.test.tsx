// The form next to other styles: they do not change the form, and the form’s styles do not change them.

import { readFile } from 'node:fs/promises';
import { bundle, transform } from 'lightningcss';
import { type Browser, chromium, type Page } from 'playwright-core';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectForm, ConnectionCard } from '../../src/index.js';
import { chromiumLaunch } from '../support/chromium.js';

const ours = bundle({ filename: 'src/styles/styles.css' }).code.toString();
const css = (file: string) => readFile(`node_modules/${file}`, 'utf8');

const hosts = {
  'Tailwind 4': `@layer theme, base, components, utilities; @layer base { ${await css('tailwindcss/preflight.css')} }`,
  'Bootstrap 5': await css('bootstrap/dist/css/bootstrap.css'),
  'normalize.css': await css('normalize.css/normalize.css'),
  'a reset of everything to initial': '* { all: initial }',
  'a reset of everything that is set': '*, ::before, ::after { all: unset }',
  'a root font size of 62.5 %': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  'rules for bare elements': `
    h2, p, ol, li, label { margin: 3em; color: hotpink; text-transform: uppercase; float: right }
    input, select, button { width: 30px; border: 9px dashed lime; font: 30px serif; box-shadow: 0 0 9px red }
    details, summary, code, b, span, div { display: inline; background: yellow; letter-spacing: 9px }`,
};

// Fonts are meant to come from the host, so both pages have the same around the form.
const frame = `.frame { all: initial; display: block; position: relative; width: 420px; color-scheme: light;
  font: 16px/1.5 sans-serif; letter-spacing: normal; text-transform: none }`;

const form = renderToString(
  <>
    <ConnectForm
      appName="Acme"
      description="Acme will use this key."
      egressAddresses={['203.0.113.7']}
      onConnect={() => Promise.resolve()}
    />
    <ConnectionCard
      connection={{ subdomain: 'api.eu', keyHint: '7890', organizationCount: 143 }}
      onConnect={() => Promise.resolve()}
      onDisconnect={() => {}}
    />
  </>,
);

const theirs = `<h2>Heading</h2><p>Text <a href="#a">link</a> <code>code</code></p><ol><li>item</li></ol>
  <form><label>Label <input placeholder="x"></label><select><option>1</select><button>Go</button></form>
  <details open><summary>More</summary>text</details><table><tr><td>cell</table><hr>`;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch(await chromiumLaunch());
  page = await browser.newPage({ viewport: { width: 900, height: 1200 } });
});

afterAll(() => browser.close());

/** Every computed property of every element in `selector`, by the element's place and name. */
async function computed(body: string, styles: string[], selector: string) {
  await page.setContent(
    `<!doctype html><html lang="en"><head>${styles.map((text) => `<style>${text}</style>`).join('')}</head>
     <body>${body}</body></html>`,
  );
  return page.evaluate((selector) => {
    // With all details open, so that what is in them is compared as well.
    for (const details of document.querySelectorAll('details')) details.open = true;
    const root = document.querySelector(selector);
    const found: Record<string, string> = {};
    [...(root?.querySelectorAll('*') ?? [])].forEach((element, place) => {
      for (const pseudo of [undefined, '::before', '::after', '::placeholder']) {
        const style = getComputedStyle(element, pseudo);
        // Without content it is not on the page.
        if (/before|after/.test(pseudo ?? '') && style.content === 'none') continue;
        for (const property of style) {
          const name = `${place} ${element.tagName} ${element.className}${pseudo ?? ''}`;
          found[`${name} ${property}`] = style.getPropertyValue(property);
        }
      }
    });
    return found;
  }, selector);
}

function differences(one: Record<string, string>, other: Record<string, string>): string[] {
  return Object.keys(one)
    .filter((key) => one[key] !== other[key])
    .map((key) => `${key}: ${one[key]} -> ${other[key]}`);
}

describe.each(Object.entries(hosts))('beside %s', (_name, host) => {
  it('looks the same as without the host’s styles', async () => {
    const body = `<div class="frame">${form}</div>`;
    const alone = await computed(body, [frame, ours], '.frame');
    expect(Object.keys(alone).length).toBeGreaterThan(10_000);
    for (const styles of [
      [host, frame, ours],
      [ours, host, frame],
    ]) {
      expect(differences(alone, await computed(body, styles, '.frame'))).toEqual([]);
    }
  });

  it('does not change the host', async () => {
    const body = `<div class="frame">${form}</div><main>${theirs}</main>`;
    const without = await computed(body.replace(form, ''), [host, frame], 'main');
    const beside = await computed(body, [host, frame, ours], 'main');
    // Where it stands on the page differs; nothing else may.
    expect(
      differences(without, beside).filter((line) => !/ (perspective|transform)-origin/.test(line)),
    ).toEqual([]);
  });
});

// What Vite and Next.js do to every stylesheet, each for the browsers that it knows by default.
it.each(['light', 'dark'])('looks the same rewritten for older browsers, in %s', async (theme) => {
  const version = (major: number, minor = 0) => (major << 16) | (minor << 8);
  const rewritten = transform({
    filename: 'styles.css',
    code: Buffer.from(ours),
    targets: { chrome: version(111), firefox: version(111), safari: version(16, 4) },
  }).code.toString();
  const body = `<div class="frame">${form}</div>`;
  const styles = frame.replace('color-scheme: light', `color-scheme: ${theme}`);
  const asItIs = await computed(body, [styles, ours], '.frame');
  const differ = differences(asItIs, await computed(body, [styles, rewritten], '.frame'));
  // How a custom property is written is not seen.
  expect(differ.filter((line) => !/ --[\w-]+: /.test(line))).toEqual([]);
});
