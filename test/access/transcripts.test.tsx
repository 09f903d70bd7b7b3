// What a simulated screen reader says, as transcripts to be read. test/screenreader listens to a real one, also to the dialog. One that changes is to be read before it is taken over
// with `vitest run --update`.

import '../../src/styles/styles.css';
import { virtual } from '@guidepup/virtual-screen-reader';
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ConnectForm, type ConnectFormProps, type OnConnect } from '../../src/index.js';
import { formMessages } from '../../src/languages/en.js';
import { testKeys } from '../../src/testing/index.js';
import { accepts, neverAnswers, refuses } from '../../stories/host.js';

beforeAll(() => {
  // The simulated reader does not know that what is folded up is neither seen nor read.
  const style = document.createElement('style');
  style.textContent = 'details:not([open]) > :not(summary) { display: none }';
  document.head.append(style);
});

afterEach(async () => {
  await virtual.stop();
  cleanup();
});

/** The simulated reader stumbles over text that changed and is gone by the time it is told. */
class LiveObserver extends MutationObserver {
  constructor(told: MutationCallback) {
    super((changes, observer) =>
      told(
        changes.filter(({ target }) => target.isConnected),
        observer,
      ),
    );
  }
}

const listen = (container: HTMLElement) =>
  virtual.start({ container, window: { document, MutationObserver: LiveObserver } });

/** Someone listens to the form, whose host answers after a moment. */
async function listenTo({ onConnect = accepts, ...props }: Partial<ConnectFormProps> = {}) {
  const answer: OnConnect = async (...given) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return onConnect(...given);
  };
  const { container } = render(<ConnectForm appName="Acme" {...props} onConnect={answer} />);
  await listen(container);
}

/** Everything that was said so far, in order. */
async function heard() {
  const phrases = (await virtual.spokenPhraseLog()).filter(isNotEmpty);
  // What says the same again is one region that changed in two ways at once.
  return phrases.filter((phrase, index) => phrase !== phrases[index - 1]).join('\n');
}

/** A real reader passes over a region with nothing in it. */
const isNotEmpty = (phrase: string, index: number, phrases: string[]) =>
  !/^(polite|assertive): $/.test(phrase) &&
  !(phrase === 'status' && phrases[index + 2] !== 'end of status');

/** Waits for something to be said, in whole or in part. */
const hears = (phrase: string, timeout = 3000) => expect.poll(heard, { timeout }).toContain(phrase);

/** Reads on from where the reader is, to the end of that. */
async function readToTheEndOf(part: string) {
  do await virtual.next();
  while (!(await virtual.lastSpokenPhrase()).startsWith(`end of ${part}`));
}

const matches = async (name: string) =>
  expect(`${await heard()}\n`).toMatchFileSnapshot(`transcripts/${name}.txt`);

const subdomain = page.getByLabelText('Subdomain');
const apiKey = page.getByLabelText('API key', { exact: true });
const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }));

async function connect() {
  await subdomain.selectOptions('api.eu');
  await apiKey.fill(testKeys['api.eu']);
  await press('Connect');
}

it('a first reading', async () => {
  await listenTo({ description: 'Acme will use this key to read your IT Glue organizations.' });
  await readToTheEndOf('form');
  await matches('first-reading');
});

it('field errors', async () => {
  await listenTo();
  await press('Connect');
  await hears(formMessages['subdomain.missing']);
  await matches('field-errors');
});

it('a failure', async () => {
  await listenTo({ onConnect: refuses('key_rejected'), egressAddresses: ['203.0.113.7'] });
  await connect();
  await hears(formMessages['key_rejected.title']);
  await readToTheEndOf('group');
  await matches('failure');
});

it('connecting, for longer than usual', async () => {
  await listenTo({ onConnect: neverAnswers });
  await connect();
  await hears(formMessages.connecting);
  await hears(formMessages['connecting.still'], 7000);
  await matches('connecting');
});

it('success', async () => {
  await listenTo({ onDone() {} });
  await connect();
  await hears(formMessages['connected.title']);
  await matches('success');
});

it('the key shown and hidden', async () => {
  await listenTo();
  await apiKey.fill(testKeys.api);
  await press('Show API key');
  await press('Hide API key');
  await matches('show-and-hide');
});

it('a countdown', async () => {
  await listenTo({ onConnect: refuses('rate_limited', { retryAfter: 2 }) });
  await connect();
  await hears(formMessages['rate_limited.title']);
  await hears(formMessages['retry.now'], 5000);
  await matches('countdown');
});
