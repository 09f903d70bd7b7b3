// The tools: the answers of their servers, and the properties of each.

import type { Answer } from './sink.js';

/** When a tool starts, and with which settings. */
export type Moment =
  | 'by default'
  | 'by default, started while the key is shown'
  | 'unmasked'
  | 'unmasked, started while the key is shown';

export interface Tool {
  name: string;
  /** Whether it has a setting that turns the masking of fields off. */
  masks?: true;
  /** When it receives a key from a field without marks. */
  without?: Moment[];
  /** Whether it can record the bodies of requests, including the key. */
  bodies?: true;
  /** Whether it removes the key from recorded bodies by the name `api_key`. */
  redacts?: true;
  /** Whether the host has to exclude our form from recording. */
  leavesOut?: true;
  /** The host's own text that proves that the tool records the page. `shown` by default. */
  proof?: 'typed';
  /** The answers of its server, by path. */
  answer?: Answer;
}

export const tools: Record<string, Tool> = {
  rrweb1: {
    name: 'rrweb 1',
    without: ['by default', 'by default, started while the key is shown'],
  },
  rrweb2: { name: 'rrweb 2', without: ['by default, started while the key is shown'] },
  posthog: {
    without: ['unmasked, started while the key is shown'],
    masks: true,
    name: 'PostHog',
    answer: (path) =>
      /^\/(flags|decide|array)/.test(path) && {
        sessionRecording: { endpoint: '/s/', networkPayloadCapture: { recordBody: true } },
        supportedCompression: ['gzip-js'],
        capturePerformance: { network_timing: true },
        autocapture_opt_out: false,
      },
  },
  sentry: {
    name: 'Sentry',
    bodies: true,
    without: ['unmasked', 'unmasked, started while the key is shown'],
    masks: true,
  },
  datadog: {
    name: 'Datadog',
    without: ['unmasked', 'unmasked, started while the key is shown'],
    masks: true,
  },
  openreplay: {
    without: ['unmasked', 'unmasked, started while the key is shown'],
    masks: true,
    redacts: true,
    name: 'OpenReplay',
    answer: (path) =>
      path === '/v1/web/start'
        ? {
            token: 'token',
            userUUID: 'user',
            projectID: '1',
            sessionID: '1',
            beaconSizeLimit: 1_000_000,
            delay: 0,
            startTimestamp: Date.now(),
            compressionThreshold: 1000,
          }
        : [],
  },
  amplitude: {
    without: ['unmasked, started while the key is shown'],
    masks: true,
    name: 'Amplitude',
    answer: (path) =>
      path.startsWith('/config') && {
        configs: {
          sessionReplay: { sr_sampling_config: { sample_rate: 1, capture_enabled: true } },
        },
      },
  },
  highlight: {
    bodies: true,
    without: ['unmasked, started while the key is shown'],
    masks: true,
    name: 'Highlight',
    answer: () => ({
      data: {
        initializeSession: { secure_id: 'secure', project_id: '1', sampling: null },
        identifySession: 'secure',
        pushPayload: 1,
        pushSessionEvents: 1,
      },
    }),
  },
  faro: {
    name: 'Grafana Faro',
    without: ['unmasked, started while the key is shown'],
    masks: true,
  },
  newrelic: {
    bodies: true,
    without: ['unmasked, started while the key is shown'],
    masks: true,
    name: 'New Relic',
    answer: (path) =>
      path.startsWith('/1/') && {
        app: { agents: [{ entityGuid: 'guid' }], nrServerTime: Date.now() },
        stn: 1,
        err: 1,
        ins: 1,
        spa: 1,
        sr: 2,
        srs: 1,
        st: 1,
        sts: 2,
        log: 1,
      },
  },
  rollbar: {
    bodies: true,
    name: 'Rollbar',
    without: ['by default', 'by default, started while the key is shown'],
    masks: true,
    answer: () => ({ err: 0, result: {} }),
  },
  mixpanel: {
    name: 'Mixpanel',
    bodies: true,
    masks: true,
    answer: () => ({ code: 200, status: 'OK' }),
  },
  clarity: { name: 'Clarity' },
  snowplow: { name: 'Snowplow', leavesOut: true, proof: 'typed' },
  logrocket: { name: 'LogRocket', leavesOut: true, bodies: true },
  bugsnag: { name: 'Bugsnag' },
  opentelemetry: { name: 'OpenTelemetry' },
};
