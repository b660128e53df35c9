import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../shared/app-error';
import type { AppNotification, NotificationOutcome } from '../../shared/bridge';
import { dayFromIso, localDay } from '../../shared/calendar-day';
import { Formatter } from '../../shared/format';
import type { PhoneNumber } from '../../shared/phone-number';
import type { Session } from '../../shared/settings';
import { createAnnouncer } from './announcer';
import { createLedger } from './ledger';
import { createManualClock } from './testing/manual-clock';
import { summarizeRenewals } from './renewal-summary';
import { sampleNumber, sampleAccount } from '../../shared/testing/sample';

const HOUR = 3_600_000;
const account = sampleAccount();
const noon = (iso: string) => new Date(`${iso}T12:00:00`).getTime();

let dataDir: string;
beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), 'announcer-'))));
afterEach(() => rm(dataDir, { recursive: true }));

/** The announcer over a real ledger on disk; `restart` leaves only what is on disk. */
function setUp(start: string, initial: PhoneNumber[]) {
  const clock = createManualClock(noon(start));
  let numbers = initial;
  let outcome: NotificationOutcome = { outcome: 'shown' };
  const shown: AppNotification[] = [];
  const problems: (AppError | null)[] = [];
  const state = {
    enabled: true,
    pausedUntil: null as Session['remindersPausedUntil'],
  };

  async function begin() {
    const ledger = createLedger({ dataDir, clock });
    const damaged = await ledger.load();
    const announcer = createAnnouncer({
      clock,
      ledger,
      format: new Formatter('en-GB'),
      shell: {
        kind: 'desktop',
        notify(notification) {
          shown.push(notification);
          return Promise.resolve(outcome);
        },
        setTray: () => undefined,
        openExternal: () => Promise.resolve(),
      },
      coming: () => summarizeRenewals(account, numbers, dayFromIso(start) ?? 0, localDay(clock.now())).coming,
      reminders: () => ({ enabled: state.enabled, renewsWithinDays: 1, lapsesWithinDays: 14 }),
      pausedUntil: () => state.pausedUntil,
      onProblem: (problem) => problems.push(problem),
      onTime: () => undefined,
    });
    return { announcer, damaged };
  }

  return {
    clock,
    shown,
    problems,
    state,
    begin,
    titles: () => shown.map((notification) => notification.title),
    setNumbers: (next: PhoneNumber[]) => (numbers = next),
    setOutcome: (next: NotificationOutcome) => (outcome = next),
  };
}

const lapsing = (id: string, renewal_date: string) =>
  sampleNumber({ id, number: `+1415555${id}`, formatted_number: `(415) 555-${id}`, renewal_date, auto_renewal: false });
const renewing = (id: string, renewal_date: string) =>
  sampleNumber({ id, number: `+1212555${id}`, formatted_number: `(212) 555-${id}`, renewal_date });

