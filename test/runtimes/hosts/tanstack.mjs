// The built server of TanStack Start, on Node's http.

import { createServer } from 'node:http';
import { toNodeListener } from 'itglue-connect/node';
import start from '../tanstack/dist/server/server.js';

const server = createServer(toNodeListener((request) => start.fetch(request)));
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
