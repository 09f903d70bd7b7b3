// Replaces the script that LogRocket's package downloads from its own server. Sends everything that the package passes
// to it, processed by the host's settings. The package does not contain LogRocket's recording of fields.

let network = {};

window._LRLogger = class {
  constructor() {
    // biome-ignore lint/correctness/noConstructorReturn: the proxy accepts any call.
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
