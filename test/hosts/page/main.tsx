// A host's page: a button opens its modal, and in that modal, or over it, is what connects IT Glue.
// `?host=` names the modal, `?ours=` how it is used.

import { ConnectDialog, ConnectForm, type OnConnect, openConnectDialog } from 'itglue-connect';
import 'itglue-connect/element';
import 'itglue-connect/styles.css';
import { type ComponentType, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { HostModalProps } from './HostModal.js';

const onConnect: OnConnect = async ({ subdomain }) => ({ subdomain, organizationCount: 143 });

const modals = import.meta.glob<{ HostModal: ComponentType<HostModalProps> }>('./modals/*.tsx');

interface WayProps {
  HostModal: ComponentType<HostModalProps>;
}

/** Our dialog is rendered inside the host's modal. */
function Inside({ HostModal }: WayProps) {
  const [settings, setSettings] = useState(false);
  return (
    <>
      <Opener onClick={() => setSettings(true)} />
      <HostModal open={settings} onOpenChange={setSettings}>
        <DialogWithOpener />
      </HostModal>
    </>
  );
}

function DialogWithOpener() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Connect…
      </button>
      <ConnectDialog open={open} onOpenChange={setOpen} onConnect={onConnect} />
    </>
  );
}

/** It is rendered beside the host's modal, and opened over it. */
function Beside({ HostModal }: WayProps) {
  const [settings, setSettings] = useState(false);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Opener onClick={() => setSettings(true)} />
      <HostModal open={settings} onOpenChange={setSettings}>
        <button type="button" onClick={() => setOpen(true)}>
          Connect…
        </button>
      </HostModal>
      <ConnectDialog open={open} onOpenChange={setOpen} onConnect={onConnect} />
    </>
  );
}

/** It is opened by a call. */
function Called({ HostModal }: WayProps) {
  const [settings, setSettings] = useState(false);
  return (
    <>
      <Opener onClick={() => setSettings(true)} />
      <HostModal open={settings} onOpenChange={setSettings}>
        <button type="button" onClick={() => void openConnectDialog({ onConnect })}>
          Connect…
        </button>
      </HostModal>
    </>
  );
}

/** The custom element opens it, inside the host's modal. */
function Element({ HostModal }: WayProps) {
  const [settings, setSettings] = useState(false);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Opener onClick={() => setSettings(true)} />
      <HostModal open={settings} onOpenChange={setSettings}>
        <button type="button" onClick={() => setOpen(true)}>
          Connect…
        </button>
        <itglue-connect
          mode="dialog"
          open={open}
          connect={onConnect}
          ref={(element) => {
            const close = () => setOpen(false);
            element?.addEventListener('itglue-connect:close', close);
            return () => element?.removeEventListener('itglue-connect:close', close);
          }}
        />
      </HostModal>
    </>
  );
}

/** The form is in the host's modal. */
function Inline({ HostModal }: WayProps) {
  const [settings, setSettings] = useState(false);
  return (
    <>
      <Opener onClick={() => setSettings(true)} />
      <HostModal open={settings} onOpenChange={setSettings}>
        <div style={{ inlineSize: 400 }}>
          <ConnectForm onConnect={onConnect} />
        </div>
      </HostModal>
    </>
  );
}

/** The host's modal closes for ours, and comes back afterwards. */
function HandedOver({ HostModal }: WayProps) {
  const [shown, setShown] = useState<'settings' | 'ours'>();
  return (
    <>
      <Opener onClick={() => setShown('settings')} />
      <HostModal
        open={shown === 'settings'}
        onOpenChange={(open) => setShown(open ? 'settings' : undefined)}
      >
        <button type="button" onClick={() => setShown('ours')}>
          Connect…
        </button>
      </HostModal>
      <ConnectDialog
        open={shown === 'ours'}
        onOpenChange={() => setShown('settings')}
        onConnect={onConnect}
      />
    </>
  );
}

function Opener({ onClick }: { onClick(): void }) {
  return (
    <button type="button" onClick={onClick}>
      Open settings
    </button>
  );
}

const ways: Record<string, ComponentType<WayProps>> = {
  inside: Inside,
  beside: Beside,
  called: Called,
  element: Element,
  inline: Inline,
  handedOver: HandedOver,
};

const { host, ours } = Object.fromEntries(new URLSearchParams(location.search));
const Way = ways[`${ours}`];
const { HostModal } = (await modals[`./modals/${host}.tsx`]?.()) ?? {};
const root = document.querySelector('#root');
if (!Way || !HostModal || !root) throw new Error(`There is no ${host} or ${ours}`);
createRoot(root).render(
  <StrictMode>
    <Way HostModal={HostModal} />
  </StrictMode>,
);
