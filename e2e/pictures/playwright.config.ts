import { defineConfig } from '@playwright/test';

/** Takes the pictures of the docs in the desktop app, one after another; `npm run pictures`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'pictures.ts',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  projects: [{ name: 'electron' }],
});
