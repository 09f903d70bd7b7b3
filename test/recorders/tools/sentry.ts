import * as Sentry from '@sentry/browser';
import { ours, type Start } from '../page/tool.js';

export const start: Start = ({ sink, unmasked, bodies, leavesOut }) => {
  Sentry.init({
    dsn: `${sink.replace('://', '://public@')}/1`,
    tracesSampleRate: 1,
    replaysSessionSampleRate: 1,
    integrations: [
      Sentry.browserTracingIntegration(),
      Sentry.replayIntegration({
        minReplayDuration: 0,
        ...(unmasked && { maskAllText: false, maskAllInputs: false, blockAllMedia: false }),
        ...(bodies && {
          networkDetailAllowUrls: [location.origin],
          networkCaptureBodies: true,
        }),
        ...(leavesOut && { networkDetailDenyUrls: [ours] }),
      }),
    ],
  });
  return async () => {
    await Sentry.getReplay()?.flush();
    await Sentry.flush();
  };
};
