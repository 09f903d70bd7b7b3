import { Drawer } from 'vaul';
import type { HostModalProps } from '../HostModal.js';

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <Drawer.Root open={open} onOpenChange={onOpenChange}>
      <Drawer.Portal>
        <Drawer.Overlay style={{ position: 'fixed', inset: 0, background: '#0003' }} />
        <Drawer.Content
          aria-describedby={undefined}
          style={{ position: 'fixed', inset: '40px 0 0', background: 'white' }}
        >
          <Drawer.Title>Settings</Drawer.Title>
          <div style={{ overflow: 'auto', height: 700 }}>{children}</div>
        </Drawer.Content>
      </Drawer.Portal>
    </Drawer.Root>
  );
}
