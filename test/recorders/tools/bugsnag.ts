import Bugsnag from '@bugsnag/js';
import type { Start } from '../page/tool.js';

export const start: Start = ({ sink }) => {
  Bugsnag.start({
    apiKey: '00000000000000000000000000000000',
    endpoints: { notify: `${sink}/notify`, sessions: `${sink}/sessions` },
  });
  return () => Bugsnag.notify(new Error('flush'));
};