describe('announcer', () => {
  it('tells who, what, when, how much, and what happens if nothing is done', async () => {
    const { begin, shown } = setUp('2026-11-24', [lapsing('0132', '2026-11-25'), renewing('0178', '2026-11-25')]);
    await (await begin()).announcer.check();
    expect(shown).toMatchObject([
      {
        title: '(415) 555-0132 lapses tomorrow',
        body: expect.stringMatching(
          /^25 Nov, Production\. Auto-renewal is off: .* It costs US\$1\.00 a month\.$/,
        ) as string,
        urgency: 'critical',
        target: { view: 'numbers', accountId: account.id, numberId: '0132' },
      },
      {
        title: '(212) 555-0178 renews tomorrow',
        body: '25 Nov, Production. US$1.00 will be charged.',
        urgency: 'normal',
      },
    ]);
  });

  it('announces a renewal once, and not again after a restart', async () => {
    const { begin, shown, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const first = (await begin()).announcer;
    await first.check();
    await first.check();
    await first.stop();
    await (await begin()).announcer.check();
    await clock.advance(48 * HOUR);
    expect(shown).toHaveLength(1);
  });

  it('announces the next period of the same number', async () => {
    const { begin, titles, setNumbers, clock } = setUp('2026-11-24', [renewing('0178', '2026-11-25')]);
    const { announcer } = await begin();
    await announcer.check();
    setNumbers([renewing('0178', '2026-12-25')]);
    await announcer.check();
    await clock.advance(30 * 24 * HOUR);
    await announcer.stop();
    expect(titles()).toEqual(['(212) 555-0178 renews tomorrow', '(212) 555-0178 renews tomorrow']);
  });

  it('makes one digest of more than three, lapsing first', async () => {
    const { begin, shown } = setUp('2026-11-24', [
      ...['0001', '0002', '0003'].map((id) => renewing(id, '2026-11-25')),
      lapsing('0132', '2026-11-28'),
    ]);
    await (await begin()).announcer.check();
    expect(shown).toMatchObject([
      {
        title: '1 number will lapse, 3 numbers renew',
        body: 'First: (415) 555-0132 lapses in 4 days. Together US$4.00 a month.',
        target: { view: 'renewals', accountId: account.id },
      },
    ]);
  });

  it('waits for nine in the morning of the day on which a renewal comes within the set days', async () => {
    const { begin, shown, clock } = setUp('2026-11-24', [renewing('0178', '2026-11-26')]);
    await (await begin()).announcer.check();
    expect(shown).toHaveLength(0);
    await clock.advance(20 * HOUR); // 08:00 on the 25th
    expect(shown).toHaveLength(0);
    await clock.advance(HOUR);
    expect(shown).toHaveLength(1);
  });

  it('keeps what the system did not show, says so, and tries again', async () => {
    const { begin, shown, problems, setOutcome, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    setOutcome({ outcome: 'failed', reason: 'notifications are switched off' });
    const { announcer } = await begin();
    await announcer.check();
    expect(problems.at(-1)).toMatchObject({ code: 'notification_failed' });
    setOutcome({ outcome: 'shown' });
    await clock.advance(2 * HOUR);
    await announcer.stop();
    expect(shown).toHaveLength(2);
    expect(problems.at(-1)).toBeNull();
  });

  it.each(['disabled', 'paused'])('says nothing while %s, and loses nothing by it', async (how) => {
    const { begin, shown, state, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-30')]);
    if (how === 'disabled') state.enabled = false;
    else state.pausedUntil = clock.now() + 3 * HOUR;
    const { announcer } = await begin();
    await announcer.check();
    await clock.advance(2 * HOUR);
    expect(shown).toHaveLength(0);
    state.enabled = true;
    if (how === 'disabled') await announcer.check();
    await clock.advance(HOUR);
    await announcer.stop();
    expect(shown).toHaveLength(1);
  });

  it('tells of a refused token once, and again only after another was accepted', async () => {
    const { begin, titles } = setUp('2026-11-24', []);
    const { announcer } = await begin();
    await announcer.tokenRefused(account);
    await (await begin()).announcer.tokenRefused(account);
    expect(titles()).toEqual(['Talkover refused the token of Production']);
    await announcer.tokenAccepted(account);
    await announcer.tokenRefused(account);
    expect(titles()).toHaveLength(2);
  });

  it('sets a damaged ledger aside and counts what is due as given, without an avalanche', async () => {
    const { begin, shown, setNumbers } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    await writeFile(join(dataDir, 'ledger.json'), '{"version":1,"given":{"x":');
    const { announcer, damaged } = await begin();
    expect(damaged).toMatchObject({ code: 'ledger_damaged' });
    await announcer.check(true);
    await announcer.check();
    expect(shown).toHaveLength(0);
    setNumbers([lapsing('0133', '2026-11-25')]);
    await announcer.check();
    expect(shown).toHaveLength(1);
    expect(JSON.parse(await readFile(join(dataDir, 'ledger.json'), 'utf8'))).toMatchObject({ version: 1 });
  });

  it('forgets a renewal sixty days after its day', async () => {
    const { begin, clock } = setUp('2026-11-24', [renewing('0178', '2026-11-25')]);
    const { announcer } = await begin();
    await announcer.check();
    clock.jump(62 * 24 * HOUR);
    await announcer.tokenRefused(account);
    const stored = JSON.parse(await readFile(join(dataDir, 'ledger.json'), 'utf8')) as { given: object };
    expect(Object.keys(stored.given)).toEqual([`token-refused ${account.id}`]);
  });

  it('takes its warning back when reminders are switched off', async () => {
    const { begin, problems, setOutcome, state } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    setOutcome({ outcome: 'failed', reason: 'x' });
    const { announcer } = await begin();
    await announcer.check();
    state.enabled = false;
    await announcer.check();
    await announcer.stop();
    expect(problems.at(-1)).toBeNull();
  });
  it('takes its warning back when the renewal is gone', async () => {
    const { begin, problems, setOutcome, setNumbers } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    setOutcome({ outcome: 'failed', reason: 'x' });
    const { announcer } = await begin();
    await announcer.check();
    setNumbers([]);
    await announcer.check();
    await announcer.stop();
    expect(problems.at(-1)).toBeNull();
  });
  it('tells what the disk said when a token is accepted again', async () => {
    const { begin, problems } = setUp('2026-11-24', []);
    const { announcer } = await begin();
    await announcer.tokenRefused(account);
    await rm(dataDir, { recursive: true });
    await writeFile(dataDir, 'in the way');
    await announcer.tokenAccepted(account);
    expect(problems.at(-1)?.code).toMatch(/^disk_/);
  });
  it('says so when the notice of a refused token was not shown', async () => {
    const { begin, problems, setOutcome } = setUp('2026-11-24', []);
    setOutcome({ outcome: 'failed', reason: 'x' });
    const { announcer } = await begin();
    await announcer.tokenRefused(account);
    expect(problems.at(-1)).toMatchObject({ code: 'notification_failed' });
  });
});
