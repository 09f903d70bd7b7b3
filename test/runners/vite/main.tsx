// The page that Playwright opens, with the component of docs/testing.md.

import { postTo } from 'itglue-connect';
import { createRoot } from 'react-dom/client';
import { DialogSettings } from './dist/vitest/Settings';

const main = document.querySelector('main');
if (main) createRoot(main).render(<DialogSettings onConnect={postTo('/api/itglue/connect')} />);
