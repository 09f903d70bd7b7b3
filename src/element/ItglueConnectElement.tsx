// `<itglue-connect>`: the form for hosts without React.

import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { ConnectDialog } from '../dialog/ConnectDialog.js';
import { ConnectForm, type ConnectFormProps } from '../form/ConnectForm.js';
import type { OnConnect, SubdomainOptions } from '../form/controller.js';
import type { ConnectEvent } from '../form/events.js';
import { initials } from '../form/initials.js';
import type { Connection } from '../itglue/connection.js';
import { regions } from '../itglue/regions.js';
import type { Messages } from '../languages/en.js';
import styles from '../styles/styles.css?inline';

/** The attributes, each read anew when it changes. Those that are yes or no are yes when they are there. */
export interface ItglueConnectAttributes {
  /** Who is asking. */
  'app-name'?: string;
  /** What the product will do with the key. Text alone. */
  description?: string;
  /** Chosen at first: `api`, `api.eu` or `api.au`. Anything else counts as none. */
  'default-subdomain'?: string;
  /** Whether that one is certain, and not for the user to choose. */
  'lock-subdomain'?: string | boolean;
  /** Whether the key needs "Password Access". */
  'require-password-access'?: string | boolean;
  /** The addresses that the host's server calls IT Glue from, separated by blanks. */
  'egress-addresses'?: string;
  /** Whether the first empty field takes focus. In a dialog it always does. */
  'auto-focus'?: string | boolean;
  /** `form`, the default, stands in the page; `dialog` shows nothing until it is opened. */
  mode?: 'form' | 'dialog';
  /** With `mode="dialog"`: whether it is shown. Goes when the user closes it. */
  open?: string | boolean;
}

const observed = [
  'app-name',
  'description',
  'default-subdomain',
  'lock-subdomain',
  'require-password-access',
  'egress-addresses',
  'auto-focus',
  'mode',
  'open',
] as const satisfies (keyof ItglueConnectAttributes)[];

/** What the element tells, none of it with the key. They do not bubble. */
export interface ItglueConnectEventMap {
  'itglue-connect:success': CustomEvent<Connection>;
  /** What `connect` threw, itself. */
  'itglue-connect:error': CustomEvent<unknown>;
  /** Everything that happens, for analytics. */
  'itglue-connect:event': CustomEvent<ConnectEvent>;
  /** The dialog was closed. */
  'itglue-connect:close': CustomEvent<undefined>;
}

// On a server there are no elements; there this module can be imported, and defines nothing.
const BaseElement: typeof HTMLElement = globalThis.HTMLElement ?? class {};

/**
 * The form as a custom element. It stands in a shadow root, where the host's styles do not reach;
 * the properties `--itglue-*` do. A `logo` may be given in the slot of that name.
 *
 * @example
 * const element = document.querySelector('itglue-connect');
 * element.connect = postTo('/api/itglue/connect');
 * element.addEventListener('itglue-connect:success', ({ detail }) => show(detail));
 */
export class ItglueConnectElement extends BaseElement {
  static readonly observedAttributes: readonly string[] = observed;

  #root: Root | undefined;
  #connect: OnConnect | undefined;
  #messages: Partial<Messages> | undefined;

  /** Gets the credentials when the user submits. Required. Not named `on…`, which React takes for an event. */
  get connect(): OnConnect | undefined {
    return this.#connect;
  }

  set connect(connect: OnConnect | undefined) {
    this.#connect = connect;
    this.#render();
  }

  /** A language, or single messages in place of the English ones. */
  get messages(): Partial<Messages> | undefined {
    return this.#messages;
  }

  set messages(messages: Partial<Messages> | undefined) {
    this.#messages = messages;
    this.#render();
  }

  /** With `mode="dialog"`: whether it is shown. */
  get open(): boolean {
    return this.hasAttribute('open');
  }

  set open(open: boolean) {
    this.toggleAttribute('open', open);
  }

