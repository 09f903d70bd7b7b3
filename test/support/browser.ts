// What the tests in a real browser need besides, before each test file.

import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// By hand and not by a global afterEach, with which Testing Library would also expect every change to be
// wrapped in act(): here it is a real user's event that changes things.
afterEach(cleanup);
