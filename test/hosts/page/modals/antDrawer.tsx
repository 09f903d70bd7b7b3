import { Drawer } from 'antd';
import type { HostModalProps } from '../HostModal.js';

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <Drawer open={open} onClose={() => onOpenChange(false)} title="Settings" size={500}>
      {children}
    </Drawer>
  );
}
