import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { findElectron, hasDisplay } from './build/electron-runtime.mjs';

/** Why the tests in real Electron cannot run here. */
function whyNoElectron(): string | null {
  if (!findElectron()) return 'there is no Electron runtime';
  return hasDisplay() ? null : 'there is no display';
}

const missing = whyNoElectron();
// every worker reads this file again: say it once
if (process.env.TEST_WORKER_INDEX === undefined) {
  const says =
    missing === null ? `With the tests in Electron: ${findElectron()}` : `Without the tests in Electron: ${missing}`;
  process.stdout.write(`${says}.\n`);
}

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // as many as there are cores, of which a test keeps one busy; more would only wait for each other
  workers: Math.min(availableParallelism(), 4),
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  expect: { timeout: 15_000 }, // a busy machine is slow, not wrong
  timeout: 90_000,
  use: {
    // a trace takes a seventh of the time, and filming the page as well would double it; `--trace on` makes one at hand
    trace: process.env.CI === undefined ? 'off' : { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
  projects: [
    // one at a time, because they share a screen, its clipboard and its notifications; first, so that they run beside
    // the others and not alone at the end
    ...(missing === null ? [{ name: 'electron', testMatch: ['desktop/*.test.ts', 'both/*.test.ts'], workers: 1 }] : []),
    { name: 'chromium', testIgnore: 'desktop/*' },
  ],
});
