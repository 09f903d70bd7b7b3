// Loaded by Node before an example's server, so that the mock answers its requests to IT Glue.

import { setupServer } from 'msw/node';
import { itglueHandlers } from '../../dist/testing/index.js';

setupServer(...itglueHandlers()).listen({ onUnhandledRequest: 'bypass' });
