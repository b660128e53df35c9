import ICAL from 'ical.js';
import { dayFromIso, isoFromDay, localDay } from '../../src/shared/calendar/calendar-day';
import { nextRenewal } from '../../src/shared/renewals/renewal';
import { expect, openConnected, type RunningApp, test } from '../shared-app';
import { rowsOf, savedFile, served } from '../steps';

/** Another name each time, since what is said of the file before may still be there. */
let exports = 0;

/** What a calendar would read in the file that the export hands out. */
async function exported(app: RunningApp): Promise<{ name: string; events: Record<string, string> }> {
  const { page } = app;
  const button = page.getByRole('button', { name: 'Export calendar' });
  const { name, text } = await savedFile(app, `exported ${++exports}.ics`, () => button.click());
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return { name, events: Object.fromEntries(events.map(({ uid, startDate }) => [uid, startDate.toString()])) };
}

test('the renewals that are shown are handed out as a calendar', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await page.keyboard.press('Control+2');
  const agenda = page.getByRole('tabpanel', { name: /^Agenda/ });
  await expect(rowsOf(agenda).filter({ hasText: 'Renews' })).not.toHaveCount(0);
  const today = localDay(Date.now());
  const host = new URL(sandbox.url).host;
  const expected = (kind?: 'lapses') =>
    Object.fromEntries(
      served(sandbox)
        .map((number) => ({ number, renewal: nextRenewal(number, today, today) }))
        .filter(({ renewal }) => renewal && (kind === undefined || renewal.kind === kind))
        .map(({ number }) => [`${number.id}@${host}`, isoFromDay(dayFromIso(number.renewal_date)!)]),
    );

  const all = await exported(app);
  expect(all.name).toMatch(/\.ics$/);
  expect(all.events).toEqual(expected());
  await page.getByText('Will lapse', { exact: true }).click();
  await expect(rowsOf(agenda).filter({ hasText: 'Renews' })).toHaveCount(0);
  expect((await exported(app)).events).toEqual(expected('lapses'));
});
