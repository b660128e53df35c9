import { status } from '../../src/sandbox/faults';
import { expect, openConnected, startNewSandbox, test as base } from '../shared-app';
import { rowCount, served } from '../steps';

/** The app with an environment whose server answers 20 numbers a page. */
const test = base.extend({
  sandbox: async ({}, use) => {
    const sandbox = await startNewSandbox({ numbers: 450, seed: 11, paging: { size: 20, shape: 'meta' } });
    await use(sandbox);
    await sandbox.close();
  },
});

test('a paged environment is listed whole; a page that fails changes nothing and is reported', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openConnected(app, sandbox);

  const lost = served(sandbox)[449];
  sandbox.change((numbers) => numbers.slice(0, 449));
  sandbox.faults.onPage(4, status(404));
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText(/Only \d of 5 pages arrived, so the list stays as it was/)).toBeVisible();
  expect(await rowCount(page)).toBe(450);

  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect.poll(() => rowCount(page)).toBe(449);
  await page.getByRole('button', { name: 'Activity' }).click();
  await expect(page.getByText(lost?.formatted_number ?? 'no number').first()).toBeVisible();
});
