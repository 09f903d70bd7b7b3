// @whatwg-node/server, which has its own Request and Response.

import { createServer } from 'node:http';
import { Response as OwnResponse } from '@whatwg-node/fetch';
import { createServerAdapter } from '@whatwg-node/server';
import { describe } from 'vitest';
import { describeHost } from './describeHost.js';
import { listen } from './host.js';

describe('on @whatwg-node/server', () => {
  describeHost({
    start: (handle) =>
      listen(createServer(createServerAdapter((request: Request) => handle(request)))),
    refusals: {
      'a Response of its own': () => new OwnResponse('Sign in first', { status: 401 }),
      'Response.json of its own': () => OwnResponse.json({}, { status: 401 }),
    },
  });
});
