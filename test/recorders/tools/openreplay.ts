import Tracker from '@openreplay/tracker';
import { ours, type Start } from '../page/tool.js';

export const start: Start = async ({ sink, unmasked, bodies, leavesOut }) => {
  const tracker = new Tracker({
    projectKey: 'test',
    ingestPoint: sink,
    __DISABLE_SECURE_MODE: true,
    ...(unmasked && {
      // Records values as plain text.
      defaultInputMode: 0,
      obscureInputNumbers: false,
      obscureInputEmails: false,
      obscureTextNumbers: false,
      obscureTextEmails: false,
    }),
    ...(bodies && {
      network: {
        capturePayload: true,
        sessionTokenHeader: false,
        failuresOnly: false,
        ignoreHeaders: false,
        captureInIframes: false,
        ...(leavesOut && {
          sanitizer: (data) => (data.url.includes(ours) ? null : data),
        }),
      },
    }),
  });
  await tracker.start();
  return () => tracker.stop();
};
