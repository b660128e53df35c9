import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import { localDay } from '../../src/shared/calendar-day';
import { PHONE_NUMBER_FIELDS, type PhoneNumber } from '../../src/shared/phone-number';
import { nextRenewal } from '../../src/shared/renewal';
import { expect, test } from '../app';
import { answerSaveDialog, connectAccount, grid, rowCount, rows, runByPalette, savedFile, searchBox, served } from '../steps'; // prettier-ignore

const exporting = (page: Page): Locator => page.getByRole('dialog', { name: 'Export numbers' });
const importing = (page: Page): Locator => page.getByRole('dialog', { name: 'Import labels and notes' });
const go = (page: Page): Promise<void> => exporting(page).getByRole('button', { name: 'Export', exact: true }).click();

/** Chooses a file in the import dialog, as the system's own dialog would hand it over. */
async function chooseFile(page: Page, lines: readonly string[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    importing(page).getByRole('button', { name: 'Choose a file…' }).click(),
  ]);
  await chooser.setFiles({ name: 'labels.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
}

test.beforeEach(async ({ app, sandbox }) => {
  await connectAccount(app.page, sandbox);
  await expect.poll(() => rowCount(app.page)).toBe(200);
});

test('what was found is exported as CSV, with the columns that are shown, and with no formula in it', async ({ app, sandbox }) => {
  const { page } = app;
  await rows(page).first().click();
  await page.getByRole('textbox', { name: 'Note' }).fill('=HYPERLINK("http://example.org")');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await searchBox(page).fill('type:voice|sms|mms|fax|whatsapp -status:pending');
  const found = served(sandbox).filter(({ current_status }) => current_status !== 'pending');
  await expect.poll(() => rowCount(page)).toBe(found.length);

  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(exporting(page).getByText(`${found.length} numbers`)).toBeVisible();
  await exporting(page).getByText('CSV', { exact: true }).click();
  await exporting(page).getByText('As shown', { exact: true }).click();
  await exporting(page).getByRole('checkbox', { name: /^With a byte order mark/ }).check();
  const { name, text } = await savedFile(app, 'numbers.csv', () => go(page));
  expect(name).toMatch(/\.csv$/);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const { data, meta } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(meta.linebreak).toBe('\r\n');
  expect(meta.fields).toEqual(expect.arrayContaining(['number', 'country_code', 'type', 'renewal_date', 'labels', 'note']));
  expect(meta.fields).not.toContain('created_at');
  expect(data.map(({ number }) => number).sort()).toEqual(found.map(({ number }) => number).sort());
  expect(data.map(({ note }) => note).filter(Boolean)).toEqual([`'=HYPERLINK("http://example.org")`]);
  await expect(exporting(page)).toBeHidden();
}); // prettier-ignore

test('the selection is exported as JSON with all fields, and what is asked is asked so again', async ({ app, sandbox }) => {
  const { page } = app;
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('region', { name: 'Selected numbers' }).getByRole('button', { name: 'Export…' }).click();
  await expect(exporting(page).getByRole('radio', { name: 'Selected (2)' })).toBeChecked();
  await exporting(page).getByText('JSON', { exact: true }).click();
  await exporting(page).getByText('All fields', { exact: true }).click();
  const { text } = await savedFile(app, 'numbers.json', () => go(page));
  const list = JSON.parse(text) as Record<string, unknown>[];
  expect(list).toHaveLength(2);
  for (const { labels, note, ...fields } of list) {
    expect(Object.keys(fields).sort()).toEqual([...PHONE_NUMBER_FIELDS].sort());
    expect(fields).toEqual(served(sandbox).find(({ id }) => id === fields.id));
    expect([labels, note]).toEqual([[], '']);
  }

  await page.keyboard.press('Escape');
  await runByPalette(page, 'Export numbers');
  await expect(exporting(page).getByRole('radio', { name: 'JSON' })).toBeChecked();
  await expect(exporting(page).getByRole('radio', { name: 'All fields' })).toBeChecked();
}); // prettier-ignore

test('the renewals of what was found are exported as a calendar', async ({ app, sandbox }) => {
  const { page } = app;
  await searchBox(page).fill('country:US');
  const today = localDay(Date.now());
  const renewing = served(sandbox).filter((number) => number.country_code === 'US' && nextRenewal(number, today, today));
  await page.getByRole('button', { name: 'Export…' }).click();
  await exporting(page).getByText('Calendar', { exact: true }).click();
  const { text } = await savedFile(app, 'numbers.ics', () => go(page));
  const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
  expect(events).toHaveLength(renewing.length);
}); // prettier-ignore

test('an export says how far it is, and is cancelled without leaving anything', async ({ app }) => {
  const { page } = app;
  const path = join(app.dataDir, 'never.json');
  await answerSaveDialog(app, path);
  const downloads: unknown[] = [];
  page.on('download', (download) => downloads.push(download));
  // a computer on which each number is work: the pauses between the pieces last, and there is one after each
  await page.evaluate(() => {
    let now = 0;
    performance.now = () => (now += 1_000);
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with a port below
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (message: unknown) {
      setTimeout(() => post.call(this, message), 200);
    };
  });
  await page.getByRole('button', { name: 'Export…' }).click();
  await exporting(page).getByText('JSON', { exact: true }).click();
  await go(page);
  await expect(exporting(page).getByRole('progressbar')).toBeVisible();
  await expect(exporting(page).getByText(/^[1-9]\d* of 200$/)).toBeVisible();
  await exporting(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Export cancelled')).toBeAttached();
  await expect(exporting(page)).toBeHidden();
  expect(downloads).toEqual([]);
  await expect(access(path)).rejects.toThrow();
  expect((await readdir(app.dataDir)).filter((name) => name.includes('never'))).toEqual([]);
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
  await expect(importing(page).getByText('2 numbers get something')).toBeVisible();
  await expect(importing(page).getByText('New labels: from afar, second')).toBeVisible();
  const changes = importing(page).getByRole('table', { name: 'What changes' });
  await expect(changes.getByRole('row').filter({ hasText: first.formatted_number })).toContainText('from afar; second · Ask Ada');
  const refused = importing(page).getByRole('table', { name: '3 lines are left out' });
  await expect(refused.getByRole('row').filter({ hasText: '+999 123' })).toContainText('Not in the list');
  await expect(refused.getByRole('row').filter({ hasText: first.number })).toContainText('stands further up already');
  await page.keyboard.press('Escape');
  await searchBox(page).fill('label:"from afar"');
  await expect(page.getByText('No number matches')).toBeVisible(); // a look changes nothing

  await runByPalette(page, 'Import labels and notes');
  await chooseFile(page, ['id,labels,note', `${first.id},from afar; second,Ask Ada`, `${second.id},from afar,`]);
  await importing(page).getByRole('button', { name: 'Import for 2 numbers' }).click();
  await expect(importing(page).getByText('Labels and notes of 2 numbers imported')).toBeVisible();
  await expect.poll(() => rowCount(page)).toBe(2);
  await importing(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The import was undone')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByText('No number matches')).toBeVisible();
}); // prettier-ignore
