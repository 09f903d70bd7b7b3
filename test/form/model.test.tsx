// Compares the form with a model of it, for random sequences of what a user, the host and the clock do.
// After each step, the form is in the state of the model, and the invariants hold.

import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  ConnectError,
  type ConnectErrorCode,
  type ConnectErrorOptions,
  ConnectForm,
  type Connection,
  type Credentials,
} from '../../src/index.js';
import { apiKey, subdomain } from '../support/renderForm.js';

/** What the form should be. */
interface Model {
  phase: 'editing' | 'connecting' | 'connected';
  /** The title of the failure that is shown. */
  failure: string | undefined;
  /** Whether changing a field clears the failure. */
  isAboutFields: boolean;
  suggested: string | undefined;
  subdomain: string;
  /** The text in the field. */
  key: string;
  secondsLeft: number;
  asked: number;
  succeeded: number;
  /** All errors that `onError` should have received, in order. */
  thrown: unknown[];
}

interface Call {
  credentials: Credentials;
  signal: AbortSignal;
  settled: boolean;
  answer(connection?: Connection): void;
  refuse(error: unknown): void;
}

/** The real form, and the host around it. */
interface Page {
  calls: Call[];
  /** What must never happen: a call while another one is under way, or through an old callback. */
  faults: string[];
  succeeded: Connection[];
  thrown: unknown[];
  /** Every key field so far. */
  fields: Set<HTMLInputElement>;
  rerender(): void;
  begin(): void;
}

const pristine = {
  phase: 'editing',
  failure: undefined,
  isAboutFields: false,
  suggested: undefined,
  subdomain: '',
  key: '',
  secondsLeft: 0,
} as const;

