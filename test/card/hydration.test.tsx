// A card that a server rendered in another time zone.

import { render } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { ConnectionCard } from '../../src/index.js';

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
  vi.restoreAllMocks();
});

it('hydrates without a warning, although its date differs', () => {
  const card = (
    <ConnectionCard
      connection={{ subdomain: 'api.eu', connectedAt: '2026-11-03T12:00:00Z' }}
      onConnect={async () => {}}
    />
  );
  const container = document.createElement('div');
  process.env.TZ = 'Pacific/Kiritimati';
  container.innerHTML = renderToString(card);
  document.body.append(container);
  expect(container).toHaveTextContent('since Nov 4, 2026');

  process.env.TZ = 'Pacific/Pago_Pago';
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
  const onRecoverableError = vi.fn();
  const rendered = container.firstElementChild;
  render(card, { container, hydrate: true, onRecoverableError });
  expect(complain).not.toHaveBeenCalled();
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(container.firstElementChild).toBe(rendered);
});
