// The page in the frame. A real host knows the address of its settings page; the demo's port may differ each time.

import * as z from 'zod/mini';
import '../../src/styles/styles.css';
import { serveFrame } from '../../src/frame/index.js';

const response = await fetch('/api/parents');

serveFrame({
  allowedParents: z.array(z.string()).parse(await response.json()),
  url: '/api/itglue/link',
  // Fixed here, so that no script of the settings page can change it.
  appName: 'Acme',
});
