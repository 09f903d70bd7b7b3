// Mounts and unmounts the form and the dialog many times, to measure what stays in memory.

import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ConnectDialog, ConnectForm } from '../../dist/index.js';

const never = () => new Promise<void>(() => {});
const parts = {
  form: <ConnectForm appName="Acme" onConnect={never} />,
  dialog: <ConnectDialog appName="Acme" open onOpenChange={() => {}} onConnect={never} />,
};

async function mount(part: keyof typeof parts, times: number) {
  for (let time = 0; time < times; time += 1) {
    const container = document.body.appendChild(document.createElement('div'));
    const root = createRoot(container);
    flushSync(() => root.render(parts[part]));
    const key = container.querySelector<HTMLInputElement>(
      '[autocomplete=new-password], [data-itglue-key]',
    );
    if (!key) throw new Error('There is no form');
    key.value = `ITG.${time}`;
    key.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync(() => root.unmount());
    container.remove();
    // Lets deferred tasks finish before the next mount.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

Object.assign(window, { mount });
