import Modal from 'react-modal';
import type { HostModalProps } from '../HostModal.js';

Modal.setAppElement('#root');

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <Modal isOpen={open} onRequestClose={() => onOpenChange(false)} contentLabel="Settings">
      {children}
    </Modal>
  );
}
