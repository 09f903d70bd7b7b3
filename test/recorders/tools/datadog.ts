import { datadogRum } from '@datadog/browser-rum';
import type { Start } from '../page/tool.js';

export const start: Start = ({ sink, unmasked }) => {
  datadogRum.init({
    applicationId: '00000000-0000-4000-8000-000000000000',
    clientToken: 'pub',
    proxy: `${sink}/datadog`,
    sessionSampleRate: 100,
    sessionReplaySampleRate: 100,
    trackUserInteractions: true,
    startSessionReplayRecordingManually: false,
    ...(unmasked && { defaultPrivacyLevel: 'allow', enablePrivacyForActionName: false }),
  });
  return () => dispatchEvent(new Event('beforeunload'));
};
