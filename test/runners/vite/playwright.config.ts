// Runs the test of docs/testing.md on the page of this folder.

import { defineConfig } from '@playwright/test';

const baseURL = `http://127.0.0.1:${process.env.PORT}`;

export default defineConfig({
  testDir: 'dist/playwright',
  outputDir: 'dist/traces',
  reporter: 'json',
  use: { baseURL, launchOptions: JSON.parse(process.env.CHROMIUM ?? '{}') },
  webServer: {
    command: `vite --host 127.0.0.1 --port ${process.env.PORT} --strictPort`,
    url: baseURL,
  },
});
