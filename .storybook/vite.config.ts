// How Storybook builds the stories.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  publicDir: false,
  // Uses the stylesheet as it is shipped, without changes for older browsers.
  build: { target: 'esnext' },
});
