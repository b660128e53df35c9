import type { Locator, Page } from '@playwright/test';
import { expect, openConnected, test } from '../shared-app';
import { grid, rows, runByPalette, searchBox, served } from '../steps';

const heads = (page: Page): Locator => grid(page).getByRole('rowheader');
const row = (page: Page, position: number): Locator => grid(page).locator(`#number-row-${position}`);
const lineCount = async (page: Page): Promise<number> => Number(await grid(page).getAttribute('aria-rowcount'));
/** How far a head is below the heads of the columns, in CSS pixels. */
async function gap(page: Page, head: Locator): Promise<number> {
  const [columns, group] = [await grid(page).getByRole('row').first().boundingBox(), await head.boundingBox()];
  return (group?.y ?? NaN) - (columns?.y ?? NaN) - 32;
}

test('numbers are grouped from the menu and by keyboard', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await expect.poll(() => lineCount(page)).toBe(201);
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('Status');
  await page.keyboard.press('Escape');
  const active = served(sandbox).filter((number) => number.current_status === 'active').length;
  const statuses = new Set(served(sandbox).map((number) => number.current_status));
  await expect.poll(() => lineCount(page)).toBe(201 + statuses.size);
  const first = heads(page).filter({ hasText: /^Active/ });
  await expect(first).toContainText(`Active${active}`);

  // the head sticks to those of the columns
  await grid(page).evaluate((table) => table.scrollTo({ top: 700 }));
  await expect(row(page, 0)).toHaveCount(0);
  await expect.poll(() => gap(page, first)).toBeCloseTo(0, 0);

  // from a row to its head, and along the heads
  await rows(page).nth(9).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await expect(first.getByRole('button')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(first.getByRole('button')).toHaveAttribute('aria-expanded', 'false');
  await expect.poll(() => lineCount(page)).toBe(201 + statuses.size - active);
  await expect.poll(() => gap(page, first)).toBeCloseTo(0, 0);
  await page.keyboard.press('ArrowDown');
  await expect(heads(page).nth(1).getByRole('button')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(grid(page)).toBeFocused();
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'number-row-0');
  await expect(row(page, 0)).toHaveAttribute('aria-rowindex', '4');

  // everything that was found is selected, in a collapsed group too
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('region', { name: 'Selected numbers' })).toContainText('200 selected');
  await page.keyboard.press('Escape');

  // and a group alone, by its box and by its key
  const bar = page.getByRole('region', { name: 'Selected numbers' });
  await first.getByRole('checkbox', { name: 'Select all in this group' }).click();
  await expect(bar).toContainText(`${active} selected`);
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await first.getByRole('button').focus();
  await page.keyboard.press('x');
  await expect(bar).toContainText(`${active} selected`);
  await page.keyboard.press('x');
  await expect(bar).toHaveCount(0);

  await first.getByRole('button').click();
  await expect.poll(() => lineCount(page)).toBe(201 + statuses.size);
  await runByPalette(page, 'Collapse all groups');
  await expect.poll(() => lineCount(page)).toBe(1 + statuses.size);
  await expect(heads(page)).toHaveCount(statuses.size);

  await runByPalette(page, 'Group by: Type');
  const types = new Set(served(sandbox).map(({ type }) => type));
  await expect.poll(() => lineCount(page)).toBe(201 + types.size);
  await grid(page).press('Home');
  await page.keyboard.press('l');
  await page.keyboard.type('ours');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Label ours added')).toBeAttached();
  await page.keyboard.press('Escape');
  await runByPalette(page, 'Group by: Label');
  await expect.poll(() => lineCount(page)).toBe(203);
  await expect(heads(page).first()).toContainText(/^ours1/);

  // with what it costs
  await runByPalette(page, 'Group by: Country');
  await searchBox(page).fill('country:US');
  const inUs = served(sandbox).filter((number) => number.country_code === 'US');
  const dollars = inUs.reduce((sum, number) => sum + (number.monthly_renewal_cost ?? 0), 0);
  await expect(heads(page)).toHaveText(new RegExp(`^United States${inUs.length}\\$${dollars.toFixed(2)}`));
  await searchBox(page).fill('');
  await expect.poll(() => lineCount(page)).toBeGreaterThan(201);

  await expect.poll(async () => JSON.stringify((await app.settings()).session)).toContain('"groupBy":"country"');
}); // prettier-ignore
