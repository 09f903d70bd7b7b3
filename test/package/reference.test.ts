// docs/reference.md names everything that is exported, and every prop, option, field, code, event and status.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import type {
  ItglueConnectAttributes,
  ItglueConnectElement,
  ItglueConnectEventMap,
} from '../../src/element/index.js';
import type {
  ConnectFrameDialogProps,
  ConnectFrameProps,
  ServeFrameOptions,
} from '../../src/frame/index.js';
import type {
  ConnectByLinkProps,
  ConnectDialogProps,
  ConnectEvent,
  ConnectFormController,
  ConnectFormProps,
  Connection,
  ConnectionCardProps,
  ConnectionCheck,
  ConnectionProps,
  Part,
  PostToOptions,
  UseConnectFormOptions,
  UseConnectionOptions,
} from '../../src/index.js';
import { failures } from '../../src/itglue/connectError.js';
import type {
  ConnectHandlerOptions,
  ConnectionHandlerOptions,
  LinkErrorCode,
  Refusal,
  StoredConnection,
  VaultErrorCode,
  VerifyOptions,
} from '../../src/server/index.js';
import { type ItglueHandlersOptions, testKeys } from '../../src/testing/index.js';

const page = readFileSync('docs/reference.md', 'utf8');
const links = readFileSync('docs/connect-links.md', 'utf8');
const generated = readdirSync('docs/reference', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(`docs/reference/${name}`, 'utf8'))
  .join('\n');

/** The keys of every member of a union. */
type KeyOf<Type> = Type extends unknown ? keyof Type : never;
/** Each of the names. TypeScript refuses a missing and a surplus one. */
type Names<Name extends PropertyKey> = Record<Name, 1>;

const form = {
  onConnect: 1,
  appName: 1,
  description: 1,
  logo: 1,
  defaultSubdomain: 1,
  lockSubdomain: 1,
  requirePasswordAccess: 1,
  egressAddresses: 1,
  createLink: 1,
  guide: 1,
  autoFocus: 1,
  onSuccess: 1,
  onError: 1,
  onEvent: 1,
  onDone: 1,
  messages: 1,
  classNames: 1,
} satisfies Names<KeyOf<ConnectFormProps>>;

