// English, and the type of a language. The messages are in three objects, so that a host pays only for those it shows.

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
  'subdomain.hint': 'Pick the one that matches the address you sign in at.',
  'subdomain.none': 'Choose your subdomain',
  'subdomain.option': '{region} — {signIn} ({subdomain})',
  'subdomain.picked': 'Picked {option}.',
  'subdomain.missing': 'Choose your subdomain.',

  'address.ask': 'Not sure?',
  'address.label': 'Paste the address you see when signed in to IT Glue.',
  'address.unknown': 'Only an itglue.com address shows it.',
  'address.kaseya':
    'You’re still at Kaseya’s sign-in. Once you’re signed in, copy the address again.',

  'apiKey.label': 'API key',
  'apiKey.hint': 'Starts with {prefix}',
  'apiKey.hidden': 'Your API key is hidden.',
  'apiKey.hidden.button': 'Show',
  'apiKey.hidden.label': 'Show API key',
  'apiKey.shown': 'Your API key is visible.',
  'apiKey.shown.button': 'Hide',
  'apiKey.shown.label': 'Hide API key',
  'apiKey.cleaned': 'Only the key was kept.',
  'apiKey.missing': 'Paste your API key.',
  'apiKey.malformed': 'IT Glue API keys start with “ITG.”',
  'apiKey.too_long': 'Too long for an API key.',

  'guide.title': 'Where do I find these?',
  'guide.needs': 'You need a paid plan with API access and the role {administrator}.',
  'guide.signIn': 'Sign in to {itGlue}. Its address shows your subdomain.',
  'guide.open': 'Open {account}, or {admin} in newer accounts.',
  'guide.generate': 'Choose {generate} and name it {appName}.',
  'guide.passwords': 'Tick {passwordAccess}, for {appName} to read passwords.',
  'guide.copy': 'Copy the key now: IT Glue shows it once.',
  'guide.unused': 'IT Glue revokes keys unused for 90 days.',
  'guide.allow': 'If your account limits access by IP, allow {addresses} under {ipAccess}.',
  'copy.one': 'Copy address',
  'copy.other': 'Copy addresses',
  'copy.done': 'Copied',
  'copy.failed': 'Copy it by hand.',

  connect: 'Connect',
  connecting: 'Checking with IT Glue…',
  'connecting.still': 'Still checking with IT Glue…',
  cancel: 'Cancel',
  retry: 'Try again',
  'retry.in': 'Try again in {time}',
  'retry.now': 'Try again now.',

  'connected.title': 'IT Glue is connected',
  'organizations.one': '{count} organization',
  'organizations.other': '{count} organizations',
  done: 'Done',

  'wrong_subdomain.title': 'This key belongs to {region}',
  'wrong_subdomain.text':
    'IT Glue accepted it at {suggested}, not at {subdomain}. Nothing is wrong with the key.',
  'wrong_subdomain.locked':
    'IT Glue accepted it at {suggested}, but {appName} is set up for {subdomain}. Use a key of that region, or ask an administrator of {appName} to change it.',
  'wrong_subdomain.use': 'Use {suggested} and connect',
  'key_rejected.title': 'IT Glue didn’t accept this key',
  'key_rejected.text':
    'Check it was copied whole and hasn’t been revoked or paused. IT Glue revokes keys unused for 90 days.',
  'rate_limited.title': 'IT Glue is rate-limiting this account',
  'rate_limited.text': 'Wait {time}, then try again. What you entered is kept here.',
  'unavailable.title': 'IT Glue isn’t available',
  'unavailable.text': 'What you entered is kept here. Try again.',
  'timeout.title': 'IT Glue took too long to answer',
  'timeout.text': 'What you entered is kept here. Try again.',
  'offline.title': 'You seem to be offline',
  'offline.text': '{appName} can’t be reached. What you entered is kept here.',
  'offline.server.title': 'The server of {appName} can’t be reached',
  'offline.server.text': 'What you entered is kept here. Try again.',
  'offline.over.title': 'You’re back online',
  'offline.over.text': 'What you entered is kept here.',
  'not_allowed.title': 'You don’t have permission to connect IT Glue',
  'not_allowed.text': 'Ask an administrator of {appName}.',
  'unknown.title': 'Something went wrong',
  'unknown.text': 'What you entered is kept here. Try again.',
} as const;

/** Additional messages of the dialog. */
export const dialogMessages = {
  close: 'Close',
  'discard.title': 'Discard this key?',
  'discard.text': 'IT Glue shows a key only once. If you haven’t saved it, you’ll need a new one.',
  'discard.keep': 'Keep editing',
  'discard.confirm': 'Discard and close',
} as const;

/** Additional messages of the card. */
export const cardMessages = {
  'card.none': 'Not connected',
  'card.connected': 'Connected',
  'card.broken': 'Needs a new key',
  'card.key': 'key ending {hint}',
  'card.since': 'since {date}',
  'card.checked': 'checked {time}',
  'card.loading': 'Loading…',
  'card.rejected': 'IT Glue no longer accepts this key.',
  'card.revoked': 'IT Glue no longer accepts this key: it was revoked.',
  'card.unused': 'IT Glue no longer accepts this key: it revokes keys unused for 90 days.',
  'card.wrong_subdomain': 'IT Glue accepts this key at {suggested}, not at {subdomain}.',
  'card.replace': 'Replace key',
  'card.check': 'Check now',
  'card.disconnect': 'Disconnect',
  'load.failed': 'The connection couldn’t be loaded',
  'load.not_allowed': 'You don’t have permission to see this connection',
  'check.ok': 'IT Glue accepts the key.',
  'check.failed': 'The key couldn’t be checked. Nothing has changed.',
  'check.not_allowed': 'You don’t have permission to check the connection',
  'replace.title': 'Replace the IT Glue key',
  'replace.text': 'The key in use stays until the new one works.',
  'replace.done': 'Key replaced',
  'replace.not_allowed': 'You don’t have permission to replace the IT Glue key',
  'disconnect.title': 'Disconnect IT Glue?',
  'disconnect.text':
    '{appName} forgets the key and can no longer read IT Glue. The key itself stays valid until it is revoked in IT Glue.',
  'disconnect.keep': 'Stay connected',
  'disconnect.running': 'Disconnecting…',
  'disconnect.failed': 'IT Glue is still connected.',
  'disconnect.not_allowed': 'You don’t have permission to disconnect IT Glue',
} as const;

export type FormMessages = TextOf<typeof formMessages>;
export type DialogMessages = TextOf<typeof dialogMessages>;
export type CardMessages = TextOf<typeof cardMessages>;

/**
 * A whole language. `locale` is a BCP 47 tag, `dir` the direction of its script. A translation has the same
 * `{placeholders}` as the English. `organizations.*` are plural forms.
 */
export type Messages = FormMessages & DialogMessages & CardMessages & MorePlurals;

type TextOf<English> = {
  [Key in keyof English]: Key extends 'dir' ? 'ltr' | 'rtl' : string;
};

/** Plural forms that English does without, as `Intl.PluralRules` names them. */
type MorePlurals = Partial<Record<`organizations.${Intl.LDMLPluralRule}`, string>>;
