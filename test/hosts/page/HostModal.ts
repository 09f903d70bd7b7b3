// A modal of a host's, called "Settings", whatever it is built with.

import type { ReactNode } from 'react';

export interface HostModalProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  children: ReactNode;
}
