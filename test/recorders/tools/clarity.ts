import { clarity } from 'clarity-js';
import type { Start } from '../page/tool.js';

export const start: Start = ({ sink, unmasked }) => {
  clarity.start({
    projectId: 'test',
    upload: `${sink}/clarity`,
    track: true,
    content: true,
    delay: 250,
    ...(unmasked && { unmask: ['html', 'input', 'body'] }),
  });
  return () => clarity.stop();
};
