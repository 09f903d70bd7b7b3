import 'posthog-js/dist/posthog-recorder';
import posthog from 'posthog-js/dist/module.full.no-external';
import type { Start } from '../page/tool.js';

export const start: Start = ({ sink, unmasked }) => {
  posthog.init('phc_test', {
    api_host: sink,
    opt_out_useragent_filter: true,
    autocapture: true,
    mask_all_text: false,
    session_recording: {
      ...(unmasked && { maskAllInputs: false }),
    },
  });
  return () => dispatchEvent(new Event('beforeunload'));
};
