// How Storybook builds the stories.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  publicDir: false,
  // The stylesheet is shown as it is shipped, with nothing rewritten for older browsers.
  build: { target: 'esnext' },
});
