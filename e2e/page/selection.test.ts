import type { Locator, Page } from '@playwright/test';
import { expect, openConnected, test } from '../shared-app';
import { clipboardText, grid, rowCount, rows, runByPalette, searchBox, served } from '../steps';

const bar = (page: Page) => page.getByRole('region', { name: 'Selected numbers' });
const selected = (page: Page) => rows(page).and(page.locator('[aria-selected=true]'));

/** Clicks the box in front of a row, which is seen while the pointer is over it. */
async function tick(row: Locator, modifiers: 'Shift'[] = []): Promise<void> {
  const height = (await row.boundingBox())?.height ?? 0;
  await row.hover();
  await row.click({ position: { x: 18, y: height / 2 }, modifiers });
}

test('rows are selected with the mouse, singly and in ranges, and stay selected when the list is another', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await tick(rows(page).nth(1));
  await expect(bar(page)).toContainText('1 selected');
  await expect(page.getByRole('complementary', { name: /^Details of/ })).toHaveCount(0);
  await tick(rows(page).nth(4), ['Shift']);
  await expect(bar(page)).toContainText('4 selected');
  await rows(page)
    .nth(2)
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(bar(page)).toContainText('3 selected');
  await expect(selected(page)).toHaveCount(3);
  await expect(grid(page)).toHaveAttribute('aria-multiselectable', 'true');

  // sorted otherwise and narrowed down, they are still selected
  const first = await selected(page).first().getByRole('gridcell').first().innerText();
  await page.getByRole('columnheader', { name: 'Monthly cost' }).getByRole('button').click();
  await expect(bar(page)).toContainText('3 selected');
  await searchBox(page).fill(first.split('\n')[0] ?? '');
  await expect(bar(page)).toContainText('3 selected, 2 not shown');

  // a sync that takes one away keeps what is selected, and says what is not there
  const ids = served(sandbox).map(({ id }) => id);
  sandbox.change((numbers) => numbers.slice(1));
  await page.keyboard.press('Escape');
  await searchBox(page).fill('');
  await page.keyboard.press('ControlOrMeta+r');
  await expect.poll(() => rowCount(page)).toBe(ids.length - 1);
  await expect(bar(page)).toContainText('3 selected');
  await bar(page).getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(grid(page)).toBeFocused();

  // the box in the head selects all or nothing, and a drag over the boxes those in between
  const all = page.getByRole('checkbox', { name: 'Select all numbers shown' });
  await all.click();
  await expect(bar(page)).toContainText(`${ids.length - 1} selected`);
  await all.click();
  await expect(bar(page)).toHaveCount(0);
  const [from, to] = [await rows(page).nth(1).boundingBox(), await rows(page).nth(4).boundingBox()];
  if (!from || !to) throw new Error('There are no rows.');
  await page.mouse.move(from.x + 18, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 18, to.y + 20, { steps: 3 });
  await page.mouse.up();
  await expect(bar(page)).toContainText('4 selected');
  await expect(all).toBeChecked({ indeterminate: true });
});

test('rows are selected by keyboard alone, all of them too, and copied', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('1 selected');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toContainText('3 selected');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(bar(page)).toContainText('2 selected');
  await page.keyboard.press('Shift+End');
  await expect(bar(page)).toContainText('200 selected');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(page)).toContainText('200 selected');

  const numbers = served(sandbox).map(({ number }) => number);
  await page.keyboard.press('ControlOrMeta+c');
  await expect(page.getByText('Copied 200 numbers')).toBeAttached();
  const copied = await clipboardText(app);
  expect(copied.split('\n').sort()).toEqual(numbers.sort());

  // another way of copying is remembered
  await page.keyboard.press('Escape');
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await bar(page).getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('menuitemradio', { name: 'Comma-separated' }).click();
  await expect(page.getByText('Copied 2 numbers')).toBeAttached();
  const commas = await clipboardText(app);
  expect(commas).toMatch(/^\+\d+, \+\d+$/);

  // in each spelling, and from the palette too
  const chosen = commas.split(', ').map((e164) => served(sandbox).find(({ number }) => number === e164)!);
  await bar(page).getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('menuitemradio', { name: /^National/ }).click();
  await expect.poll(() => clipboardText(app)).toBe(chosen.map((one) => one.formatted_number).join(', '));
  await runByPalette(page, 'Copy the selected numbers international');
  await expect.poll(() => clipboardText(app)).toBe(chosen.map((one) => one.international_number).join(', '));
});

test('reminders of many numbers are muted, heard again, snoozed and get days of their own', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await bar(page).getByRole('button', { name: 'Reminders' }).click();
  await page.getByRole('menuitem', { name: 'Mute' }).click();
  await expect(page.getByText('Reminders muted for 2 numbers')).toBeAttached();
  await expect(grid(page).getByRole('img', { name: 'Reminders muted' })).toHaveCount(2);
  await bar(page).getByRole('button', { name: 'Reminders' }).click();
  await page.getByRole('menuitem', { name: 'Unmute' }).click();
  await expect(grid(page).getByRole('img', { name: 'Reminders muted' })).toHaveCount(0);

  await bar(page).getByRole('button', { name: 'Reminders' }).click();
  await page.getByRole('menuitem', { name: /^Snooze for 3 days/ }).click();
  await expect(page.getByText(/^Reminders for 2 numbers snoozed until/)).toBeAttached();
  await runByPalette(page, 'Reminders of the selected numbers: End snooze');
  await expect(page.getByText('Reminders for 2 numbers no longer snoozed')).toBeAttached();

  // days of their own, by mouse and by keyboard
  await bar(page).getByRole('button', { name: 'Reminders' }).click();
  await page.getByRole('menuitem', { name: 'Customize reminder days…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reminder days for 2 numbers' });
  const lapses = dialog.getByRole('group', { name: 'Before a number lapses' });
  await lapses.getByRole('button', { name: 'Remove 14 days before' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Custom reminder days saved for 2 numbers')).toBeAttached();
  await expect(dialog).toBeHidden();
  await runByPalette(page, 'Customize reminder days');
  await lapses.getByRole('button', { name: 'Add a day' }).press('Enter');
  await page.keyboard.type('21');
  await page.keyboard.press('Enter');
  await expect(lapses.getByRole('button', { name: 'Remove 21 days before' })).toBeVisible();
  await expect(lapses.getByRole('button', { name: 'Remove 14 days before' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog).toBeHidden();
  await rows(page).first().click();
  const reminders = page.getByRole('complementary').getByRole('region', { name: 'Reminders' });
  await expect(reminders).toContainText('21 days');
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(reminders).not.toContainText('21 days');
});
