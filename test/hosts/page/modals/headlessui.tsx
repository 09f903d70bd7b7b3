import { Dialog, DialogBackdrop, DialogPanel, DialogTitle } from '@headlessui/react';
import type { HostModalProps } from '../HostModal.js';

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <Dialog open={open} onClose={onOpenChange} style={{ position: 'fixed', inset: 0 }}>
      <DialogBackdrop style={{ position: 'fixed', inset: 0, background: '#0003' }} />
      <DialogPanel style={{ position: 'fixed', inset: 40, background: 'white', overflow: 'auto' }}>
        <DialogTitle>Settings</DialogTitle>
        {children}
        <button type="button" onClick={() => onOpenChange(false)}>
          Close settings
        </button>
      </DialogPanel>
    </Dialog>
  );
}
