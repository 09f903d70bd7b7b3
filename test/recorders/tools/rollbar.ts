import Rollbar from 'rollbar/replay';
import type { Start } from '../page/tool.js';

export const start: Start = ({ sink, unmasked, bodies, leavesOut }) => {
  const rollbar = new Rollbar({
    accessToken: 'test',
    endpoint: `${sink}/rollbar/`,
    captureUncaught: true,
    autoInstrument: {
      network: true,
      ...(bodies && {
        networkResponseBody: true,
        networkRequestBody: true,
      }),
    },
    replay: {
      enabled: true,
      triggerDefaults: { postDuration: 0.1 },
      ...(unmasked && { maskInputOptions: { password: false } }),
    },
    ...(leavesOut && { scrubFields: ['apiKey', 'api_key'], scrubRequestBody: true }),
  });
  return () => rollbar.error('flush');
};
