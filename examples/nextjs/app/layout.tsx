import 'itglue-connect/styles.css';
import type { ReactNode } from 'react';

export const metadata = { title: 'Integrations · Acme' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
