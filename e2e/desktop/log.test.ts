import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../app';
import { connectEnvironment } from '../steps';

test('an uncaught error in main is logged and shown without an error box, and the app keeps running', async ({
  app,
  sandbox,
}) => {
  const log = () => readFile(join(app.dataDir, 'logs', 'app.log'), 'utf8');
  await connectEnvironment(app.page, sandbox);
  await app.electron?.evaluate(({ dialog }) => {
    dialog.showErrorBox = () => Object.assign(globalThis, { boxed: true });
    setTimeout(() => {
      throw new TypeError('thrown for a test', { cause: new RangeError('the cause of it') });
    });
    void Promise.reject(new Error('rejected for a test'));
  });
  await expect(app.page.getByText(/^Something went wrong at .+ The app is still running/)).toBeVisible();
  await expect.poll(log).toContain('unhandled rejection');
  expect(await log()).toMatch(/uncaught exception\n {4}TypeError: thrown for a test\n(.*\n)*? {4}caused by RangeError/);
  expect(await app.electron?.evaluate(() => 'boxed' in globalThis)).toBe(false);
  await app.page.getByRole('button', { name: /Sync now/ }).click();
  await expect(app.page.getByText('Updated just now')).toBeVisible();
  await app.quit();
  expect(await log()).toMatch(/info {2}stopped\n(.*\n)*.*process ends code=0/);
});
