import setup from 'logrocket/setup';
import { ours, type Start } from '../page/tool.js';

export const start: Start = ({ sink, leavesOut }) => {
  const LogRocket = setup({ sdkServer: sink, ingestServer: sink });
  LogRocket.init('acme/test', {
    ...(leavesOut && {
      network: {
        requestSanitizer: (request) => (request.url.includes(ours) ? null : request),
      },
    }),
  });
  return () => {};
};
