// In the place of what LogRocket's package downloads from its own server: sends on whatever the package hands over,
// read with the host's settings. How LogRocket itself records fields is not in the package.

let network = {};

window._LRLogger = class {
  constructor() {
    // biome-ignore lint/correctness/noConstructorReturn: it takes any call.
    return new Proxy(this, {
      get(_, name) {
        return (...values) => {
          network = values.find((value) => value?.network)?.network ?? network;
          const read = values.map((value) =>
            typeof value === 'function' ? value(network) : value,
          );
          void navigator.sendBeacon('/logrocket', JSON.stringify([String(name), ...read]));
        };
      },
    });
  }
};
