import { ReplayInstrumentation } from '@grafana/faro-instrumentation-replay';
import { getWebInstrumentations, initializeFaro } from '@grafana/faro-web-sdk';
import type { Start } from '../page/tool.js';

export const start: Start = ({ sink, unmasked }) => {
  initializeFaro({
    url: `${sink}/faro`,
    app: { name: 'acme' },
    batching: { sendTimeout: 250 },
    instrumentations: [
      ...getWebInstrumentations({ captureConsole: true }),
      new ReplayInstrumentation({
        ...(unmasked && {
          maskAllInputs: false,
          maskInputOptions: { password: false },
          maskInputFn: (text) => text,
          maskTextSelector: '.nothing',
        }),
      }),
    ],
  });
  return () => {};
};
