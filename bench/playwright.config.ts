import { defineConfig } from '@playwright/test';
import { chromiumOptions } from '../build/chromium.mjs';
import { findElectron, hasDisplay } from '../build/electron-runtime.mjs';

/** One after another, in real Electron where there is one. */
export default defineConfig({
  testDir: '.',
  testMatch: 'performance.bench.ts',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: './report.ts',
  projects: [
    findElectron() && hasDisplay()
      ? { name: 'electron' }
      : { name: 'chromium', use: { browserName: 'chromium', launchOptions: chromiumOptions() } },
  ],
});
