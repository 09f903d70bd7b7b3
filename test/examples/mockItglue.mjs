// Loaded by Node before an example's server: its requests to IT Glue are answered by the mock.

import { setupServer } from 'msw/node';
import { itglueHandlers } from '../../dist/testing/index.js';

setupServer(...itglueHandlers()).listen({ onUnhandledRequest: 'bypass' });
