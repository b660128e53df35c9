import type { Locator, Page } from '@playwright/test';
import { startSandbox } from '../../src/sandbox/server';
import { expect, openConnected, test } from '../shared-app';
import { connectByForm, grid, rowCount, rows, runByPalette, searchBox, served } from '../steps';

const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Find an action or a number' });
const field = (page: Page): Locator => palette(page).getByRole('combobox');
const options = (page: Page): Locator => palette(page).getByRole('option');

test.beforeEach(async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
});

test('what can be done is found by typing, done by Enter, and shows its shortcut', async ({ app, sandbox }) => {
  const { page } = app;
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await expect(options(page).first()).toHaveText(/Numbers\s*Ctrl\+1/);
  await page.keyboard.type('renwals');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await options(page).first().getAttribute('id')) ?? '');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole('grid', { name: 'Renewals by day' })).toBeFocused();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('filter suspended');
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('status:suspended');
  await expect(grid(page)).toBeFocused();
  const suspended = served(sandbox).filter(({ current_status }) => current_status === 'suspended').length;
  await expect.poll(() => rowCount(page)).toBe(suspended);

  await page.keyboard.press('Control+k');
  await expect(palette(page).getByText('Recent')).toBeVisible();
  await expect(options(page).first()).toHaveText(/^(Filter: Suspended|Renewals)/);
}); // prettier-ignore

test('a number is found by its digits in any spelling, and opened', async ({ app, sandbox }) => {
  const { page } = app;
  const number = served(sandbox)[23];
  if (!number) throw new Error('The sandbox serves too few numbers.');
  await page.keyboard.press('Control+k');
  await field(page).fill(number.international_number);
  await options(page).filter({ hasText: number.number }).click();
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole('complementary', { name: /Details of/ })).toContainText(number.id);

  await page.keyboard.press('Control+k');
  await field(page).fill('55');
  await options(page).filter({ hasText: /^Show \d+ more numbers? in the list/ }).click(); // prettier-ignore
  await expect(searchBox(page)).toHaveValue('55');
});

test('the focus goes back where it was', async ({ app }) => {
  const { page } = app;
  await rows(page).nth(3).focus();
  for (const close of ['Escape', 'Control+k']) {
    await page.keyboard.press('Control+k');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press(close);
    await expect(palette(page)).toBeHidden();
    await expect(grid(page)).toBeFocused();
  }
  await page.keyboard.press('Control+k');
  await field(page).fill('no such thing');
  await expect(palette(page).getByText('No actions or numbers match')).toBeVisible();
});

test('the sheet of shortcuts shows what the keys do, and ? opens and closes it', async ({ app }) => {
  const { page } = app;
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await searchBox(page).fill('?');
  await expect(sheet).toBeHidden();
  await searchBox(page).fill('');
  await grid(page).focus();
  await page.keyboard.press('?');
  await expect(sheet).toBeVisible();
  await expect(sheet.getByText('Find an action or a number')).toBeVisible();
  await expect(sheet.getByText('Resize')).toBeVisible();
  await page.keyboard.press('Control+2'); // the sheet keeps the keys for itself
  await page.keyboard.press('?');
  await expect(sheet).toBeHidden();
  await expect(grid(page)).toBeFocused();
});

test('a view that is reached by key has the keyboard', async ({ app }) => {
  const { page } = app;
  await rows(page).first().focus();
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('grid', { name: 'Renewals by day' })).toBeFocused();
  await page.keyboard.press('Control+1');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Control+2');
  await page.keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
});

test('saved views and environments are found by their names, and what a menu offers too', async ({ app }) => {
  const { page } = app;
  const staging = await startSandbox({ numbers: 50, seed: 5 });
  await searchBox(page).fill('type:voice');
  await runByPalette(page, 'Save view');
  await page.getByRole('textbox', { name: 'View name' }).fill('Main lines');
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();
  await runByPalette(page, 'All numbers');
  await expect(searchBox(page)).toHaveValue('');
  await runByPalette(page, 'Main lines');
  await expect(searchBox(page)).toHaveValue('type:voice');
  await runByPalette(page, 'View Main lines: Pin');
  await expect(page.getByRole('img', { name: 'pinned' })).toBeVisible();
  await runByPalette(page, 'All numbers');
  await runByPalette(page, 'View Main lines: Unpin');
  await expect(page.getByRole('img', { name: 'pinned' })).toBeHidden();
  await runByPalette(page, 'Column Country: Hide');
  await expect(grid(page).getByRole('columnheader', { name: 'Country' })).toBeHidden();
  await runByPalette(page, 'Undo: Country: column hidden');
  await expect(grid(page).getByRole('columnheader', { name: 'Country' })).toBeVisible();

  await runByPalette(page, 'Add an environment');
  await connectByForm(page, staging, 'Staging');
  await expect(page.getByRole('button', { name: /^Switch environment, current: Staging/ })).toBeVisible();
  await runByPalette(page, 'Show Production');
  await expect(page.getByRole('button', { name: /^Switch environment, current: Production/ })).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect.poll(() => rowCount(page)).toBe(200);

  await runByPalette(page, 'Filter by Type');
  await expect(page.getByRole('dialog', { name: 'Type' }).getByRole('checkbox').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await runByPalette(page, 'Sort by Monthly cost');
  await expect(grid(page).getByRole('columnheader', { name: 'Monthly cost' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await runByPalette(page, 'How to search');
  await expect(page.getByRole('dialog', { name: 'How to search' })).toBeVisible();
  await staging.close();
});
