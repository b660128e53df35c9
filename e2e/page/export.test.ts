import type { Locator, Page } from '@playwright/test';
import ICAL from 'ical.js';
import { localDay } from '../../src/shared/calendar/calendar-day';
import { PHONE_NUMBER_FIELDS } from '../../src/shared/numbers/phone-number';
import { nextRenewal } from '../../src/shared/renewals/renewal';
import { expect, openConnected, test } from '../shared-app';
import { grid, openExport, rowCount, runByPalette, savedFile, searchBox, served } from '../steps';

const exporting = (page: Page): Locator => page.getByRole('dialog', { name: 'Export numbers' });
const go = (page: Page): Promise<void> => exporting(page).getByRole('button', { name: 'Export', exact: true }).click();

test.beforeEach(async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
  await expect.poll(() => rowCount(app.page)).toBe(200);
});

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
