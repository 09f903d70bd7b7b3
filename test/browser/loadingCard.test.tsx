// A card that is being loaded takes the room of what comes next, so that the page below doesn't move.

import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import '../../src/styles/styles.css';
import { ConnectionCard, type ConnectionCardProps } from '../../src/index.js';

const connected = {
  connection: {
    subdomain: 'api.eu',
    organizationCount: 143,
    keyHint: '7890',
    connectedAt: '2026-11-03T12:00:00Z',
  },
  check: { health: 'ok', checkedAt: '2026-11-04T12:00:00Z' },
} satisfies ConnectionCardProps;

/** The height of the card, in pixels. */
function height(width: number, props: ConnectionCardProps): number {
  const { container, unmount } = render(
    <div style={{ inlineSize: width }}>
      <ConnectionCard
        appName="Acme"
        onConnect={async () => {}}
        onCheck={() => new Promise(() => {})}
        onDisconnect={() => {}}
        {...props}
      />
    </div>,
  );
  const measured = container.querySelector('section')?.getBoundingClientRect().height ?? 0;
  unmount();
  return measured;
}

const loading = (width: number) => height(width, { connection: undefined, loading: true });

describe('a card that is being loaded', () => {
  it.each([460, 640, 800, 1200])('is as high as one that is connected, %d px wide', (width) => {
    expect(Math.abs(loading(width) - height(width, connected))).toBeLessThanOrEqual(4);
  });

  // How often the details wrap in a narrow card depends on the font.
  it('is as high as one that is connected but for one line, 320 px wide', () => {
    expect(Math.abs(loading(320) - height(320, connected))).toBeLessThanOrEqual(24);
  });

  it.each([800, 1200])('is as high as one without a connection, %d px wide', (width) => {
    expect(Math.abs(loading(width) - height(width, { connection: undefined }))).toBeLessThanOrEqual(
      6,
    );
  });
});
