// Every place in a page where something may be left, and what is there.

import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    /** What the page has sent to itself since it began. */
    sent: string[];
    /** What its content security policy has forbidden. */
    violations: string[];
  }
}

/** A place, and all the text that is there. */
type Traces = Record<string, string>;

export interface Watch {
  /** All there is now. */
  traces(): Promise<Traces>;
  /** What the policy has forbidden so far, in every document. */
  violations(): Promise<string[]>;
}

/** Watches a page that is still empty. */
export async function watch(context: BrowserContext, page: Page): Promise<Watch> {
  const console: string[] = [];
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => console.push(message.text()));
  page.on('pageerror', ({ message, stack }) => errors.push(`${message} ${stack}`));
  page.on('request', (request) => {
    requests.push(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())}`);
    // The one body in which the key belongs.
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

/** Runs before any script of the page. */
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

/** Runs in the page. It is told nothing of what is sought, or it would be found there itself. */
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

  // By number: one that is named like a method of the storage is not among its properties.
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

  /** Every text that can be reached from the global object in six steps, by names, lists and maps. */
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

  // What a node holds is a matter of the document and its fields; what React keeps there is not global.
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
        // A getter that is not made for this object.
      }
    }
    return values;
  }
}
