import type { Page } from '@playwright/test';
import { expect, openConnected, test } from '../shared-app';
import { grid, openFilter, rowCount, rows, runByPalette, searchBox, served } from '../steps';

const bar = (page: Page) => page.getByRole('region', { name: 'Selected numbers' });
const details = (page: Page) => page.getByRole('complementary', { name: /^Details of/ });

test('a number gets labels and a note, which are found', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await rows(page).first().click();
  await details(page).getByRole('button', { name: 'Add label' }).click();
  const find = page.getByRole('textbox', { name: 'Find or create a label' });
  await expect(find).toBeFocused();
  await find.fill('Support');
  await page.keyboard.press('Enter');
  await expect(details(page).getByText('Support', { exact: true })).toBeVisible();
  await find.fill('Łódź');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(details(page).getByText('Łódź', { exact: true })).toBeVisible();
  await details(page).getByRole('textbox', { name: 'Note' }).fill('Ask Ada about it');
  await expect(details(page).getByText('Saved', { exact: true })).toBeVisible();

  await searchBox(page).fill('label:support,lodz');
  await expect.poll(() => rowCount(page)).toBe(1);
  await searchBox(page).fill('ada');
  await expect.poll(() => rowCount(page)).toBe(1);
  await searchBox(page).fill('label:none');
  await expect.poll(() => rowCount(page)).toBe(199);
});

test('the row under the cursor gets a label and a note by its keys, which are taken back by toast and by key', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await grid(page).press('Home');
  await page.keyboard.press('l');
  await expect(page.getByRole('textbox', { name: 'Find or create a label' })).toBeFocused();
  await page.keyboard.type('ours');
  await page.keyboard.press('Enter');
  const chip = details(page).getByText('ours', { exact: true });
  await expect(chip).toBeVisible();
  await page.keyboard.press('Escape');
  const added = page.getByRole('status').filter({ hasText: 'Label ours added' });
  await added.getByRole('button', { name: 'Undo' }).click();
  await expect(chip).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(chip).toBeVisible();
  await details(page).getByRole('button', { name: 'Remove label ours' }).press('Enter');
  await expect(page.getByText('Label ours removed')).toBeVisible();
  await expect(chip).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(chip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(details(page)).toHaveCount(0);

  const note = details(page).getByRole('textbox', { name: 'Note' });
  await page.keyboard.press('n');
  await expect(note).toBeFocused();
  await page.keyboard.type('Ask Ada');
  await expect(details(page).getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape'); // out of the field, whose typing the key would take back
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Undone: Note of .* changed/)).toBeVisible();
  await expect(note).toHaveValue('');

  await grid(page).press('f');
  await expect(page.getByRole('dialog', { name: 'Add a filter' })).toBeVisible();
});

test('many numbers are labelled at once, and a label is called otherwise, coloured and deleted everywhere', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(page)).toBeVisible();
  // what is typed before the menu is there goes into its field: S and M would be heard by the rows
  await page.keyboard.press('l');
  await page.keyboard.type('ours');
  await expect(page.getByRole('textbox', { name: 'Find or create a label' })).toHaveValue('ours');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Label ours added to 200 numbers')).toBeAttached();
  await expect(page.getByRole('checkbox', { name: 'ours' })).toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  // of some only
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await bar(page).getByRole('button', { name: 'Label' }).click();
  await page.getByRole('checkbox', { name: 'ours' }).click();
  await expect(page.getByText('Label ours removed')).toBeAttached();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+ArrowDown');
  await grid(page).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toContainText('2 selected');
  await bar(page).getByRole('button', { name: 'Label' }).click();
  await expect(page.getByRole('checkbox', { name: 'ours' })).toHaveAttribute('aria-checked', 'mixed');

  await page.getByRole('button', { name: 'Manage labels…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Labels and notes' });
  await expect(dialog.getByText('199 numbers')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name of ours' }).fill('Ours, all of them');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Name of Ours, all of them' })).toBeVisible();
  await dialog.getByRole('combobox').selectOption('Pink');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.keyboard.press('Escape');

  await openFilter(page, 'Labels');
  await page.getByRole('checkbox', { name: 'Ours, all of them' }).click();
  await expect.poll(() => rowCount(page)).toBe(199);
  await expect(searchBox(page)).toHaveValue('label:"Ours, all of them"');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'View name' }).fill('Own');
  await page.keyboard.press('Enter');

  // the view and its query follow a label that is renamed, and name what a deletion concerns
  await rows(page).first().click();
  await details(page).getByRole('button', { name: 'Add label' }).click();
  await page.getByRole('button', { name: 'Manage labels…' }).click();
  await dialog.getByRole('textbox', { name: 'Name of Ours, all of them' }).fill('Mine');
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('label:Mine');
  await expect(page.getByRole('button', { name: 'Update view' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Delete label Mine' }).click();
  await expect(dialog.getByText('The saved view “Own” uses this label.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(dialog.getByText('No labels yet')).toBeVisible();
  await expect(page.getByText('Label Mine deleted. The saved view “Own” uses this label.')).toBeAttached();
  await expect(page.getByText('No label is named “Mine”.')).toBeAttached();
});

test('what was noted of a number that vanished is kept, shown and deleted', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  const [gone] = served(sandbox);
  await searchBox(page).fill(`id:${gone?.id}`);
  await rows(page).first().click();
  await details(page).getByRole('textbox', { name: 'Note' }).fill('Do not lose it');
  await details(page).getByRole('textbox', { name: 'Note' }).blur();
  await expect(details(page).getByText('Saved', { exact: true })).toBeVisible();
  sandbox.change((numbers) => numbers.slice(1));
  await searchBox(page).fill('');
  await page.keyboard.press('ControlOrMeta+r');
  await expect.poll(() => rowCount(page)).toBe(199);
  await rows(page).first().click();
  await details(page).getByRole('button', { name: 'Add label' }).click();
  await page.getByRole('button', { name: 'Manage labels…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Labels and notes' });
  await expect(dialog.getByText('Numbers not in the list')).toBeVisible();
  await expect(dialog.getByText('Do not lose it')).toBeVisible();
  await dialog.getByRole('button', { name: /^Delete labels and note of/ }).click();
  await expect(dialog.getByText('Do not lose it')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await runByPalette(page, 'Manage labels');
  await expect(dialog.getByText('Do not lose it')).toBeVisible();
});
