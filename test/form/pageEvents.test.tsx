// The user leaves the page, or the browser hides, freezes or restores it.

import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ConnectError, ConnectForm } from '../../src/index.js';
import {
  connect,
  connected,
  connecting,
  europe,
  europeWithHint,
  expectFailure,
  expectNextWorks,
  expectNothingLost,
  hostWith,
  key,
  phase,
} from '../support/attempt.js';
import {
  accepts,
  apiKey,
  button,
  paste,
  refusesWith,
  slowHost,
  subdomain,
} from '../support/renderForm.js';
import { expectNoReports } from '../support/reports.js';

expectNoReports();

describe('the page', () => {
  const persisted = (type: string) =>
    Object.assign(new Event(type), { persisted: true }) satisfies Event;
  const pageEvents: [what: string, hides: boolean, events: () => [EventTarget, Event][]][] = [
    [
      'goes to the back/forward cache and returns',
      true,
      () => [
        [window, persisted('pagehide')],
        [document, new Event('freeze')],
        [document, new Event('resume')],
        [window, persisted('pageshow')],
      ],
    ],
    ['is shown again', true, () => [[window, new Event('pageshow')]]],
    [
      'goes offline and online again',
      false,
      () => [
        [window, new Event('offline')],
        [window, new Event('online')],
      ],
    ],
    ['is hidden and shown again', false, () => [[document, new Event('visibilitychange')]]],
    ['changes its hash', false, () => [[window, new Event('hashchange')]]],
    [
      'loses the focus and gets it back',
      false,
      () => [
        [window, new Event('blur')],
        [window, new Event('focus')],
      ],
    ],
  ];
  const dispatch = (events: [EventTarget, Event][]) =>
    act(async () => {
      for (const [target, event] of events) target.dispatchEvent(event);
    });

  it.each(pageEvents)('%s while editing', async (_what, hides, events) => {
    const host = hostWith(accepts);
    render(<ConnectForm {...host} />);
    await userEvent.selectOptions(subdomain(), 'api.eu');
    await paste(key);
    await userEvent.click(button('Show API key'));
    await dispatch(events());
    expectNothingLost();
    expect(apiKey()).toHaveAttribute('type', hides ? 'password' : 'text');
    expect(host.onConnect).not.toHaveBeenCalled();
    await expectNextWorks(host);
  });

  it('removes the key from its field when the user leaves', async () => {
    render(<ConnectForm {...hostWith(accepts)} />);
    await paste(key);
    await dispatch([[window, new Event('pagehide')]]);
    expect(apiKey()).toHaveValue('');
  });

  it.each(pageEvents)('%s while connecting', async (_what, _hides, events) => {
    const slow = slowHost();
    const host = hostWith(slow.onConnect);
    render(<ConnectForm {...host} />);
    await connect();
    await connecting();
    await dispatch(events());
    expect(phase()).toBe('connecting');
    slow.answer(europe);
    await connected();
    expect(host.onConnect).toHaveBeenCalledOnce();
    expect(host.onSuccess).toHaveBeenCalledExactlyOnceWith(europeWithHint);
  });

  it.each(pageEvents)('%s after a failure', async (_what, hides, events) => {
    const host = hostWith(refusesWith(new ConnectError('offline')));
    render(<ConnectForm {...host} />);
    await connect();
    await screen.findByRole('group', { name: /./ });
    await userEvent.click(button('Show API key'));
    await dispatch(events());
    await expectFailure(host, /Can’t reach|back online/);
    expect(apiKey()).toHaveAttribute('type', hides ? 'password' : 'text');
    await expectNextWorks(host);
  });
});