const sections: Record<string, object> = {
  ConnectForm: form,
  ConnectDialog: { open: 1, onOpenChange: 1 } satisfies Names<
    Exclude<KeyOf<ConnectDialogProps>, keyof typeof form>
  >,
  ConnectionCard: {
    connection: 1,
    status: 1,
    reason: 1,
    check: 1,
    mode: 1,
    readOnly: 1,
    loading: 1,
    loadError: 1,
    onReload: 1,
    sentLink: 1,
    onRevokeLink: 1,
    onReplaceKey: 1,
    onCheck: 1,
    onDisconnect: 1,
  } satisfies Names<Exclude<KeyOf<ConnectionCardProps>, keyof typeof form>>,
  useConnection: {
    connection: 1,
    check: 1,
    loading: 1,
    loadError: 1,
    onReload: 1,
    onConnect: 1,
    onCheck: 1,
    onDisconnect: 1,
    initial: 1,
  } satisfies Names<
    KeyOf<ConnectionProps> | Exclude<KeyOf<UseConnectionOptions>, KeyOf<PostToOptions>>
  >,
  ConnectByLink: { url: 1, fetch: 1 } satisfies Names<
    Exclude<KeyOf<ConnectByLinkProps>, keyof typeof form>
  >,
  ConnectFrame: {
    src: 1,
    link: 1,
    appName: 1,
    description: 1,
    defaultSubdomain: 1,
    lockSubdomain: 1,
    requirePasswordAccess: 1,
    egressAddresses: 1,
    autoFocus: 1,
    messages: 1,
    onSuccess: 1,
    onEvent: 1,
    onDone: 1,
    onClose: 1,
    onLoadError: 1,
    open: 1,
    onOpenChange: 1,
  } satisfies Names<KeyOf<ConnectFrameProps> | KeyOf<ConnectFrameDialogProps>>,
  serveFrame: {
    allowedParents: 1,
    url: 1,
    headers: 1,
    onConnect: 1,
    container: 1,
    onLoadError: 1,
  } satisfies Names<Exclude<KeyOf<ServeFrameOptions>, keyof typeof form> | 'onConnect'>,
  postTo: { headers: 1, credentials: 1, fetch: 1 } satisfies Names<KeyOf<PostToOptions>>,
  useConnectForm: {
    onConnect: 1,
    defaultSubdomain: 1,
    lockSubdomain: 1,
    autoFocus: 1,
    onSuccess: 1,
    onError: 1,
    onEvent: 1,
    state: 1,
    formControl: 1,
    notice: 1,
    address: 1,
    keyShown: 1,
    secondsLeft: 1,
    backOnline: 1,
    lockedSubdomain: 1,
    formProps: 1,
    submitProps: 1,
    subdomainProps: 1,
    apiKeyKind: 1,
    apiKeyProps: 1,
    submit: 1,
    cancel: 1,
    connectAt: 1,
    pickFromAddress: 1,
    showKey: 1,
    report: 1,
  } satisfies Names<KeyOf<UseConnectFormOptions> | KeyOf<ConnectFormController>>,
  'The custom element': {
    'app-name': 1,
    description: 1,
    'default-subdomain': 1,
    'lock-subdomain': 1,
    'require-password-access': 1,
    'egress-addresses': 1,
    'auto-focus': 1,
    mode: 1,
    open: 1,
    'itglue-connect:success': 1,
    'itglue-connect:error': 1,
    'itglue-connect:event': 1,
    'itglue-connect:close': 1,
    connect: 1,
    messages: 1,
    createLink: 1,
  } satisfies Names<
    | KeyOf<ItglueConnectAttributes>
    | KeyOf<ItglueConnectEventMap>
    | Exclude<keyof ItglueConnectElement, keyof HTMLElement | `${string}Callback`>
  >,
  createConnectHandler: {
    authorize: 1,
    save: 1,
    verify: 1,
    allowedOrigins: 1,
    onError: 1,
  } satisfies Names<KeyOf<ConnectHandlerOptions<true>>>,
  createConnectionHandler: { load: 1, remove: 1, record: 1 } satisfies Names<
    Exclude<KeyOf<ConnectionHandlerOptions<true>>, KeyOf<ConnectHandlerOptions<true>>>
  >,
  'Other functions of the server': {
    fetch: 1,
    signal: 1,
    timeout: 1,
    probeOtherRegions: 1,
    wrong_owner: 1,
    unknown_secret: 1,
    damaged: 1,
  } satisfies Names<KeyOf<VerifyOptions> | VaultErrorCode>,
  'The mock': {
    ...testKeys,
    keys: 1,
    delay: 1,
  } satisfies Record<KeyOf<ItglueHandlersOptions> | keyof typeof testKeys, unknown>,
  Connection: {
    subdomain: 1,
    organizationCount: 1,
    keyHint: 1,
    connectedAt: 1,
    id: 1,
  } satisfies Names<KeyOf<Connection>>,
  ConnectionCheck: {
    health: 1,
    code: 1,
    suggestedSubdomain: 1,
    retryAfter: 1,
    organizationCount: 1,
    checkedAt: 1,
  } satisfies Names<KeyOf<ConnectionCheck>>,
  Failures: failures,
  Events: {
    opened: 1,
    guide_opened: 1,
    subdomain_guessed: 1,
    refused: 1,
    submitted: 1,
    failed: 1,
    cancelled: 1,
    connected: 1,
    closed: 1,
    key_replaced: 1,
    disconnected: 1,
    attemptId: 1,
    subdomain: 1,
    field: 1,
    reason: 1,
    code: 1,
    suggestedSubdomain: 1,
    connection: 1,
    phase: 1,
    duration: 1,
  } satisfies Names<ConnectEvent['type'] | Exclude<KeyOf<ConnectEvent>, 'type'>>,
  Parts: {
    form: 1,
    badges: 1,
    badge: 1,
    title: 1,
    description: 1,
    field: 1,
    label: 1,
    hint: 1,
    notice: 1,
    error: 1,
    control: 1,
    reveal: 1,
    disclosure: 1,
    guide: 1,
    addresses: 1,
    handover: 1,
    button: 1,
    submit: 1,
    failure: 1,
    connected: 1,
    privacy: 1,
    status: 1,
    actions: 1,
    dialog: 1,
    close: 1,
    question: 1,
    card: 1,
    summary: 1,
    state: 1,
    outcome: 1,
  } satisfies Names<Part>,
};

