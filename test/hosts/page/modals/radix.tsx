import * as Dialog from '@radix-ui/react-dialog';
import type { HostModalProps } from '../HostModal.js';

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay style={{ position: 'fixed', inset: 0, background: '#0003' }} />
        <Dialog.Content
          aria-describedby={undefined}
          style={{ position: 'fixed', inset: 40, background: 'white', overflow: 'auto' }}
        >
          <Dialog.Title>Settings</Dialog.Title>
          {children}
          <Dialog.Close>Close settings</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
