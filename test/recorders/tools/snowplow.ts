import { enableFormTracking, FormTrackingPlugin } from '@snowplow/browser-plugin-form-tracking';
import { newTracker, trackPageView } from '@snowplow/browser-tracker';
import type { Start } from '../page/tool.js';

export const start: Start = ({ sink, leavesOut }) => {
  newTracker('acme', sink, { appId: 'acme', plugins: [FormTrackingPlugin()], bufferSize: 1 });
  enableFormTracking({
    options: leavesOut
      ? { fields: { filter: (field) => !field.matches('[data-rr-is-password]') } }
      : {},
  });
  trackPageView();
  return () => {};
};
