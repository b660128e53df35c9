import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './build/chromium.mjs';
import { findElectron, hasDisplay } from './build/electron-runtime.mjs';

const BOTH = 'both/*.test.ts';

/** Why the tests in real Electron cannot run here. */
function whyNoElectron(): string | null {
  if (!findElectron()) return 'there is no Electron runtime';
  return hasDisplay() ? null : 'there is no display';
}

const missing = whyNoElectron();
// every worker reads this file again: say it once
if (missing !== null && process.env.TEST_WORKER_INDEX === undefined) {
  process.stdout.write(`Without the tests in Electron: ${missing}.\n`);
}

export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  expect: { timeout: 15_000 }, // a busy machine is slow, not wrong
  timeout: 90_000,
  use: { trace: 'retain-on-failure' },
  projects: [
    {
      name: 'chromium',
      testMatch: ['*.browser.test.ts', BOTH],
      use: { browserName: 'chromium', launchOptions: chromiumOptions() },
    },
    ...(missing === null ? [{ name: 'electron', testMatch: ['*.electron.test.ts', BOTH] }] : []),
  ],
});
