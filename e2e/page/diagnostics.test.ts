import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { status } from '../../src/sandbox/faults';
import { expect, test, type RunningApp } from '../app';
import { openConnected } from '../shared-app';
import { connectEnvironment, grid, rowCount, runByPalette, served } from '../steps';

test.use({ hasPageFail: true });

/** All that is in the log. */
async function logOf({ dataDir }: RunningApp): Promise<string> {
  const folder = join(dataDir, 'logs');
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  return texts.join('');
}

const diagnostics = (page: Page) => page.getByRole('dialog', { name: 'Diagnostics' });

test('a fault of the page is logged and shown, and the app goes on', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('made up for a test', { cause: new RangeError('the cause of it') });
    });
    void Promise.reject(new Error('rejected for a test'));
  });
  const banner = page.getByText(/^Something went wrong at .+ The app is still running/);
  await expect(banner).toBeVisible();
  await expect.poll(() => logOf(app)).toMatch(/page failed where=promise\r?\n {4}Error: rejected for a test/);
  expect(await logOf(app)).toMatch(
    /page failed where=script\r?\n {4}TypeError: made up for a test\r?\n( {4}at .*\n)* {4}caused by RangeError: the cause of it/,
  );
  // it goes on
  await page.getByRole('button', { name: /Sync now/ }).click();
  await expect(page.getByText('Updated just now')).toBeVisible();
  await page.getByRole('button', { name: 'Copy diagnostics…' }).click();
  await expect(diagnostics(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(banner).toBeHidden();
});

test('nothing private is in log or diagnostics, whatever fails', async ({ app, sandbox }) => {
  const { page } = app;
  await connectEnvironment(page, sandbox, 'Zebra Holding');
  const [first] = served(sandbox);
  const number = first!.number;
  await page.keyboard.press('Control+4');
  await page.getByLabel('Log', { exact: true }).selectOption({ label: 'Everything' });
  await page.keyboard.press('Control+1');
  await expect(grid(page)).toBeVisible();
  await page.getByRole('combobox', { name: 'Search numbers' }).fill('walrus');
  // servers and scripts that quote what they should not
  sandbox.faults.always(
    status(422, { success: false, message: `no ${number} for ${sandbox.token}`, errors: { token: [sandbox.token] } }),
  );
  await page.getByRole('button', { name: /Sync now/ }).click();
  await expect(page.getByText(/Talkover did not accept/).first()).toBeVisible();
  await page.evaluate(
    ([token, phone, spelled]) => {
      void Promise.reject(new Error(`Bearer ${token} ${phone}`, { cause: `${spelled} of Zebra Holding` }));
    },
    [sandbox.token, number, first!.formatted_number ?? number],
  );
  await expect.poll(() => logOf(app)).toContain('page failed');
  await runByPalette(page, 'copy diagnostics');
  const shown = await diagnostics(page).getByRole('textbox', { name: 'Diagnostics text' }).inputValue();
  const written = await logOf(app);
  expect(written).toContain('sync failed');
  const digits = number.replace(/\D/g, '');
  for (const text of [written, shown]) {
    for (const secret of [
      sandbox.token,
      sandbox.token.slice(5),
      number,
      digits,
      digits.slice(-7),
      'Zebra',
      'walrus',
      app.dataDir,
      sandbox.url,
    ])
      // prettier-ignore
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  }
  if (process.platform !== 'win32') expect((await stat(join(app.dataDir, 'logs', 'app.log'))).mode & 0o777).toBe(0o600);
  expect(await rowCount(page)).toBeGreaterThanOrEqual(0);
});
