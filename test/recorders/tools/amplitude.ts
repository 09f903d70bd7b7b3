import * as amplitude from '@amplitude/analytics-browser';
import { sessionReplayPlugin } from '@amplitude/plugin-session-replay-browser';
import { ours, type Start } from '../page/tool.js';

const everything = {
  urls: [/./],
  statusCodeRange: '0,200-599',
  requestBody: { allowlist: ['**'] },
  responseBody: { allowlist: ['**'] },
};
const itglue = { urls: [new RegExp(ours)], requestBody: {} };

export const start: Start = async ({ sink, unmasked, bodies, leavesOut }) => {
  await amplitude.add(
    sessionReplayPlugin({
      sampleRate: 1,
      trackServerUrl: `${sink}/replay`,
      configServerUrl: `${sink}/config`,
      ...(unmasked && {
        privacyConfig: { defaultMaskLevel: 'light', unmaskSelector: ['input'] },
      }),
    }),
  ).promise;
  await amplitude.init('test', {
    serverUrl: `${sink}/events`,
    remoteConfig: { fetchRemoteConfig: false },
    autocapture: {
      elementInteractions: true,
      frustrationInteractions: true,
      // Amplitude applies the last rule that matches an address.
      networkTracking: bodies
        ? { captureRules: [everything, ...(leavesOut ? [{ ...everything, ...itglue }] : [])] }
        : true,
    },
  }).promise;
  return async () => {
    await amplitude.flush().promise;
    // The replay keeps its last events until the next one, or until the page unloads.
    dispatchEvent(new Event('pagehide'));
  };
};
