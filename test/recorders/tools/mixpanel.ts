import mixpanel from 'mixpanel-browser';
import { ours, type Start } from '../page/tool.js';

export const start: Start = ({ sink, unmasked, bodies, leavesOut }) => {
  mixpanel.init('test', {
    api_host: sink,
    record_sessions_percent: 100,
    record_min_ms: 0,
    autocapture: true,
    batch_flush_interval_ms: 250,
    ignore_dnt: true,
    ...(unmasked && {
      record_mask_all_inputs: false,
      record_mask_all_text: false,
      record_mask_text_selector: '',
    }),
    ...(bodies && {
      record_network: true,
      record_network_options: {
        recordBodyUrls: { request: [location.origin], response: [location.origin] },
        ...(leavesOut && { ignoreRequestUrls: [location.origin + ours] }),
      },
    }),
  });
  return () => mixpanel.stop_session_recording();
};
