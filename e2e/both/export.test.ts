import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import Papa from 'papaparse';
import { expect, openConnected, test } from '../shared-app';
import { answerSaveDialog, openExport, rowCount, rows, savedFile, searchBox, served } from '../steps';

const exporting = (page: Page): Locator => page.getByRole('dialog', { name: 'Export numbers' });
const go = (page: Page): Promise<void> => exporting(page).getByRole('button', { name: 'Export', exact: true }).click();

test.beforeEach(async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
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
  await expect(exporting(page).getByRole('checkbox', { name: /^Excel-compatible/ })).toBeChecked();
  const { name, text } = await savedFile(app, 'numbers.csv', () => go(page));
  expect(name).toMatch(/\.csv$/);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const { data, meta } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(meta.linebreak).toBe('\r\n');
  expect(meta.fields).toEqual(expect.arrayContaining(['Number (E.164)', 'Country code', 'Type', 'Renewal date', 'Labels', 'Note']));
  expect(meta.fields).not.toContain('Created at');
  expect(data.map((line) => line['Number (E.164)']).sort()).toEqual(found.map(({ number }) => number).sort());
  expect(data.map(({ Note }) => Note).filter(Boolean)).toEqual([`'=HYPERLINK("http://example.org")`]);
  await expect(exporting(page)).toBeHidden();
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