  connectedCallback(): void {
    this.#adoptProperties();
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    // To the page, a key typed in a field is pressed on this element, which no hotkey takes for a field.
    for (const type of ['keydown', 'keypress', 'keyup']) this.addEventListener(type, keepTyping);
    shadow.adoptedStyleSheets = [stylesheetOf(this.ownerDocument)];
    this.#root ??= createRoot(shadow);
    this.#render();
  }

  disconnectedCallback(): void {
    // Not at once: it may only be moved, and then loses nothing. Nor may React unmount while it renders a host.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#root?.unmount();
      this.#root = undefined;
    });
  }

  attributeChangedCallback(): void {
    this.#render();
  }

  override addEventListener<Type extends keyof ItglueConnectEventMap>(
    type: Type,
    listener: (this: ItglueConnectElement, event: ItglueConnectEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener, options);
  }

  /** Takes properties that were set before the element was defined. */
  #adoptProperties(): void {
    for (const name of ['connect', 'messages', 'open'] as const) {
      const own = Object.getOwnPropertyDescriptor(this, name);
      if (!own) continue;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, own.value);
    }
  }

  #render(): void {
    this.#root?.render(this.#content());
  }

  #content(): ReactNode {
    const text = (name: (typeof observed)[number]) => this.getAttribute(name) ?? undefined;
    const appName = text('app-name');
    const props: ConnectFormProps = {
      ...this.#subdomainOptions(),
      appName,
      description: text('description'),
      logo: <slot name="logo">{initials(appName)}</slot>,
      requirePasswordAccess: this.hasAttribute('require-password-access'),
      egressAddresses: text('egress-addresses')?.split(/\s+/).filter(Boolean),
      autoFocus: this.hasAttribute('auto-focus'),
      messages: this.#messages,
      onConnect: this.#connect ?? missingConnect,
      onSuccess: (connection) => this.#tell('success', connection),
      onError: (error) => this.#tell('error', error),
      onEvent: (event) => this.#tell('event', event),
    };
    return text('mode') === 'dialog' ? (
      <ConnectDialog
        {...props}
        open={this.open}
        onOpenChange={(open) => {
          this.open = open;
          this.#tell('close', undefined);
        }}
      />
    ) : (
      <ConnectForm {...props} />
    );
  }

  #subdomainOptions(): SubdomainOptions {
    const wanted = this.getAttribute('default-subdomain');
    const subdomain = regions.find((region) => region.subdomain === wanted)?.subdomain;
    return subdomain
      ? { defaultSubdomain: subdomain, lockSubdomain: this.hasAttribute('lock-subdomain') }
      : {};
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`itglue-connect:${type}`, { detail }));
  }
}

/** Escape and Tab do leave: a host's modal closes by the one, and holds the focus by the other. */
function keepTyping(event: Event): void {
  if (!('key' in event && (event.key === 'Escape' || event.key === 'Tab'))) event.stopPropagation();
}

const missingConnect: OnConnect = () =>
  Promise.reject(new Error('Give <itglue-connect> a callback in its property "connect"'));

const stylesheets = new WeakMap<Document, CSSStyleSheet>();

/** One stylesheet for all elements of a document, which takes none of another's. Constructed, it is no inline style to a strict CSP. */
function stylesheetOf(document: Document): CSSStyleSheet {
  const known = stylesheets.get(document);
  if (known) return known;
  const stylesheet = new (document.defaultView ?? window).CSSStyleSheet();
  stylesheet.replaceSync(styles);
  stylesheets.set(document, stylesheet);
  return stylesheet;
}

// Registered by whoever comes first, which may be another copy of this module.
if (globalThis.customElements && !customElements.get('itglue-connect')) {
  customElements.define('itglue-connect', ItglueConnectElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'itglue-connect': ItglueConnectElement;
  }
}

declare module 'react' {
  // biome-ignore lint/style/noNamespace: it is how React's types are extended.
  namespace JSX {
    interface IntrinsicElements {
      'itglue-connect': React.DetailedHTMLProps<
        React.HTMLAttributes<ItglueConnectElement>,
        ItglueConnectElement
      > &
        ItglueConnectAttributes & {
          connect?: OnConnect | undefined;
          messages?: Partial<Messages> | undefined;
        };
    }
  }
}
