// The places in a page where a key may remain, and their text.

import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    /** The messages that the page has sent to itself. */
    sent: string[];
    /** The violations of its content security policy. */
    violations: string[];
  }
}

/** The text of each place. */
type Traces = Record<string, string>;

export interface Watch {
  /** The current text of all places. */
  traces(): Promise<Traces>;
  /** The violations of the policy so far, in every document. */
  violations(): Promise<string[]>;
}

/** Watches a page. Must be called while the page is empty. */
export async function watch(context: BrowserContext, page: Page): Promise<Watch> {
  const console: string[] = [];
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => console.push(message.text()));
  page.on('pageerror', ({ message, stack }) => errors.push(`${message} ${stack}`));
  page.on('request', (request) => {
    requests.push(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())}`);
    // Leaves out the one body that must contain the key.
    if (!request.url().endsWith('/api/itglue')) requests.push(request.postData() ?? '');
  });
  await page.addInitScript(record);
  return {
    async traces() {
      return {
        ...(await page.evaluate(tracesInPage)),
        'all cookies': JSON.stringify(await context.cookies()),
        console: console.join('\n'),
        errors: errors.join('\n'),
        requests: requests.join('\n'),
      };
    },
    violations: () => page.evaluate(() => window.violations),
  };
}

/** Runs in the page before its own scripts. */
function record() {
  window.sent = [];
  window.violations = [];
  addEventListener('securitypolicyviolation', ({ violatedDirective, sample, sourceFile }) => {
    window.violations.push(`${violatedDirective} ${sample} ${sourceFile}`);
  });
  for (const type of ['error', 'unhandledrejection'] as const) {
    addEventListener(type, (event) => {
      const error: unknown = 'reason' in event ? event.reason : event.error;
      window.sent.push(`${type} ${error} ${error instanceof Error ? error.stack : ''}`);
    });
  }
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    window.sent.push(`${event.type} ${JSON.stringify({ ...event })}`);
    if (event instanceof CustomEvent) window.sent.push(`${JSON.stringify(event.detail)}`);
    return dispatchEvent.call(this, event);
  };
  for (const { prototype } of [MessagePort, BroadcastChannel, Worker]) {
    const { postMessage } = prototype;
    prototype.postMessage = function (...args: unknown[]) {
      window.sent.push(`message ${JSON.stringify(args[0])}`);
      return Reflect.apply(postMessage, this, args);
    };
  }
  addEventListener('message', ({ data }) => window.sent.push(`message ${JSON.stringify(data)}`));
}

/** Runs in the page. It doesn't know the searched text, or that text would be found in its own memory. */
async function tracesInPage(): Promise<Traces> {
  const roots: (Document | ShadowRoot)[] = [document];
  const fields: string[] = [];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (element instanceof HTMLInputElement) fields.push(element.value, element.defaultValue);
      if (element instanceof HTMLTextAreaElement) fields.push(element.value);
    }
  }
  const markup = (root: Document | ShadowRoot) =>
    root instanceof Document ? root.documentElement.outerHTML : root.innerHTML;

  const databases: unknown[] = [];
  for (const { name } of await indexedDB.databases()) databases.push(name, await rowsOf(name));
  const caches_: unknown[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      caches_.push(name, request.url, await (await cache.match(request))?.text());
    }
  }

  return {
    document: roots.map(markup).join('\n'),
    fields: fields.join('\n'),
    address: `${location.href} ${document.referrer} ${document.title} ${window.name}`,
    history: JSON.stringify(history.state),
    cookies: document.cookie,
    'local storage': textsInStorage(localStorage),
    'session storage': textsInStorage(sessionStorage),
    databases: JSON.stringify(databases),
    caches: JSON.stringify(caches_),
    performance: performance.getEntries().map(textOfEntry).join('\n'),
    sent: window.sent.join('\n'),
    globals: textsIn(window).join('\n'),
  };

  // By index, since an entry named like a method of the storage is not among its properties.
  function textsInStorage(storage: Storage): string {
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    return names.map((name) => `${name} ${storage.getItem(name)}`).join('\n');
  }

  function textOfEntry(entry: PerformanceEntry): string {
    return JSON.stringify([entry, 'detail' in entry && entry.detail]);
  }

  function rowsOf(name = ''): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = reject;
      opening.onsuccess = () => {
        const database = opening.result;
        const names = [...database.objectStoreNames];
        if (!names[0]) return resolve([]);
        const rows: unknown[] = [];
        const transaction = database.transaction(names);
        for (const store of names) {
          const all = transaction.objectStore(store).getAll();
          all.onsuccess = () => rows.push(...all.result);
        }
        transaction.oncomplete = () => {
          database.close();
          resolve(rows);
        };
      };
    });
  }

  /** Every text that is reachable from the global object in six steps, through properties, lists and maps. */
  function textsIn(start: object): string[] {
    const texts: string[] = [];
    const seen = new Set<object>();
    let layer: object[] = [start];
    for (let depth = 0; depth < 6; depth += 1) {
      const next: object[] = [];
      for (const owner of layer) {
        for (const value of valuesOf(owner)) {
          if (typeof value === 'string') texts.push(value);
          else if (canHold(value) && !seen.has(value)) {
            seen.add(value);
            next.push(value);
          }
        }
      }
      layer = next;
    }
    return texts;
  }

  // Skips nodes: their content is covered by the document and its fields, and React's data on them is not global.
  function canHold(value: unknown): value is object {
    return (
      (typeof value === 'object' || typeof value === 'function') &&
      value !== null &&
      !(value instanceof Node || value instanceof CSSRule || value instanceof StyleSheet)
    );
  }

  function valuesOf(owner: object): unknown[] {
    const values: unknown[] = [];
    if (owner instanceof Map || owner instanceof Set)
      values.push(...owner.keys(), ...owner.values());
    for (const name of Reflect.ownKeys(owner)) {
      values.push(typeof name === 'symbol' ? name.description : name);
      try {
        values.push(Reflect.get(owner, name));
      } catch {
        // The getter doesn't support this object.
      }
    }
    return values;
  }
}
