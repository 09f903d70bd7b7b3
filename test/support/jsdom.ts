// What the tests in jsdom need in addition, before each test file. It lacks `showModal` and `close`, as in the tests of hosts.

import '@testing-library/jest-dom/vitest';
