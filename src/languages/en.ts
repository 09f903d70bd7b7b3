// English, and the type of a language. The messages are in five objects, so that a host pays only for those it shows.

/** Messages of the form. `{…}` is filled in. Menu names of IT Glue are written as on its screen. */
export const formMessages = {
  locale: 'en',
  dir: 'ltr',

  title: 'Connect IT Glue',
  thisApp: 'this app',
  privacy: 'Sent only to {appName}. Never stored in this browser.',

  'region.api': 'Global',
  'region.api.eu': 'Europe',
  'region.api.au': 'Australia',

  'subdomain.label': 'Subdomain',
  'subdomain.hint': 'Choose the one that matches your sign-in address.',
  'subdomain.none': 'Choose your subdomain',
  'subdomain.option': '{region} — {signIn} ({subdomain})',
  'subdomain.picked': 'Selected {option}.',
  'subdomain.missing': 'Choose your subdomain.',

  'address.ask': 'Not sure which subdomain?',
  'address.label': 'Paste the address you see when you’re signed in to IT Glue.',
  'address.unknown': 'That isn’t an IT Glue address.',
  'address.kaseya':
    'That’s the Kaseya sign-in page. Finish signing in, then copy the address again.',

  'apiKey.label': 'API key',
  'apiKey.hint': 'Starts with {prefix}',
  'apiKey.hidden': 'Your API key is hidden.',
  'apiKey.hidden.button': 'Show',
  'apiKey.hidden.label': 'Show API key',
  'apiKey.shown': 'Your API key is visible.',
  'apiKey.shown.button': 'Hide',
  'apiKey.shown.label': 'Hide API key',
  'apiKey.cleaned': 'Removed everything except the key.',
  'apiKey.missing': 'Paste your API key.',
  'apiKey.malformed': 'That isn’t an IT Glue API key. Keys start with “ITG.”',
  'apiKey.too_long': 'That’s too long to be an API key.',

  'guide.title': 'Where do I find my subdomain and key?',
  'guide.needs': 'You need a paid plan with API access and the {administrator} role.',
  'guide.signIn': 'Sign in to {itGlue}. The address shows which subdomain to choose.',
  'guide.open': 'Go to {account}, or {admin} in newer accounts.',
  'guide.generate': 'Click {generate} and name the key after {appName}.',
  'guide.passwords': 'Turn on {passwordAccess} so that {appName} can read passwords.',
  'guide.copy': 'Copy the key right away. IT Glue shows it only once.',
  'guide.unused': 'IT Glue revokes keys that go unused for 90 days.',
  'guide.allow':
    'If your account restricts access by IP address, allow {addresses} under {ipAccess}.',
  'copy.one': 'Copy address',
  'copy.other': 'Copy addresses',
  'copy.done': 'Copied',
  'copy.failed': 'Couldn’t copy. Select the text and copy it.',
  'details.copy': 'Copy details for support',

  'steps.ask': 'Not an IT Glue administrator?',
  'steps.copy': 'Copy the steps for someone who is',
  'steps.title': 'How to create an IT Glue API key for {appName}',
  'steps.page': 'Then enter the key at {page}',

  'link.ask': 'Someone else has the key?',
  'link.create': 'Send them a link',
  'link.creating': 'Creating a link…',
  'link.label': 'Link to send',
  'link.until': 'It works once, until {date}.',
  'link.copy': 'Copy link',
  'link.share': 'Share…',
  'link.newTab': '(opens in a new tab)',
  'link.failed': 'The link couldn’t be created.',

  connect: 'Connect',
  connecting: 'Checking with IT Glue…',
  'connecting.still': 'This is taking longer than usual.',
  cancel: 'Cancel',
  retry: 'Try again',
  'retry.now': 'You can try again now.',

  'connected.title': 'IT Glue is connected',
  'organizations.one': '{count} organization',
  'organizations.other': '{count} organizations',
  done: 'Done',

  'wrong_subdomain.title': 'This key belongs to {region}',
  'wrong_subdomain.text': 'The key is fine. It works with {suggested}, not {subdomain}.',
  'wrong_subdomain.locked':
    'It works with {suggested}, but {appName} is set up for {subdomain}. Use a key from that region, or ask an administrator of {appName} to change the subdomain.',
  'wrong_subdomain.use': 'Use {suggested} and connect',
  'key_rejected.title': 'IT Glue didn’t accept this key',
  'key_rejected.text':
    'Check that you copied the whole key and that it hasn’t been revoked or paused. IT Glue revokes keys that go unused for 90 days.',
  'rate_limited.title': 'IT Glue is rate-limiting this account',
  'rate_limited.text': 'Wait {time}, then try again. What you entered is still here.',
  'unavailable.title': 'IT Glue isn’t available right now',
  'unavailable.text': 'Try again. What you entered is still here.',
  'unavailable.status': 'Check {status} for outages.',
  'timeout.title': 'IT Glue took too long to respond',
  'timeout.text': 'Try again. What you entered is still here.',
  'offline.title': 'You seem to be offline',
  'offline.text': 'Can’t reach {appName}. What you entered is still here.',
  'offline.server.title': 'Can’t reach {appName}’s server',
  'offline.server.text': 'Try again. What you entered is still here.',
  'offline.over.title': 'You’re back online',
  'offline.over.text': 'What you entered is still here.',
  'not_allowed.title': 'You don’t have permission to connect IT Glue',
  'not_allowed.text': 'Contact an administrator of {appName}.',
  'unknown.title': 'Something went wrong',
  'unknown.text': 'Try again. What you entered is still here.',
} as const;

