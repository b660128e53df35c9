import { join } from 'node:path';
import { _electron, chromium, type ElectronApplication, type Page } from '@playwright/test';
import { chromiumOptions } from '../build/chromium.mjs';
import { findElectron } from '../build/electron-runtime.mjs';
import { test as e2e } from '../e2e/app';
import { RUNTIME_ARGUMENTS } from '../e2e/launch';
import { connectEnvironment } from '../e2e/steps';
import { startSandbox } from '../src/sandbox/server';
import { installBench } from './in-page';

export const ROOT = join(import.meta.dirname, '..');
export const EMPTY_WINDOW = join(import.meta.dirname, 'empty-window');

/** The e2e tests' app, connected to a sandbox of as many numbers as are asked for. */
export const test = e2e.extend<{ numbers: number; connected: Page }>({
  numbers: [200, { option: true }],
  sandbox: async ({ numbers }, use) => {
    const sandbox = await startSandbox({ numbers, seed: 11 });
    await use(sandbox);
    await sandbox.close();
  },
  connected: async ({ app, sandbox }, use) => {
    await connectEnvironment(app.page, sandbox);
    await app.page.evaluate(installBench);
    await app.page.waitForTimeout(3_000); // what the start still does is no part of what is measured
    await use(app.page);
  },
});

/** A window with nothing of ours in it, or with the page of an address. */
export async function openWindow(
  address?: string,
): Promise<{ page: Page; electron: ElectronApplication | null; pid: number | null; close: () => Promise<void> }> {
  const executablePath = findElectron();
  if (executablePath === null) {
    const browser = await chromium.launch(chromiumOptions());
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address ?? 'data:text/html,<title>empty</title><p>empty</p>');
    await page.evaluate(installBench);
    return { page, electron: null, pid: null, close: () => browser.close() };
  }
  const args = [...RUNTIME_ARGUMENTS, EMPTY_WINDOW, ...(address === undefined ? [] : [address])];
  const electron = await _electron.launch({ executablePath, args });
  const page = await electron.firstWindow();
  await page.waitForLoadState();
  await page.evaluate(installBench);
  return { page, electron, pid: electron.process().pid ?? null, close: () => electron.close() };
}
