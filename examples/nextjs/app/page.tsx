import { connection } from 'next/server';
import { ConnectItGlue } from './ConnectItGlue';

export default async function Integrations() {
  // Rendered for each request, since the policy of each has a nonce of its own.
  await connection();
  return (
    <main>
      <h1>Integrations</h1>
      <ConnectItGlue />
    </main>
  );
}
