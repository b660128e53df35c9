import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import { localDay } from '../../src/shared/calendar/calendar-day';
import { PHONE_NUMBER_FIELDS } from '../../src/shared/numbers/phone-number';
import { nextRenewal } from '../../src/shared/renewals/renewal';
import { expect, test } from '../app';
import { answerSaveDialog, connectEnvironment, grid, openExport, rowCount, rows, runByPalette, savedFile, searchBox, served } from '../steps'; // prettier-ignore

const exporting = (page: Page): Locator => page.getByRole('dialog', { name: 'Export numbers' });
const go = (page: Page): Promise<void> => exporting(page).getByRole('button', { name: 'Export', exact: true }).click();

test.beforeEach(async ({ app, sandbox }) => {
  await connectEnvironment(app.page, sandbox);
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

  await openExport(page);
  await expect(exporting(page).getByText(`${found.length} numbers`)).toBeVisible();
  await exporting(page).getByText('CSV', { exact: true }).click();
  await exporting(page).getByText('As shown', { exact: true }).click();
  await exporting(page).getByRole('checkbox', { name: /^Excel-compatible/ }).check();
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
  await openExport(page);
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
  await openExport(page);
  await exporting(page).getByText('JSON', { exact: true }).click();
  await go(page);
  await expect(exporting(page).getByRole('progressbar')).toBeVisible();
  await expect(exporting(page).getByText(/^[1-9]\d* of 200$/)).toBeVisible();
  await exporting(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Export canceled')).toBeAttached();
  await expect(exporting(page)).toBeHidden();
  expect(downloads).toEqual([]);
  await expect(access(path)).rejects.toThrow();
  expect((await readdir(app.dataDir)).filter((name) => name.includes('never'))).toEqual([]);
});
