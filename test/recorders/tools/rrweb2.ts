import { record } from 'rrweb2';
import type { Start } from '../page/tool.js';

export const start: Start = ({ sink }) => {
  const events: unknown[] = [];
  record({ emit: (event) => events.push(event) });
  return () => fetch(`${sink}/rrweb`, { method: 'POST', body: JSON.stringify(events) });
};
