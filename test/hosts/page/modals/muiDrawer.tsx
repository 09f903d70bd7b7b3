import { Drawer } from '@mui/material';
import type { HostModalProps } from '../HostModal.js';

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={() => onOpenChange(false)}
      slotProps={{ paper: { role: 'dialog', 'aria-label': 'Settings', style: { width: 500 } } }}
    >
      {children}
    </Drawer>
  );
}
