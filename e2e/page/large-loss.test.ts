import type { Page } from '@playwright/test';
import { records, status } from '../../src/sandbox/faults';
import { expect, openConnected, test } from '../shared-app';
import { activityEntry, checkingLoss as checking, grid, rowCount, served } from '../steps';

const syncNow = (page: Page) => page.getByRole('button', { name: /Sync now/ }).click();

test('a list that is empty once, and then is back, leaves no trace', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  sandbox.faults.once(records([]));
  await syncNow(page);
  await expect(checking(page, 200)).toBeVisible();
  expect(await rowCount(page)).toBe(200);
  const requests = sandbox.requests.length;
  await app.skipMinutes();
  await expect(page.getByText('Updated just now')).toBeVisible();
  expect(sandbox.requests.length).toBe(requests + 1);
  expect(await rowCount(page)).toBe(200);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await activityEntry(page).click();
  await expect(page.getByRole('heading', { name: 'No changes yet' })).toBeVisible();
});

test('a large loss that is confirmed is shown once, in red, and leads to the numbers', async ({ app, sandbox }) => {
  const { page } = app;
  // nothing is due, so that the alert never waits for a digest and becomes part of it
  sandbox.change((numbers) => numbers.map((number) => ({ ...number, renewal_date: '2099-01-01' })));
  await openConnected(app, sandbox);
  sandbox.change((numbers) => numbers.slice(0, 100));
  await syncNow(page);
  await expect(checking(page, 100)).toBeVisible();
  await app.skipMinutes();
  await expect.poll(() => rowCount(page)).toBe(100);
  const banner = page.getByRole('alert').filter({ hasText: '100 of 200 numbers were removed from Production on' });
  await expect(banner).toBeVisible();
  await expect(banner).toHaveCSS('color', 'rgb(179, 36, 27)');
  await expect(banner.getByRole('button', { name: 'Open in Talkover' })).toBeVisible();

  await page.keyboard.press('Control+2');
  await page.getByRole('tab', { name: /Reminders/ }).click();
  await expect(page.getByText('100 of 200 numbers were removed from Production', { exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: /^Numbers/ }).click();

  await banner.getByRole('button', { name: 'Show them' }).click();
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible();
  await expect(page.getByText('100 changes', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Numbers/ }).click();
  await expect(grid(page)).toBeVisible();
  await banner.getByRole('button', { name: 'Dismiss' }).press('Enter');
  await expect(banner).toHaveCount(0);
});

test('an environment that is emptied permanently says so in every view', async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
  sandbox.change(() => []);
  await syncNow(app.page);
  await expect(checking(app.page, 200)).toBeVisible();
  await app.skipMinutes();
  const emptied = (page: Page) => page.getByRole('alert').filter({ hasText: 'All numbers were removed' });
  await expect(emptied(app.page)).toContainText('There were 200 numbers before');
  await app.page.keyboard.press('Control+2');
  await expect(emptied(app.page)).toBeVisible();
  await app.page.getByRole('button', { name: /^Numbers/ }).click();
  await expect(emptied(app.page)).toBeVisible();
});

test('what changed while a token was refused is shown once it is replaced', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  sandbox.faults.once(status(401, { success: false, message: 'Invalid token' }));
  await syncNow(page);
  await page.getByRole('button', { name: 'Enter token' }).click();
  const lost = served(sandbox)[0]!;
  sandbox.change((numbers) => numbers.slice(1));
  await page.getByLabel('Token', { exact: true }).fill(sandbox.token);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await activityEntry(page).click();
  await expect(
    page.getByRole('button', { name: new RegExp(lost.formatted_number.replace(/[()+]/g, '.')) }),
  ).toContainText('Removed from the environment');
});
