// @vitest-environment node
// What a server renders, without a window or a document.

import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ReactNode } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectDialog, ConnectForm, ConnectionCard } from '../../src/index.js';
import { accepts } from '../support/renderForm.js';

const complaints = vi.fn();
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(complaints);
  vi.spyOn(console, 'warn').mockImplementation(complaints);
});
afterEach(() => {
  vi.restoreAllMocks();
  complaints.mockClear();
});

function streamed(page: ReactNode): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => resolve(text(pipe(new PassThrough()))),
      onError: reject,
    });
  });
}

describe.each<[way: string, (page: ReactNode) => Promise<string>]>([
  ['renderToString', (page) => Promise.resolve(renderToString(page))],
  ['renderToPipeableStream', streamed],
])('%s', (_way, render) => {
  it.each<[what: string, ReactNode]>([
    ['the form', <ConnectForm key="form" onConnect={accepts} />],
    [
      'an open dialog',
      <ConnectDialog key="dialog" open onOpenChange={() => {}} onConnect={accepts} />,
    ],
    [
      'the card',
      <ConnectionCard
        key="card"
        connection={undefined}
        onConnect={accepts}
        onDisconnect={() => {}}
      />,
    ],
  ])('renders %s without a warning', async (_what, page) => {
    const html = await render(page);
    expect(html).toContain('IT Glue');
    expect(html).not.toMatch(/style=|<style|<script|\son\w+=/);
    expect(complaints).not.toHaveBeenCalled();
  });

  it('gives every part of two forms a unique id', async () => {
    const html = await render([
      <ConnectForm key="one" onConnect={accepts} />,
      <ConnectForm key="two" onConnect={accepts} />,
    ]);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
