// tRPC for the rest of the API, and the handler beside it: the key then goes through no tRPC log, link or batch.

import { createServer } from 'node:http';
import { initTRPC } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { toNodeListener } from 'itglue-connect/node';
import { connect } from '../acme.mjs';

const t = initTRPC.create();
const router = t.router({ greeting: t.procedure.query(() => 'hello') });

const server = createServer(
  toNodeListener((request) =>
    new URL(request.url).pathname.startsWith('/trpc')
      ? fetchRequestHandler({ endpoint: '/trpc', req: request, router })
      : connect(request),
  ),
);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
