// `<itglue-connect>`: the form for hosts without React.

import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { ConnectDialog } from '../dialog/ConnectDialog.js';
import { ConnectForm, type ConnectFormProps } from '../form/ConnectForm.js';
import type { OnConnect, SubdomainOptions } from '../form/controller.js';
import type { ConnectEvent } from '../form/events.js';
import { initials } from '../form/initials.js';
import type { CreateLink } from '../form/SendLink.js';
import type { Connection } from '../itglue/connection.js';
import { regions } from '../itglue/regions.js';
import type { Messages } from '../languages/en.js';
import styles from '../styles/form.css?inline';

/** The attributes, read again when they change. A boolean attribute is true if it is present. */
export interface ItglueConnectAttributes {
  /** The name of the product that asks for the key. */
  'app-name'?: string;
  /** One sentence on what the product will do with the key. Text only. */
  description?: string;
  /** The subdomain that is selected at first: `api`, `api.eu` or `api.au`. Any other value is ignored. */
  'default-subdomain'?: string;
  /** Whether that subdomain is fixed: it is shown as text and can't be changed. */
  'lock-subdomain'?: string | boolean;
  /** Whether the key needs "Password Access". */
  'require-password-access'?: string | boolean;
  /** The IP addresses from which the host's server calls IT Glue, separated by spaces. */
  'egress-addresses'?: string;
  /** Whether the first empty field takes focus. In a dialog, it always does. */
  'auto-focus'?: string | boolean;
  /** `form` (the default) renders in the page. `dialog` shows nothing until it is opened. */
  mode?: 'form' | 'dialog';
  /** With `mode="dialog"`: whether the dialog is open. Removed when the user closes it. */
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

/** The element's events. They never contain the key, and don't bubble. */
export interface ItglueConnectEventMap {
  'itglue-connect:success': CustomEvent<Connection>;
  /** The error that `connect` threw, unchanged. */
  'itglue-connect:error': CustomEvent<unknown>;
  /** Each event of the form, for analytics. */
  'itglue-connect:event': CustomEvent<ConnectEvent>;
  /** The dialog was closed. */
  'itglue-connect:close': CustomEvent<undefined>;
}

// A server has no elements. Importing this module there works, but defines nothing.
const BaseElement: typeof HTMLElement = globalThis.HTMLElement ?? class {};

/**
 * The form as a custom element. It renders in a shadow root, so the host's styles don't reach it, but the custom
 * properties `--itglue-*` do. The slot `logo` takes the product's logo.
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
  #createLink: CreateLink | undefined;
  #messages: Partial<Messages> | undefined;

  /** Receives the credentials when the user submits. Required. Not named `on…`, which React treats as an event. */
  get connect(): OnConnect | undefined {
    return this.#connect;
  }

  set connect(connect: OnConnect | undefined) {
    this.#connect = connect;
    this.#render();
  }

  /** Creates a link for someone else who has the key. The form offers one if this is set. */
  get createLink(): CreateLink | undefined {
    return this.#createLink;
  }

  set createLink(createLink: CreateLink | undefined) {
    this.#createLink = createLink;
    this.#render();
  }

  /** A language, or single messages that replace the English ones. */
  get messages(): Partial<Messages> | undefined {
    return this.#messages;
  }

  set messages(messages: Partial<Messages> | undefined) {
    this.#messages = messages;
    this.#render();
  }

  /** With `mode="dialog"`: whether the dialog is open. */
  get open(): boolean {
    return this.hasAttribute('open');
  }

  set open(open: boolean) {
    this.toggleAttribute('open', open);
  }

  connectedCallback(): void {
    this.#adoptProperties();
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    // The page sees typing as keys pressed on this element, and its hotkeys don't recognize that as a text field.
    for (const type of ['keydown', 'keypress', 'keyup']) this.addEventListener(type, keepTyping);
    shadow.adoptedStyleSheets = [stylesheetOf(this.ownerDocument)];
    this.#root ??= createRoot(shadow);
    this.#render();
  }

  disconnectedCallback(): void {
    // Waits, so that an element that is only moved loses nothing. React also can't unmount while it renders a host.
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

  /** Adopts properties that were set before the element was defined. */
  #adoptProperties(): void {
    for (const name of ['connect', 'createLink', 'messages', 'open'] as const) {
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
      createLink: this.#createLink,
      messages: this.#messages,
      onConnect: this.#connect ?? missingConnect,
      onSuccess: (connection) => this.#dispatch('success', connection),
      onError: (error) => this.#dispatch('error', error),
      onEvent: (event) => this.#dispatch('event', event),
    };
    return text('mode') === 'dialog' ? (
      <ConnectDialog
        {...props}
        open={this.open}
        onOpenChange={(open) => {
          this.open = open;
          this.#dispatch('close', undefined);
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

  #dispatch(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`itglue-connect:${type}`, { detail }));
  }
}

/** Stops all keys but Escape and Tab: a host's modal closes on Escape and traps the focus by Tab. */
function keepTyping(event: Event): void {
  if (!('key' in event && (event.key === 'Escape' || event.key === 'Tab'))) event.stopPropagation();
}

const missingConnect: OnConnect = () =>
  Promise.reject(new Error('Give <itglue-connect> a callback in its property "connect"'));

const stylesheets = new WeakMap<Document, CSSStyleSheet>();

/** One stylesheet per document, since a document only adopts its own. A strict CSP allows a constructed stylesheet. */
function stylesheetOf(document: Document): CSSStyleSheet {
  const known = stylesheets.get(document);
  if (known) return known;
  const stylesheet = new (document.defaultView ?? window).CSSStyleSheet();
  stylesheet.replaceSync(styles);
  stylesheets.set(document, stylesheet);
  return stylesheet;
}

// Another copy of this module may have defined the element already.
if (globalThis.customElements && !customElements.get('itglue-connect')) {
  customElements.define('itglue-connect', ItglueConnectElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'itglue-connect': ItglueConnectElement;
  }
}

declare module 'react' {
  // biome-ignore lint/style/noNamespace: React's types can only be extended like this.
  namespace JSX {
    interface IntrinsicElements {
      'itglue-connect': React.DetailedHTMLProps<
        React.HTMLAttributes<ItglueConnectElement>,
        ItglueConnectElement
      > &
        ItglueConnectAttributes & {
          connect?: OnConnect | undefined;
          createLink?: CreateLink | undefined;
          messages?: Partial<Messages> | undefined;
        };
    }
  }
}
