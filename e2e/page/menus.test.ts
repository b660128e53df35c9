import type { Locator, Page } from '@playwright/test';
import { expect, openConnected, test } from '../shared-app';
import { grid, rowCount, rows, searchBox } from '../steps';

const heads = (page: Page): Locator => grid(page).getByRole('columnheader');
const head = (page: Page, name: string): Locator => grid(page).getByRole('columnheader', { name, exact: true });
const menu = (page: Page): Locator => page.getByRole('menu', { name: /^Actions for/ });
const entry = (page: Page, name: string): Locator =>
  menu(page).getByRole(name.startsWith('Sort') ? 'menuitemradio' : 'menuitem', { name: new RegExp(`^${name}`) });
const widthOf = async (column: Locator): Promise<number> => Math.round((await column.boundingBox())?.width ?? 0);

test('the head of a column has a menu that sorts, filters, moves, fits and hides it, by mouse and by keyboard', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openConnected(app, sandbox);

  await head(page, 'Country').click({ button: 'right' });
  await entry(page, 'Sort descending').click();
  await expect(head(page, 'Country')).toHaveAttribute('aria-sort', 'descending');
  await expect(head(page, 'Country').getByRole('button')).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await expect(menu(page)).toHaveAccessibleName('Actions for the column Country');
  await expect(menu(page).getByRole('menuitemradio', { name: 'Sort descending' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(head(page, 'Country').getByRole('button')).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await entry(page, 'Move right').focus();
  await page.keyboard.press('Enter');
  await expect(heads(page)).toHaveText(['Number', 'Type', 'Country', 'Capabilities', 'Status', 'Renews', 'Monthly cost']);
  await expect(head(page, 'Country').getByRole('button')).toBeFocused();

  const shared = await widthOf(head(page, 'Status'));
  await head(page, 'Status').click({ button: 'right' });
  await entry(page, 'Fit width to content').click();
  await expect.poll(() => widthOf(head(page, 'Status'))).toBeLessThan(shared);
  await head(page, 'Status').click({ button: 'right' });
  await entry(page, 'Reset width').click();
  await expect.poll(() => widthOf(head(page, 'Status'))).toBe(shared);

  await head(page, 'Type').click({ button: 'right' });
  await entry(page, 'Hide column').click();
  await expect(head(page, 'Type')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(head(page, 'Type')).toBeVisible();

  await head(page, 'Status').click({ button: 'right' });
  await entry(page, 'Filter by Status').click();
  await page.getByRole('checkbox', { name: /^Active/ }).click();
  await expect(searchBox(page)).toHaveValue('status:active');
}); // prettier-ignore

test('a row, its cells and a selection have a menu of what keys and palette do too, by mouse and by keyboard', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openConnected(app, sandbox);
  const rowMenu = page.getByRole('menu', { name: 'Actions for this number' });
  const rowEntry = (name: string | RegExp): Locator => rowMenu.getByRole('menuitem', { name });
  const details = page.getByRole('complementary', { name: /^Details of/ });
  const status = rows(page).first().locator('.status');
  const word = await status.innerText();
  const query = `status:${word.toLowerCase()}`;

  // the value of a cell as a filter: at the value, in the menu of the cell, in that of the row, and in the details
  await status.hover();
  await page.getByTitle(`Filter by ${word}`, { exact: true }).click();
  await expect(searchBox(page)).toHaveValue(query);
  await expect(details).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(searchBox(page)).toHaveValue('');
  await status.click({ button: 'right' });
  await rowEntry(`Filter by ${word}`).click();
  await expect(searchBox(page)).toHaveValue(query);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+F10');
  await rowEntry(/^Filter by/)
    .nth(2)
    .focus();
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue(/^status:/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const filtered = details.getByRole('button', { name: /^Filter by/, pressed: true });
  await filtered.focus();
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('');
  await expect(details).toBeVisible();
  await page.keyboard.press('Escape');

  // what can be done with the number under the cursor, from the palette and by single keys
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Find an action or a number' });
  await expect(palette.getByRole('option').first()).toHaveText(/Open details/);
  await page.keyboard.type('mute');
  await page.keyboard.press('Enter');
  await expect(rows(page).first().getByRole('img', { name: 'Reminders muted' })).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByText('Reminders on for this number')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Selected numbers' })).toContainText('2 selected');
  await page.keyboard.press('s');
  await expect(page.getByText(/^Reminders for 2 numbers snoozed until/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(/^Undone: Reminders for 2 numbers snoozed/)).toBeVisible();
  await rows(page).first().click({ button: 'right' });
  await rowEntry('Mute reminders').click();
  await expect(page.getByText('Reminders muted for 2 numbers')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Undone: Reminders muted for 2 numbers')).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('radio', { name: 'Selected (2)' })).toBeChecked();
});

test('an environment has a menu in the switcher and in the settings, by mouse and by keyboard', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const switcher = page.getByRole('button', { name: /^Switch environment/ });

  await switcher.click({ button: 'right' });
  await expect(menu(page)).toHaveAccessibleName('Actions for Production');
  await entry(page, 'Copy name').click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Production');
  sandbox.change((numbers) => numbers.slice(1));
  await switcher.click({ button: 'right' });
  await entry(page, 'Sync now').click();
  await expect.poll(() => rowCount(page)).toBe(199);

  await switcher.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'Production' })).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(menu(page).getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitemradio', { name: 'Production' })).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await entry(page, 'Edit').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Production');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Edit Production' }).focus();
  await page.keyboard.press('Shift+F10');
  await entry(page, 'Remove').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Remove Production?' })).toBeVisible();
});

test('a label has a menu where it is listed; deleting and renaming it can be undone', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await rows(page).first().click();
  const details = page.getByRole('complementary', { name: /^Details of/ });
  await details.getByRole('button', { name: 'Add label' }).click();
  await page.getByRole('textbox', { name: 'Find or create a label' }).fill('Support');
  await page.keyboard.press('Enter');
  const chip = details.getByText('Support', { exact: true });
  await expect(chip).toBeVisible();

  await page.getByRole('checkbox', { name: 'Support' }).click({ button: 'right' });
  await entry(page, 'Delete label').click();
  await expect(chip).toHaveCount(0);
  const toast = page.getByRole('status').filter({ hasText: 'Label Support deleted' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(chip).toBeVisible();

  await details.getByRole('button', { name: 'Remove label Support' }).focus();
  await page.keyboard.press('Shift+F10');
  await expect(menu(page)).toHaveAccessibleName('Actions for label Support');
  await entry(page, 'Rename…').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Labels and notes' });
  await expect(dialog.getByRole('textbox', { name: 'Name of Support' })).toBeFocused();
  await page.keyboard.type('Hotline');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Name of Hotline' })).toBeVisible();
  await dialog.getByRole('button', { name: '1 number' }).click();
  await expect(searchBox(page)).toHaveValue('label:Hotline');
  await expect.poll(() => rowCount(page)).toBe(1);
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(chip).toBeVisible();
});
