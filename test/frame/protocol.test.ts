// What the host's page and the frame accept of each other.

import { describe, expect, it } from 'vitest';
import { readParents } from '../../src/frame/parents.js';
import { isFromFrame } from '../../src/frame/protocol.js';
import { pickSettings } from '../../src/frame/settings.js';
import { properties } from '../../src/frame/theme.js';

describe('a message of the frame', () => {
  it.each([
    { type: 'height', height: 600 },
    { type: 'close' },
    { type: 'done' },
    { type: 'opened' },
    { type: 'refused', field: 'apiKey', reason: 'missing' },
    { type: 'submitted', attemptId: '1', subdomain: 'api' },
    { type: 'connected', attemptId: '1', connection: { subdomain: 'api' } },
    // Of a newer version, with a field more.
    { type: 'failed', attemptId: '1', code: 'timeout', more: true },
  ])('is accepted: %j', (message) => {
    expect(isFromFrame(message)).toBe(true);
  });

  it.each([
    undefined,
    null,
    'close',
    [],
    {},
    { type: 'unheard of' },
    { type: 'toString' },
    { type: 'height', height: '600' },
    { type: 'submitted', attemptId: 1, subdomain: 'api' },
    { type: 'connected', attemptId: '1' },
    // The page notices these by itself, or never has them.
    { type: 'closed', phase: 'editing', duration: 1 },
    { type: 'disconnected' },
  ])('is ignored: %j', (message) => {
    expect(isFromFrame(message)).toBe(false);
  });
});

describe('the settings of the page', () => {
  it('are read field by field', () => {
    const settings = pickSettings({
      appName: 'Acme',
      description: 7,
      messages: { connect: 'Go', cancel: 1 },
      egressAddresses: ['203.0.113.7', 7],
      lockSubdomain: 'yes',
      canClose: true,
      onConnect: 'https://evil.example',
    });
    expect(settings).toMatchObject({
      appName: 'Acme',
      description: undefined,
      messages: { connect: 'Go' },
      egressAddresses: ['203.0.113.7'],
      lockSubdomain: false,
      canClose: true,
    });
    expect(settings).not.toHaveProperty('onConnect');
  });

  it.each([undefined, null, 'settings', [], 7])(
    'are ignored if they are no object: %j',
    (value) => {
      expect(pickSettings(value)).toBeUndefined();
    },
  );

  it('have no theme but the known properties', () => {
    const theme = pickSettings({ theme: { position: 'fixed', '--other': '1' } })?.theme;
    expect(Object.keys(theme ?? {})).toEqual(properties);
  });
});

describe('allowedParents', () => {
  it('are origins', () => {
    expect(readParents(['https://app.acme.example', 'http://localhost:3000'])).toEqual([
      'https://app.acme.example',
      'http://localhost:3000',
    ]);
  });

  it.each([
    ['*'],
    ['https://*.acme.example'],
    ['https://app.acme.example/path'],
    ['app.acme.example'],
    ['null'],
    ['javascript:alert(1)'],
    [''],
  ])('throw at once for %s', (entry) => {
    expect(() => readParents([entry])).toThrow('is not an origin');
  });

  it('throw at once if there are none', () => {
    expect(() => readParents([])).toThrow('no page may show the form');
  });
});
