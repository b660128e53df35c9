import { disconnect } from '../../src/sandbox/faults';
import { expect, test } from '../app';
import { isInKeychain } from '../keychain';
import { connectEnvironment, rowCount, rows } from '../steps';

test('an environment is found again after a restart, with its token in the keychain alone, until it is removed', async ({
  app,
  sandbox,
}) => {
  await connectEnvironment(app.page, sandbox);
  await expect.poll(() => rowCount(app.page)).toBe(200);
  expect(await isInKeychain(sandbox.token)).toBe(true);
  expect(await app.filesWith(sandbox.token)).toEqual([]);

  const before = sandbox.requests.length;
  await app.restart();
  await expect.poll(() => sandbox.requests.length).toBeGreaterThan(before); // with the token from the keychain
  await expect(app.page.getByText('Updated', { exact: false })).toBeVisible();

  sandbox.faults.always(disconnect); // what is shown now can only come from the disk
  const page = await app.restart();
  await expect(rows(page).first()).toBeVisible();
  expect(await rowCount(page)).toBe(200);
  expect(await app.filesWith(sandbox.token)).toEqual([]);

  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: 'Remove Production' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'Keep watch over your numbers' })).toBeVisible();
  expect(await isInKeychain(sandbox.token)).toBe(false);
  expect(await app.filesWith('Production')).toEqual([]);
});
