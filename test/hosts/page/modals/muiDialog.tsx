import { Dialog, DialogContent, DialogTitle } from '@mui/material';
import type { HostModalProps } from '../HostModal.js';

export function HostModal({ open, onOpenChange, children }: HostModalProps) {
  return (
    <Dialog open={open} onClose={() => onOpenChange(false)} aria-labelledby="settings">
      <DialogTitle id="settings">Settings</DialogTitle>
      <DialogContent>{children}</DialogContent>
    </Dialog>
  );
}
