// Additional setup for test files that share a page: Testing Library only cleans up after the first of them by itself.

import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);