/** Additional messages of the dialog. */
export const dialogMessages = {
  close: 'Close',
  'discard.title': 'Discard this key?',
  'discard.text':
    'IT Glue shows each key only once. If you haven’t saved this one, you’ll need a new key.',
  'discard.keep': 'Keep editing',
  'discard.confirm': 'Discard and close',
} as const;

/** Additional messages of the card. */
export const cardMessages = {
  'card.none': 'Not connected',
  'card.connected': 'Connected',
  'card.broken': 'Needs a new key',
  'card.key': 'key ending in {hint}',
  'card.since': 'since {date}',
  'card.checked': 'checked {time}',
  'card.loading': 'Loading…',
  'card.rejected': 'IT Glue no longer accepts this key.',
  'card.revoked': 'IT Glue no longer accepts this key because it was revoked.',
  'card.unused': 'IT Glue revoked this key because it wasn’t used for 90 days.',
  'card.wrong_subdomain': 'IT Glue accepts this key at {suggested}, not at {subdomain}.',
  'card.replace': 'Replace key',
  'card.check': 'Check now',
  'card.disconnect': 'Disconnect',
  waiting: 'Waiting for the administrator.',
  'waiting.since': 'Waiting for the administrator since {date}.',
  'waiting.until': 'The link works once, until {date}.',
  'waiting.revoke': 'Take back the link',
  'waiting.failed': 'The link couldn’t be taken back. It still works.',
  'load.failed': 'The connection couldn’t be loaded',
  'load.not_allowed': 'You don’t have permission to see this connection',
  'check.ok': 'IT Glue accepts the key.',
  'check.failed': 'The key couldn’t be checked. Nothing has changed.',
  'check.not_allowed': 'You don’t have permission to check the connection',
  'replace.title': 'Replace the IT Glue key',
  'replace.text': 'The current key stays in use until the new one works.',
  'replace.done': 'Key replaced',
  'replace.not_allowed': 'You don’t have permission to replace the IT Glue key',
  'disconnect.title': 'Disconnect IT Glue?',
  'disconnect.text':
    'This removes the key from {appName}, which will lose access to IT Glue. The key itself stays valid until you revoke it in IT Glue.',
  'disconnect.keep': 'Stay connected',
  'disconnect.running': 'Disconnecting…',
  'disconnect.failed': 'IT Glue is still connected.',
  'disconnect.not_allowed': 'You don’t have permission to disconnect IT Glue',
} as const;

/** Additional messages of the page that a link leads to. */
export const linkMessages = {
  'asked.loading': 'Opening the link…',
  'asked.both': '{from} at {for} asks you to connect IT Glue',
  'asked.from': '{from} asks you to connect IT Glue',
  'asked.for': '{for} asks you to connect IT Glue',
  'asked.unnamed': 'You’re asked to connect IT Glue',
  'asked.account': 'This connects IT Glue to the {appName} account of {for}.',
  'asked.until': 'The link works once, until {date}.',
  'ended.expired': 'This link has expired',
  'ended.used': 'This link was already used',
  'ended.used.text': 'IT Glue was connected with it. A link works only once.',
  'ended.revoked': 'This link was taken back',
  'ended.invalid': 'This link doesn’t work',
  'ended.invalid.text':
    'Part of it may be missing. Open it again from the message that it came in, or copy the whole link.',
  'ended.ask': 'Ask for a new one.',
  'ended.ask.from': 'Ask {from} for a new one.',
} as const;

/** Messages of the page around a frame. The first four are those of the form, which that page doesn't load. */
export const frameMessages = {
  locale: 'en',
  dir: 'ltr',
  title: 'Connect IT Glue',
  retry: 'Try again',
  'frame.loading': 'Loading the form…',
  'frame.failed.title': 'The form couldn’t be loaded',
  'frame.failed.text':
    'Check your internet connection, then try again. Your network or a browser extension may be blocking it.',
} as const satisfies Pick<typeof formMessages, 'locale' | 'dir' | 'title' | 'retry'> &
  Record<`frame.${string}`, string>;

export type FormMessages = TextOf<typeof formMessages>;
export type DialogMessages = TextOf<typeof dialogMessages>;
export type CardMessages = TextOf<typeof cardMessages>;
export type LinkMessages = TextOf<typeof linkMessages>;
export type FrameMessages = TextOf<typeof frameMessages>;

/**
 * A whole language. `locale` is a BCP 47 tag, `dir` the direction of its script. A translation has the same
 * `{placeholders}` as the English. `organizations.*` are plural forms.
 */
export type Messages = FormMessages &
  DialogMessages &
  CardMessages &
  LinkMessages &
  FrameMessages &
  MorePlurals;

type TextOf<English> = {
  [Key in keyof English]: Key extends 'dir' ? 'ltr' | 'rtl' : string;
};

/** Plural forms that English does without, as `Intl.PluralRules` names them. */
type MorePlurals = Partial<Record<`organizations.${Intl.LDMLPluralRule}`, string>>;