let reported: unknown[];
beforeEach(() => {
  vi.useFakeTimers();
  reported = [];
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => reported.push(words.join(' ')));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function open(strict: boolean): Page {
  const Around = strict ? StrictMode : 'div';
  const page: Page = {
    calls: [],
    faults: [],
    succeeded: [],
    thrown: [],
    fields: new Set(),
    rerender: () => view.rerender(form()),
    begin() {
      view.unmount();
      view = render(form());
    },
  };
  let renders = 0;
  // New callbacks each time, as hosts write them.
  const form = () => {
    renders += 1;
    const render = renders;
    const checkRender = (what: string) => {
      if (render !== renders) page.faults.push(`${what} of an earlier render`);
    };
    return (
      <Around>
        <ConnectForm
          onConnect={(credentials, { signal }) => {
            checkRender('onConnect');
            if (page.calls.some(isOpen)) page.faults.push('two at a time');
            return new Promise((resolve, reject) => {
              const call: Call = {
                credentials,
                signal,
                settled: false,
                answer(connection) {
                  call.settled = true;
                  resolve(connection);
                },
                refuse(error) {
                  call.settled = true;
                  reject(error);
                },
              };
              page.calls.push(call);
            });
          }}
          onSuccess={(connection) => {
            checkRender('onSuccess');
            page.succeeded.push(connection);
          }}
          onError={(error) => {
            checkRender('onError');
            page.thrown.push(error);
          }}
        />
      </Around>
    );
  };
  let view = render(form());
  return page;
}

const isOpen = ({ settled, signal }: Call) => !settled && !signal.aborted;
const openCall = ({ calls }: Page) => calls.find(isOpen);
const press = (name: string | RegExp) =>
  fireEvent.click(screen.getByText(name, { selector: 'button, [type=submit] :first-child' }));

const texts = {
  'ITG.first_5e1c0b94': 'ITG.first_5e1c0b94',
  ' "ITG.second-d7a2f386" ': 'ITG.second-d7a2f386',
  'hunter2 ': 'hunter2',
  'ITG.': 'ITG.',
};
type Text = keyof typeof texts;
const cleaned = (key: string) => Object.entries(texts).find(([text]) => text === key)?.[1] ?? key;
const isKey = (key: string) => /^ITG\.\w/.test(key);

/** Checks the invariants, and that the form is in the state of the model. */
function expectAgreement(model: Model, page: Page) {
  const { phase } = model;
  expect(reported).toEqual([]);
  expect(page.faults).toEqual([]);
  expect(page.calls).toHaveLength(model.asked);
  for (const { credentials } of page.calls) {
    expect(['api', 'api.eu', 'api.au']).toContain(credentials.subdomain);
    expect(credentials.apiKey).toMatch(/^ITG\.[\w.-]+$/);
  }
  // Only the last call can be under way. A call that was cancelled has an aborted signal.
  const underWay = page.calls.filter(isOpen);
  expect(underWay).toEqual(phase === 'connecting' ? page.calls.slice(-1) : []);
  expect(page.succeeded).toHaveLength(model.succeeded);
  expect(page.thrown).toEqual(model.thrown);

  expect(document.querySelector('.itglue-form')).toHaveAttribute('data-phase', phase);
  const failure = document.querySelector('.itglue-failure');
  expect(failure?.querySelector('b')?.textContent).toBe(model.failure);
  if (phase !== 'editing') expect(failure).toBeNull();
  if (phase === 'connected') {
    expect(screen.getByText('IT Glue is connected')).toBeInTheDocument();
    expect(document.querySelector('input, select')).toBeNull();
    expect(document.documentElement.outerHTML).not.toContain('ITG.');
  } else {
    page.fields.add(apiKey());
    expect(apiKey()).toHaveValue(model.key);
    expect(apiKey().readOnly).toBe(phase === 'connecting');
    expect(subdomain()).toHaveValue(model.subdomain);
    expect(subdomain().disabled).toBe(phase === 'connecting');
    const minutes = `${Math.floor(model.secondsLeft / 60)}:${String(model.secondsLeft % 60).padStart(2, '0')}`;
    const label = model.failure === undefined ? 'Connect' : 'Try again';
    expect(document.querySelector('[type=submit]')?.textContent).toBe(
      phase === 'connecting'
        ? 'Checking with IT Glue…'
        : model.secondsLeft
          ? `Try again ${minutes}`
          : label,
    );
  }
  for (const field of page.fields) if (!field.isConnected) expect(field.value).toBe('');
}

type Command = fc.AsyncCommand<Model, Page, true>;

const command = (
  name: string,
  check: (model: Model) => boolean,
  run: (model: Model, page: Page) => void,
): Command => ({
  check: async (model) => check(model),
  async run(model, page) {
    await act(async () => {
      run(model, page);
      await vi.advanceTimersByTimeAsync(0);
    });
    expectAgreement(model, page);
  },
  toString: () => name,
});

const editing = ({ phase }: Model) => phase === 'editing';
const connecting = ({ phase }: Model) => phase === 'connecting';
const always = () => true;

function changed(model: Model) {
  if (!model.isAboutFields) return;
  forgetFailure(model);
  // A wait because of the key doesn't apply to another key.
  model.secondsLeft = 0;
}

function forgetFailure(model: Model) {
  model.failure = undefined;
  model.suggested = undefined;
  model.isAboutFields = false;
}

/** Applies a submit to the model. */
function submitted(model: Model) {
  if (model.phase !== 'editing' || model.secondsLeft) return;
  model.key = cleaned(model.key);
  if (!isKey(model.key) || !model.subdomain) return;
  model.phase = 'connecting';
  model.asked += 1;
  forgetFailure(model);
}

const form = () => document.querySelector('form') ?? document.body;

const type = (text: Text | '') =>
  command(`type ${JSON.stringify(text)}`, editing, (model) => {
    if (model.key !== text) changed(model);
    model.key = text;
    fireEvent.change(apiKey(), { target: { value: text } });
  });

const choose = (value: string) =>
  command(`choose ${JSON.stringify(value)}`, editing, (model) => {
    changed(model);
    model.subdomain = value;
    fireEvent.change(subdomain(), { target: { value } });
  });

const submit = (times: number) =>
  command(
    `submit ${times}×`,
    ({ phase }) => phase !== 'connected',
    (model) => {
      submitted(model);
      for (let time = 0; time < times; time += 1) fireEvent.submit(form());
    },
  );

const fillInAndSubmit = (text: Text, value: string) =>
  command(`fill in ${value}, ${text} and submit`, editing, (model) => {
    changed(model);
    Object.assign(model, { key: text, subdomain: value });
    fireEvent.change(subdomain(), { target: { value } });
    fireEvent.change(apiKey(), { target: { value: text } });
    submitted(model);
    press(/^(Connect|Try again)/);
  });

const cancel = () =>
  command('cancel', connecting, (model) => {
    model.phase = 'editing';
    press('Cancel');
  });

const resolve = (connection: Connection | undefined) =>
  command(`resolve with ${JSON.stringify(connection)}`, connecting, (model, page) => {
    model.phase = 'connected';
    model.succeeded += 1;
    openCall(page)?.answer(connection);
  });

const titles: Record<ConnectErrorCode, string> = {
  wrong_subdomain: 'This key belongs to ',
  key_rejected: 'IT Glue didn’t accept this key',
  rate_limited: 'IT Glue is rate-limiting this account',
  unavailable: 'IT Glue isn’t available right now',
  timeout: 'IT Glue took too long to respond',
  // The browser itself is online.
  offline: 'Can’t reach this app’s server',
  not_allowed: 'You don’t have permission to connect IT Glue',
  invalid_request: 'Something went wrong',
  unknown: 'Something went wrong',
};
const names = { api: 'Global', 'api.eu': 'Europe', 'api.au': 'Australia' };

const reject = (code: ConnectErrorCode, options: ConnectErrorOptions) =>
  command(`reject with ${code} ${JSON.stringify(options)}`, connecting, (model, page) => {
    const { suggestedSubdomain } = options;
    const error = new ConnectError(code, options);
    model.phase = 'editing';
    model.failure = titles[code];
    if (code === 'wrong_subdomain') {
      model.failure = suggestedSubdomain
        ? titles[code] + names[suggestedSubdomain]
        : titles.unknown;
    }
    model.suggested = suggestedSubdomain;
    model.isAboutFields = ['wrong_subdomain', 'key_rejected', 'rate_limited'].includes(code);
    if (code === 'rate_limited') model.secondsLeft = options.retryAfter ?? 0;
    model.thrown.push(error);
    openCall(page)?.refuse(error);
  });

const rejectWithJunk = (junk: unknown) =>
  command(`reject with ${fc.stringify(junk)}`, connecting, (model, page) => {
    model.phase = 'editing';
    model.failure = titles.unknown;
    model.thrown.push(junk);
    openCall(page)?.refuse(junk);
  });

const settleLate = (works: boolean) =>
  command(`${works ? 'resolve' : 'reject'} what was cancelled`, always, (_model, { calls }) => {
    for (const call of calls.filter(({ settled, signal }) => !settled && signal.aborted)) {
      if (works) call.answer({ subdomain: 'api' });
      else call.refuse(new ConnectError('key_rejected'));
    }
  });

const followSuggestion = () =>
  command(
    'connect where the key belongs',
    ({ phase, suggested }) => phase === 'editing' && suggested !== undefined,
    (model) => {
      model.subdomain = model.suggested ?? '';
      submitted(model);
      press(/^Use /);
    },
  );

const wait = (seconds: number) => ({
  ...command(`wait ${seconds} s`, always, () => {}),
  async run(model: Model, page: Page) {
    model.secondsLeft = Math.max(0, model.secondsLeft - seconds);
    await act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
    expectAgreement(model, page);
  },
});

const beginAnew = (phases: Model['phase'][]) =>
  command(
    'unmount and mount again',
    ({ phase }) => phases.includes(phase),
    (model, page) => {
      Object.assign(model, pristine);
      page.begin();
    },
  );

const renderAgain = () => command('render again', always, (_model, page) => page.rerender());

const wholeKeys = ['ITG.first_5e1c0b94', ' "ITG.second-d7a2f386" '] as const;
const subdomains = ['api', 'api.eu', 'api.au'] as const;
const fillIn = fc
  .tuple(fc.constantFrom(...wholeKeys), fc.constantFrom(...subdomains))
  .map(([text, at]) => fillInAndSubmit(text, at));
const suggested = fc.constantFrom(...subdomains);
const rejection = fc.oneof(
  suggested.map((suggestedSubdomain) => reject('wrong_subdomain', { suggestedSubdomain })),
  fc
    .constantFrom(undefined, 0, 1, 30, 90)
    .map((retryAfter) => reject('rate_limited', { retryAfter })),
  fc.constant(reject('key_rejected', {})),
  fc
    .constantFrom<ConnectErrorCode>('wrong_subdomain', 'unavailable', 'timeout', 'offline')
    .map((code) => reject(code, {})),
  fc
    .constantFrom<ConnectErrorCode>('not_allowed', 'invalid_request', 'unknown')
    .map((code) => reject(code, {})),
  fc
    .constantFrom(undefined, null, '', 'no luck', 7, new Error('no luck'), { code: 'timeout' })
    .map(rejectWithJunk),
);
const commands = [
  fc.constantFrom<Text | ''>(...wholeKeys, 'hunter2 ', 'ITG.', '').map(type),
  fc.constantFrom(...subdomains, '').map(choose),
  fc.constantFrom(...subdomains).map(choose),
  fc.constantFrom(1, 2, 3).map(submit),
  // Repeated, so that more sequences get past the empty form.
  fillIn,
  fillIn,
  fillIn,
  rejection,
  rejection,
  rejection,
  rejection,
  fc
    .option(
      fc.record({ subdomain: fc.constantFrom(...subdomains), organizationCount: fc.nat(999) }),
      { nil: undefined },
    )
    .map(resolve),
  fc.constant(cancel()),
  fc.boolean().map(settleLate),
  fc.constant(followSuggestion()),
  fc.constant(followSuggestion()),
  fc.constantFrom(1, 5, 31, 100).map(wait),
  fc.constant(beginAnew(['editing', 'connecting', 'connected'])),
  // Repeated, because nothing else can happen once it is connected.
  fc.constant(beginAnew(['connected'])),
  fc.constant(beginAnew(['connected'])),
  fc.constant(beginAnew(['connected'])),
  fc.constant(renderAgain()),
];

it('is always in the state of its model, with and without StrictMode', {
  timeout: 60_000,
}, async () => {
  const runs = fc.asyncProperty(
    fc.commands(commands, { maxCommands: 60, size: 'max' }),
    fc.boolean(),
    async (sequence, strict) => {
      try {
        const setup = () => ({
          model: { ...pristine, asked: 0, succeeded: 0, thrown: [] },
          real: open(strict),
        });
        await fc.asyncModelRun(setup, sequence);
      } finally {
        cleanup();
      }
    },
  );
  await fc.assert(runs, { numRuns: 25 });
});