const linkCodes = {
  missing: 1,
  cut: 1,
  unknown_secret: 1,
  other_page: 1,
  expired: 1,
  used: 1,
  revoked: 1,
  only_connects: 1,
} satisfies Names<LinkErrorCode>;

const refusals = { 400: 1, 403: 1, 405: 1, 413: 1, 415: 1 } satisfies Names<Refusal['status']>;
const storedFields = { connection: 1, credentials: 1, check: 1 } satisfies Names<
  KeyOf<StoredConnection>
>;

/** The text under a heading. */
const section = (heading: string) =>
  page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';

/** The names of the list that its text lacks as code. */
const missing = (names: string[], text: string) =>
  names.filter((name) => !text.match(new RegExp(`\`${name.replace(/\./g, '\\.')}\``)));

describe('docs/reference.md', () => {
  it.each(Object.entries(sections))('names everything of %s', (heading, names) => {
    expect(missing(Object.keys(names), section(heading))).toEqual([]);
  });

  it('names every status', () => {
    const statuses = [
      ...Object.values(failures).map(([status]) => status),
      ...Object.keys(refusals),
    ];
    expect(statuses.filter((status) => !section('Failures').includes(String(status)))).toEqual([]);
  });

  it('names what `load` returns', () => {
    const text = section('createConnectionHandler');
    expect(Object.keys(storedFields).filter((name) => !text.includes(name))).toEqual([]);
  });

  it('names every entry of the package', () => {
    const entries = Object.keys(manifest.exports)
      .filter((entry) => entry !== './package.json')
      .map((entry) => entry.replace('.', manifest.name).replaceAll('*', '\\*'));
    expect(missing(entries, section('Entry points'))).toEqual([]);
  });

  it.each(['.', 'server', 'node', 'testing', 'nango', 'element', 'frame'])(
    'names every value that %s exports',
    (entry) => {
      const values = exportsOf(entry).filter(({ isType }) => !isType);
      expect(
        missing(
          values.map(({ name }) => name),
          section('Entry points'),
        ),
      ).toEqual([]);
    },
  );
});

describe('docs/reference/', () => {
  it.each(['.', 'server', 'node', 'testing', 'nango', 'element', 'frame'])(
    'has every export of %s, types included',
    (entry) => {
      const names = exportsOf(entry).map(({ name }) => name);
      expect(names.length).toBeGreaterThan(1);
      expect(names.filter((name) => !new RegExp(`^#+ ${name}\\b`, 'm').test(generated))).toEqual(
        [],
      );
    },
  );
});

it('has every property of the stylesheet in docs/look.md', () => {
  const styles = readFileSync('dist/styles.css', 'utf8');
  const properties = new Set(styles.match(/--itglue-[\w-]+/g));
  expect(properties.size).toBeGreaterThan(7);
  expect(missing([...properties], readFileSync('docs/look.md', 'utf8'))).toEqual([]);
});

it('has every code of a link in docs/connect-links.md', () => {
  expect(missing(Object.keys(linkCodes), links)).toEqual([]);
});

/** What an entry exports, from its `index.ts`, which only exports. */
function exportsOf(entry: string) {
  const source = readFileSync(`src/${entry}/index.ts`, 'utf8');
  return [...source.matchAll(/export (type )?\{([^}]*)\}/g)].flatMap(([, allTypes, list = '']) =>
    list
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean)
      .map((item) => ({
        name: item.replace(/^type /, ''),
        isType: Boolean(allTypes) || item.startsWith('type '),
      })),
  );
}
