import type { Locator, Page } from '@playwright/test';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { expect, test } from '../app';
import { connectEnvironment, rowCount, runByPalette, searchBox, served } from '../steps';

const importing = (page: Page): Locator => page.getByRole('dialog', { name: 'Import labels and notes' });

/** Chooses a file in the import dialog, as the system's own dialog would hand it over. */
async function chooseFile(page: Page, lines: readonly string[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    importing(page).getByRole('button', { name: 'Choose a file…' }).click(),
  ]);
  await chooser.setFiles({ name: 'labels.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
}

test.beforeEach(async ({ app, sandbox }) => {
  await connectEnvironment(app.page, sandbox);
  await expect.poll(() => rowCount(app.page)).toBe(200);
});

test('labels and notes are imported in any spelling, after a look at what changes, and taken back', async ({ app, sandbox }) => {
  const { page } = app;
  const [first, second, third] = served(sandbox) as [PhoneNumber, PhoneNumber, PhoneNumber];
  await runByPalette(page, 'Import labels and notes');
  await expect(importing(page).getByRole('button', { name: 'Choose a file…' })).toBeFocused();
  await chooseFile(page, [
    'number,labels,note',
    `${first.international_number},from afar; second,Ask Ada`,
    `${second.number.slice(1)},from afar,`,
    `"${third.id}",from afar,`,
    '+999 123,from afar,',
    `${first.number},from afar,`,
  ]);
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
  await chooseFile(page, ['id,labels,note', `${first.id},from afar; second,Ask Ada`, `${second.id},from afar,`]);
  await importing(page).getByRole('button', { name: 'Import for 2 numbers' }).click();
  await expect(page.getByText('Imported labels and notes for 2 numbers')).toBeVisible();
  await expect(importing(page)).toBeHidden();
  await expect.poll(() => rowCount(page)).toBe(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/^Undone:/)).toBeAttached();
  await expect(page.getByText('No numbers match')).toBeVisible();
}); // prettier-ignore
