import type { Locator, Page } from '@playwright/test';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { expect, openConnected, test } from '../shared-app';
import { chooseFile, rowCount, runByPalette, savedFile, searchBox, served } from '../steps';

const importing = (page: Page): Locator => page.getByRole('dialog', { name: 'Import labels and notes' });

const choosing = (page: Page): Locator => page.getByRole('button', { name: 'Choose a file…' });
const csv = (lines: readonly string[]) => ({ name: 'labels.csv', mimeType: 'text/csv', text: lines.join('\r\n') });

test.beforeEach(async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
  await expect.poll(() => rowCount(app.page)).toBe(200);
});

test('labels and notes are imported in any spelling, after a look at what changes, and taken back', async ({ app, sandbox }) => {
  const { page } = app;
  const [first, second, third] = served(sandbox) as [PhoneNumber, PhoneNumber, PhoneNumber];
  await runByPalette(page, 'Import labels and notes');
  await expect(choosing(page)).toBeFocused();
  const lines = [
    'number,labels,note',
    `${first.international_number},from afar; second,Ask Ada`,
    `${second.number.slice(1)},from afar,`,
    `"${third.id}",from afar,`,
    '+999 123,from afar,',
    `${first.number},from afar,`,
  ];
  await chooseFile(page, csv(lines), () => choosing(page).click());
  await expect(importing(page).getByText('2 numbers will change')).toBeVisible();
  await expect(importing(page).getByText('New labels: from afar, second')).toBeVisible();
  const changes = importing(page).getByRole('table', { name: 'Changes' });
  await expect(changes.getByRole('row').filter({ hasText: first.formatted_number })).toContainText('from afar; second · Ask Ada');
  const refused = importing(page).getByRole('table', { name: '3 lines skipped' });
  await expect(refused.getByRole('row').filter({ hasText: '+999 123' })).toContainText('Not in the list');
  await expect(refused.getByRole('row').filter({ hasText: first.number })).toContainText('Duplicate line');
  await page.keyboard.press('Escape');
  await searchBox(page).fill('label:"from afar"');
  await expect(page.getByText('No numbers match')).toBeVisible(); // a look changes nothing

  await runByPalette(page, 'Import labels and notes');
  const ids = ['id,labels,note', `${first.id},from afar; second,Ask Ada`, `${second.id},from afar,`];
  await chooseFile(page, csv(ids), () => choosing(page).click());
  await importing(page).getByRole('button', { name: 'Import for 2 numbers' }).click();
  await expect(page.getByText('Imported labels and notes for 2 numbers')).toBeVisible();
  await expect(importing(page)).toBeHidden();
  await expect.poll(() => rowCount(page)).toBe(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/^Undone:/)).toBeAttached();
  await expect(page.getByText('No numbers match')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect.poll(() => rowCount(page)).toBe(2);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('No numbers match')).toBeVisible();
}); // prettier-ignore

test('a file is compared with the list, which leads to what is here and what is not, by mouse and by keyboard', async ({ app, sandbox }) => {
  const { page } = app;
  const [first, second] = served(sandbox) as [PhoneNumber, PhoneNumber];
  const comparing = page.getByRole('dialog', { name: 'Compare with a file' });
  const lines = ['Phone;State', `${first.international_number};retired`, `${second.number};${second.current_status}`, '+999 123;active'];

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Compare with a file…' }).click();
  await chooseFile(page, csv(lines), () => choosing(page).click());
  await expect(comparing.getByRole('row', { name: '+999 123 Not in the list' })).toBeVisible();
  await comparing.getByText('Only here (198)').click();
  await comparing.getByRole('button', { name: 'Select 198 numbers' }).click();
  await expect(page.getByRole('region', { name: 'Selected numbers' })).toContainText('198 selected');

  // and on from there: a label, a file, and a view of what is only here
  await page.keyboard.press('l');
  await expect(page.getByRole('textbox', { name: 'Find or create a label' })).toBeFocused();
  await page.keyboard.type('not in the file');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Label not in the file added to 198 numbers')).toBeAttached();
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  const exporting = page.getByRole('dialog', { name: 'Export numbers' });
  await expect(exporting.getByRole('radio', { name: 'Selected (198)' })).toBeChecked();
  await exporting.getByText('CSV', { exact: true }).click();
  const exported = await savedFile(app, 'only-here.csv', () => exporting.getByRole('button', { name: 'Export', exact: true }).click());
  expect(exported.text.trimEnd().split('\r\n')).toHaveLength(199);
  expect(exported.text).not.toContain(first.number);
  await expect(exporting).toBeHidden();
  await page.keyboard.press('Escape');
  await searchBox(page).fill('label:"not in the file"');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'View name' }).fill('Only here');
  await page.keyboard.press('Enter');
  await expect(page.locator('button[data-whole="Only here"]')).toContainText('198');
  await page.getByRole('button', { name: /^Numbers/ }).first().click();

  await runByPalette(page, 'Compare with a file');
  await expect(choosing(page)).toBeFocused();
  await chooseFile(page, csv(lines), () => page.keyboard.press('Enter'));
  await expect(comparing.getByText('Only in the file (1)')).toBeVisible();
  await comparing.getByRole('radio', { name: 'Only in the file (1)' }).press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(comparing.getByText('1 number differs')).toBeVisible();
  await expect(comparing.getByRole('row').filter({ hasText: first.formatted_number })).toContainText('retired in the file');
  await comparing.getByRole('button', { name: 'Show in list' }).press('Enter');
  await expect(comparing).toBeHidden();
  await expect(searchBox(page)).toHaveValue(`number:${first.number}|${second.number}`);
  await expect.poll(() => rowCount(page)).toBe(2);
}); // prettier-ignore
