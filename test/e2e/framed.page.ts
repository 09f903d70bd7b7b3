// The page in the frame, on its own origin. Its server has written the pages that may show it into the document.

import '../../src/styles/styles.css';
import { serveFrame } from '../../src/frame/index.js';

serveFrame({
  allowedParents: document.documentElement.dataset.parents?.split(' ') ?? [],
  url: '/api/itglue/link',
});
