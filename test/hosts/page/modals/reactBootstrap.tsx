import { Modal } from 'react-bootstrap';
import 'bootstrap/dist/css/bootstrap.css';
import type { HostModalProps } from '../HostModal.js';

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <Modal show={open} onHide={() => onOpenChange(false)} aria-labelledby="settings">
      <Modal.Header closeButton>
        <Modal.Title id="settings">Settings</Modal.Title>
      </Modal.Header>
      <Modal.Body>{children}</Modal.Body>
    </Modal>
  );
}
