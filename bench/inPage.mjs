// Runs in the page before any other script. Measures there, so that the connection to the browser adds no time.

/* global document, window */

/** For `addInitScript`, so it can't use anything outside itself. */
export function watch() {
  /** @type {Record<string, number>} In milliseconds. */
  const times = {};
  /** @type {number[]} */
  const longTasks = [];
  /** @type {number[]} */
  const shifts = [];
  let rendered = 0;

  /** Calls back once the current frame is painted. @param {() => void} callback */
  const afterFrame = (callback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = callback;
    port2.postMessage(undefined);
  };

  /**
   * Measures the time from a user event until its effect is painted.
   *
   * @param {string} name
   * @param {Event} event
   * @param {() => unknown} isThere
   */
  const measure = (name, event, isThere) => {
    const look = () => {
      if (!isThere()) return requestAnimationFrame(look);
      return afterFrame(() => {
        times[name] = performance.now() - event.timeStamp;
      });
    };
    requestAnimationFrame(look);
  };

  const keyField = () => document.querySelector('[autocomplete=new-password], [data-itglue-key]');
  new MutationObserver((_records, observer) => {
    if (!keyField()) return;
    observer.disconnect();
    times.editable = performance.now();
  }).observe(document, { childList: true, subtree: true });

  let characters = 0;
  window.addEventListener(
    'keydown',
    (event) => {
      characters += 1;
      const length = characters;
      measure(`character${length}`, event, () => {
        const field = keyField();
        return field instanceof HTMLInputElement && field.value.length >= length;
      });
    },
    true,
  );
  window.addEventListener(
    'click',
    (event) => {
      const clicked = event.target instanceof Element ? event.target.textContent : '';
      if (clicked === 'Open') {
        measure('dialog', event, () => document.activeElement?.matches('dialog select'));
      } else if (clicked === 'Connect') {
        const says = /Connecting…|Checking with IT Glue…/;
        measure('connecting', event, () => says.test(document.body.textContent ?? ''));
      }
    },
    true,
  );

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      // Movement that the user caused doesn't count as a shift.
      if (!Reflect.get(entry, 'hadRecentInput')) shifts.push(Reflect.get(entry, 'value'));
    }
  }).observe({ type: 'layout-shift', buffered: true });

  /**
   * Counts the components that rendered, like React's developer tools: those that React visited and that did work.
   *
   * @param {any} fiber
   * @param {any} before
   */
  const countRendered = (fiber, before) => {
    const isComponent =
      typeof fiber.type === 'function' || typeof fiber.type?.render === 'function';
    // The flag PerformedWork.
    if (fiber !== before && isComponent && fiber.flags & 1) rendered += 1;
    if (fiber.child === before?.child) return;
    for (let child = fiber.child; child; child = child.sibling)
      countRendered(child, child.alternate);
  };
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: (/** @type {unknown} */ _id, /** @type {any} */ { current }) =>
        countRendered(current, current.alternate),
      onCommitFiberUnmount() {},
      onPostCommitFiberRoot() {},
      checkDCE() {},
    },
    isMeasured: (/** @type {string} */ name) => name in times,
    // Returns the measurements so far, and resets the lists and the count.
    takeMeasured() {
      const measured = {
        times: { ...times },
        longTasks: longTasks.splice(0),
        shifts: shifts.splice(0),
        rendered,
      };
      rendered = 0;
      return measured;
    },
  });
}
