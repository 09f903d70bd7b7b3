import { Modal } from 'antd';
import type { HostModalProps } from '../HostModal.js';

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <Modal open={open} onCancel={() => onOpenChange(false)} title="Settings" footer={null}>
      {children}
    </Modal>
  );
}
