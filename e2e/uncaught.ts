import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from '../src/sandbox/server';
import { expect, type RunningApp } from './app';
import { connectByBridge } from './steps';

/**
 * An exception and a rejection that nothing catches are logged and shown, and the app keeps running and ends well.
 * @param throwBoth has main throw `thrown for a test`, whose cause is a RangeError, and reject
 */
export async function expectUncaughtSurvived(app: RunningApp, sandbox: Sandbox, throwBoth: () => Promise<void>) {
  const log = () => readFile(join(app.dataDir, 'logs', 'app.log'), 'utf8');
  await connectByBridge(app, sandbox, 'Production');
  await throwBoth();
  await expect(app.page.getByText(/^Something went wrong at .+ The app is still running/)).toBeVisible();
  await expect.poll(log).toContain('unhandled rejection');
  expect(await log()).toMatch(/uncaught exception\n {4}TypeError: thrown for a test\n(.*\n)*? {4}caused by RangeError/);
  await app.page.getByRole('button', { name: /Sync now/ }).click();
  await expect(app.page.getByText('Updated just now')).toBeVisible();
  await app.quit();
  expect(await log()).toMatch(/info {2}stopped\n(.*\n)*.*process ends code=0/);
}
