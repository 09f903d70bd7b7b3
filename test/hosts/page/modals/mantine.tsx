import '@mantine/core/styles.css';
import { MantineProvider, Modal } from '@mantine/core';
import type { HostModalProps } from '../HostModal.js';

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <MantineProvider>
      <Modal opened={open} onClose={() => onOpenChange(false)} title="Settings" size="lg">
        {children}
      </Modal>
    </MantineProvider>
  );
}
