import { H } from 'highlight.run';
import { ours, type Start } from '../page/tool.js';

export const start: Start = ({ sink, unmasked, bodies, leavesOut }) => {
  H.init('1', {
    backendUrl: `${sink}/highlight`,
    otlpEndpoint: `${sink}/otlp`,
    ...(unmasked && { privacySetting: 'none' }),
    ...(bodies && {
      networkRecording: {
        enabled: true,
        recordHeadersAndBody: true,
        ...(leavesOut && { urlBlocklist: [ours] }),
      },
    }),
  });
  return () => H.stop();
};
