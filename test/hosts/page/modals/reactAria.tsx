import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { HostModalProps } from '../HostModal.js';

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={onOpenChange}
      isDismissable
      style={{ position: 'fixed', inset: 0, background: '#0003' }}
    >
      <Modal style={{ position: 'fixed', inset: 40, background: 'white', overflow: 'auto' }}>
        <Dialog>
          <Heading slot="title">Settings</Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
