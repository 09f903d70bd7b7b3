// Unmounts what a test has rendered. Testing Library does it by itself only in the first file of a page.

import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);
