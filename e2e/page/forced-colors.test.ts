import type { Locator } from '@playwright/test';
import { expect, openPage, test } from '../shared-app';
import { grid, rows } from '../steps';

/** The color behind an element. */
const fill = (element: Locator) => element.evaluate((node) => getComputedStyle(node).backgroundColor);

test.afterEach(({ app }) => app.page.emulateMedia({ forcedColors: null }));

test('what is chosen is filled with the system’s color where that imposes its own', async ({ app }) => {
  const { page } = app;
  await page.emulateMedia({ forcedColors: 'active' });
  await openPage(app);
  await page.getByRole('button', { name: 'Explore sample data' }).click();
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(rows(page).nth(0)).toHaveAttribute('aria-selected', 'true');
  const highlight = await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<i id="probe" style="background: Highlight"></i>');
    return getComputedStyle(document.querySelector('#probe')!).backgroundColor;
  });
  const nav = page.getByRole('navigation', { name: 'Views', exact: true });
  expect(await fill(nav.getByRole('button', { name: /^Numbers/ }))).toBe(highlight);
  expect(await fill(nav.getByRole('button', { name: /^Settings/ }))).not.toBe(highlight);
  expect(await fill(rows(page).nth(0))).toBe(highlight);
  expect(await fill(rows(page).nth(1))).not.toBe(highlight);
  expect(await fill(page.getByRole('button', { name: /^All 250/ }))).toBe(highlight);
  await page.keyboard.press('Control+k');
  expect(await fill(page.getByRole('option', { selected: true }))).toBe(highlight);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+4');
  expect(await fill(page.getByRole('switch', { name: 'Renewal reminders' }))).toBe(highlight);
  expect(await fill(page.getByRole('switch', { name: 'Quiet hours' }))).not.toBe(highlight);
  expect(await fill(page.getByText('Comfortable', { exact: true }))).toBe(highlight);
  expect(await fill(page.getByText('Compact', { exact: true }))).not.toBe(highlight);
});
