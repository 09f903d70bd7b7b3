import { connection } from 'next/server';
import { ConnectItGlue } from './ConnectItGlue';

export default async function Integrations() {
  // Rendered for each request, since each policy has its own nonce.
  await connection();
  return (
    <main>
      <h1>Integrations</h1>
      <ConnectItGlue />
    </main>
  );
}
