// The events form one complete sequence, whatever the user does and in whatever order.

import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ConnectDialog, ConnectError, type ConnectEvent, ConnectForm } from '../../src/index.js';
import { testKeys } from '../../src/testing/index.js';
import { slowHost } from '../support/renderForm.js';

const key = testKeys['api.eu'];

const steps = [
  'choose',
  'paste',
  'type rubbish',
  'submit',
  'cancel',
  'answer',
  'refuse',
  'unmount',
  'close',
] as const;
type Step = (typeof steps)[number];

async function take(way: readonly Step[], isDialog: boolean): Promise<ConnectEvent[]> {
  const events: ConnectEvent[] = [];
  const host = slowHost();
  const props = { onConnect: host.onConnect, onEvent: (event: ConnectEvent) => events.push(event) };
  const page = (open: boolean) =>
    isDialog ? (
      <ConnectDialog {...props} open={open} onOpenChange={(open) => rerender(page(open))} />
    ) : (
      <ConnectForm {...props} />
    );
  const { rerender, unmount } = render(page(true));
  const press = async (name: string) => {
    const button = screen.queryByRole('button', { name });
    if (button) await userEvent.click(button);
  };
  const field = () => screen.queryByLabelText<HTMLInputElement>('API key');
  const actions: Record<Step, () => unknown> = {
    async choose() {
      const select = screen.queryByLabelText('Subdomain');
      if (select) await userEvent.selectOptions(select, 'api.eu');
    },
    async paste() {
      const input = field();
      if (!input || input.readOnly) return;
      await userEvent.clear(input);
      await userEvent.click(input);
      await userEvent.paste(key);
    },
    async 'type rubbish'() {
      const input = field();
      if (input) await userEvent.type(input, 'no');
    },
    async submit() {
      await press('Connect');
      await press('Try again');
    },
    cancel: () => press('Cancel'),
    answer: () => act(async () => host.answer()),
    refuse: () => act(async () => host.refuse(new ConnectError('unavailable'))),
    unmount,
    async close() {
      await press('Close');
      await press('Discard and close');
    },
  };
  try {
    for (const step of way) await actions[step]();
    // The user leaves, whatever happened.
    await act(async () => unmount());
  } finally {
    cleanup();
  }
  return events;
}

it('reports exactly one end on every path, and never the key', async () => {
  const ways = fc.array(fc.constantFrom(...steps), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(ways, fc.boolean(), async (way, isDialog) => {
      const events = await take(['choose', 'paste', ...way], isDialog);
      const types = events.map(({ type }) => type);
      expect(types[0]).toBe('opened');
      expect(types.filter((type) => type === 'opened')).toHaveLength(1);
      expect(types.filter((type) => type === 'closed')).toHaveLength(1);
      expect(types.at(-1)).toBe('closed');
      expect(types.filter((type) => type === 'connected').length).toBeLessThanOrEqual(1);

      const closed = events.at(-1);
      const phase = closed?.type === 'closed' && closed.phase;
      expect(phase === 'connected').toBe(types.includes('connected'));

      // Each attempt has one beginning, and at most one end.
      const ends = new Map<string, number>();
      for (const event of events) {
        if (event.type === 'submitted') {
          expect(ends.has(event.attemptId)).toBe(false);
          ends.set(event.attemptId, 0);
        } else if ('attemptId' in event) {
          ends.set(event.attemptId, (ends.get(event.attemptId) ?? 2) + 1);
        }
      }
      for (const [, count] of ends) expect(count).toBeLessThanOrEqual(1);
      const open = [...ends.values()].filter((count) => count === 0).length;
      expect(open).toBe(phase === 'connecting' ? 1 : 0);

      const text = JSON.stringify(events);
      for (let at = 0; at + 8 <= key.length; at += 1) {
        expect(text).not.toContain(key.slice(at, at + 8));
      }
    }),
    { numRuns: 30 },
  );
}, 60_000);
