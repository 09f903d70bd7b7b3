// The page around the frame, as long as no form is in it. With one, it is tested in a browser: test/e2e/frame.test.ts.

import { act, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectFrame, ConnectFrameDialog } from '../../src/frame/index.js';
import { de } from '../../src/languages/de.js';

const src = 'https://connect.acme.example/itglue';

beforeEach(() => {
  vi.useFakeTimers();
  // Development builds explain what may be wrong.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

describe('a frame that doesn’t answer', () => {
  it('says so within five seconds, and can be tried again', () => {
    const onLoadError = vi.fn();
    render(<ConnectFrame src={src} onLoadError={onLoadError} />);
    expect(screen.getByRole('status').textContent).toBe('Loading the form…');
    const first = screen.getByTitle('Connect IT Glue');
    expect(first.getAttribute('src')).toBe(src);

    pass(5000);
    expect(screen.getByRole('alert').textContent).toContain('The form couldn’t be loaded');
    expect(onLoadError).toHaveBeenCalledExactlyOnceWith(new Error(`${src} could not be loaded`));

    act(() => screen.getByRole('button', { name: 'Try again' }).click());
    expect(screen.getByRole('status').textContent).toBe('Loading the form…');
    expect(screen.getByTitle('Connect IT Glue')).not.toBe(first);
    pass(5000);
    expect(onLoadError).toHaveBeenCalledTimes(2);
  });

  it('says so in the language of the host', () => {
    render(<ConnectFrame src={src} messages={de} />);
    expect(screen.getByTitle('IT Glue verbinden').parentElement?.lang).toBe('de');
    pass(5000);
    expect(screen.getByText(de['frame.failed.title'])).toBeDefined();
    expect(screen.getByRole('button', { name: de.retry })).toBeDefined();
  });

  it('is loaded again with another address', () => {
    const { rerender } = render(<ConnectFrame src={src} />);
    pass(5000);
    rerender(<ConnectFrame src={`${src}2`} />);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByTitle('Connect IT Glue').getAttribute('src')).toBe(`${src}2`);
  });

  it('is not loaded from an address that would run a script', () => {
    // A host may get it from elsewhere.
    render(<ConnectFrame src="javascript:alert(1)" />);
    pass(0);
    expect(screen.getByRole('alert')).toBeDefined();
    expect(screen.getByTitle('Connect IT Glue').hasAttribute('src')).toBe(false);
  });

  it('reports nothing after it is gone', () => {
    const onLoadError = vi.fn();
    render(<ConnectFrame src={src} onLoadError={onLoadError} />).unmount();
    pass(5000);
    expect(onLoadError).not.toHaveBeenCalled();
  });

  it('explains to developers what may be wrong', () => {
    render(<ConnectFrame src={`${src}?explained`} />);
    pass(5000);
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('`allowedParents`'));
  });

  it('closes its dialog', () => {
    const onOpenChange = vi.fn();
    render(<ConnectFrameDialog src={src} open onOpenChange={onOpenChange} />);
    act(() => screen.getByRole('button', { name: 'Close' }).click());
    expect(onOpenChange).toHaveBeenCalledExactlyOnceWith(false);
  });
});

it('renders on a server without an address, since the frame may be ready before the page', () => {
  const html = renderToString(<ConnectFrame src={src} />);
  expect(html).toContain('Loading the form…');
  expect(html).not.toContain(src);
  expect(html).not.toContain('style=');
  expect(
    renderToString(<ConnectFrameDialog src={src} open={false} onOpenChange={() => {}} />),
  ).toBe('');
});
