import { disconnect } from '../../src/sandbox/faults';
import { expect, test } from '../app';
import { isInKeychain } from '../keychain';
import { connectEnvironment, rowCount, rows } from '../steps';

test('an environment is connected, and found again after a restart with its token and its list', async ({
  app,
  sandbox,
}) => {
  await connectEnvironment(app.page, sandbox);
  await expect.poll(() => rowCount(app.page)).toBe(200);
  expect(await app.filesWith(sandbox.token)).toEqual([]);

  sandbox.faults.always(disconnect); // what is shown now can only come from the disk
  const page = await app.restart();
  await expect(rows(page).first()).toBeVisible();
  expect(await rowCount(page)).toBe(200);
  expect(await app.filesWith(sandbox.token)).toEqual([]);
});

test('the token is read from the keychain again after a restart', async ({ app, sandbox }) => {
  await connectEnvironment(app.page, sandbox);
  const before = sandbox.requests.length;
  const page = await app.restart();
  await expect(rows(page).first()).toBeVisible();
  await expect.poll(() => sandbox.requests.length).toBeGreaterThan(before);
  await expect(page.getByText('Updated', { exact: false })).toBeVisible();
});

test('removing an environment removes its token and its list', async ({ app, sandbox }) => {
  const { page } = app;
  await connectEnvironment(page, sandbox);
  expect(await isInKeychain(sandbox.token)).toBe(true);
  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: 'Remove Production' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Connect with a token' })).toBeVisible();
  expect(await isInKeychain(sandbox.token)).toBe(false);
  expect(await app.filesWith('Production')).toEqual([]);
});
