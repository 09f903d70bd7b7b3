// A host's page with hotkeys: `?host=` says by which library, `?ours=` where the key is typed.

import hotkeys from 'hotkeys-js';
import { ConnectDialog, ConnectForm, type OnConnect } from 'itglue-connect';
import 'itglue-connect/element';
import 'itglue-connect/styles.css';
import Mousetrap from 'mousetrap';
import { createRoot } from 'react-dom/client';
import { useHotkeys } from 'react-hotkeys-hook';
import { tinykeys } from 'tinykeys';

const onConnect: OnConnect = async ({ subdomain }) => ({ subdomain });
const keys = ['a', 'g', 'i', 't', 'Enter'];

declare global {
  interface Window {
    /** What the hotkeys have done. */
    triggered: string[];
  }
}
window.triggered = [];
const trigger = (what: string) => window.triggered.push(what);

function ReactHotkeysHook() {
  useHotkeys(keys, (event) => trigger(event.key));
  return null;
}

const { host, ours } = Object.fromEntries(new URLSearchParams(location.search));

if (host === 'hotkeys-js') hotkeys(keys.join(','), (event) => trigger(event.key));
if (host === 'mousetrap') Mousetrap.bind(keys, (event) => trigger(event.key));
if (host === 'tinykeys') {
  tinykeys(
    window,
    Object.fromEntries(keys.map((key) => [key, (event: KeyboardEvent) => trigger(event.key)])),
  );
}

const close = () => {};
const places = {
  form: <ConnectForm onConnect={onConnect} />,
  dialog: <ConnectDialog open onOpenChange={close} onConnect={onConnect} />,
  element: <itglue-connect connect={onConnect} />,
  elementDialog: <itglue-connect mode="dialog" open connect={onConnect} />,
};

const root = document.querySelector('#root');
const place = Object.entries(places).find(([name]) => name === ours)?.[1];
if (!root || !place) throw new Error(`There is no ${ours}`);
createRoot(root).render(
  <>
    {host === 'react-hotkeys-hook' && <ReactHotkeysHook />}
    <button type="button">Elsewhere</button>
    {place}
  </>,
);
