import { noPrivateZone, privateZone, type PrivateZone } from '../../src/main/core/testing/private-zone';
import { findElectron } from '../../build/electron-runtime.mjs';
import { dayFromIso, isoFromDay } from '../../src/shared/calendar/calendar-day';
import { expect, test as base, type RunningApp } from '../app';
import { connectByBridge, rows } from '../steps';

/** 25 hours apart, so that it is never the same day in both. */
const [FIRST, SECOND] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'] as const;

/** The app on a computer whose zone the test moves. */
const test = base.extend<{ zone: PrivateZone }>({
  zone: async ({}, use) => {
    const zone = await privateZone(FIRST, findElectron() ?? '');
    await use(zone);
    zone.remove();
  },
  program: async ({ zone }, use) => use(zone.launcher),
});

test.skip(noPrivateZone !== null, noPrivateZone ?? '');

/** Which day it is in a zone. */
function todayIn(timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(Date.now());
  return dayFromIso(parts) ?? 0;
}

/** What main says in the tray of the next renewal. */
async function trayTooltip({ page }: RunningApp): Promise<string> {
  const answer = await page.evaluate(() => window.talkover?.request('state.get', undefined));
  return answer?.ok ? answer.value.tray.tooltip : '';
}

test('main and page follow the computer into another time zone', async ({ app, sandbox, zone }) => {
  const due = todayIn(SECOND) + 3;
  sandbox.change((numbers) =>
    numbers.slice(0, 1).map((number) => ({
      ...number,
      current_status: 'active',
      auto_renewal: false,
      renewal_date: isoFromDay(due),
    })),
  );
  await connectByBridge(app, sandbox, 'Production');
  const inWords = (days: number) => (days === 1 ? 'tomorrow' : `in ${days} days`);
  await expect.poll(() => trayTooltip(app)).toContain(`lapses ${inWords(due - todayIn(FIRST))}`);
  await expect(rows(app.page)).toContainText(inWords(due - todayIn(FIRST)));

  await zone.move(SECOND);
  await expect.poll(() => trayTooltip(app)).toContain('lapses in 3 days');
  // the page looks each minute, and whenever it is looked at
  await expect.poll(() => app.page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(SECOND);
  await app.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(rows(app.page)).toContainText('in 3 days');
});
