import { createFileRoute } from '@tanstack/react-router';
import { connect } from '../../../acme.mjs';

export const Route = createFileRoute('/api/itglue/connect')({
  server: { handlers: { POST: ({ request }) => connect(request) } },
});
