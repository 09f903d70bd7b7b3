// Additional setup for the tests in jsdom, which lacks `showModal` and `close` in the tests of hosts too.

import '@testing-library/jest-dom/vitest';
