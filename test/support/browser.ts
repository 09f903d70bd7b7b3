// Additional setup for the tests in a real browser.

import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// Cleans up by hand: with a global afterEach, Testing Library would also expect every change to be wrapped in
// act(). In a browser, real events change the page.
afterEach(cleanup);
