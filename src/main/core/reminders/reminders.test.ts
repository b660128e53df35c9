import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/app-error';
import type { AppNotification, NotificationOutcome } from '../../../shared/bridge';
import { dayFromIso, localDay } from '../../../shared/calendar-day';
import { Formatter } from '../../../shared/format';
import type { PhoneNumber } from '../../../shared/phone-number';
import { settingsSchema, type ReminderSettings, type Session } from '../../../shared/settings';
import { sampleAccount, sampleNumber } from '../../../shared/testing/sample';
import { summarizeRenewals } from '../renewal-summary';
import { createManualClock } from '../testing/manual-clock';
import { numberKey } from './number-key';
import { createReminderPreferences } from './preferences';
import { createReminders } from './reminders';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const account = sampleAccount();
const noon = (iso: string) => new Date(`${iso}T12:00:00`).getTime();

let dataDir: string;
beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), 'reminders-'))));
afterEach(() => rm(dataDir, { recursive: true }));

/** The reminders over real files; `begin` again leaves only what is on disk. */
function setUp(start: string, initial: PhoneNumber[], patch: Partial<ReminderSettings> = {}) {
  const clock = createManualClock(noon(start));
  let numbers = initial;
  let outcome: NotificationOutcome = { outcome: 'shown' };
  const shown: AppNotification[] = [];
  const problems: (AppError | null)[] = [];
  const state = {
    settings: { ...settingsSchema.parse({}).reminders, ...patch },
    pausedUntil: null as Session['remindersPausedUntil'],
  };

  async function begin() {
    const reminders = createReminders({
      dataDir,
      clock,
      preferences: createReminderPreferences({ dataDir, clock }),
      format: new Formatter('en-GB'),
      shell: {
        notify(notification) {
          shown.push(notification);
          return Promise.resolve(outcome);
        },
      },
      coming: () => summarizeRenewals(account, numbers, dayFromIso(start) ?? 0, localDay(clock.now())).coming,
      settings: () => state.settings,
      pausedUntil: () => state.pausedUntil,
      account: (id) => (id === account.id ? account : null),
      listsSettled: () => Promise.resolve(),
      onProblem: (problem) => problems.push(problem),
      onChange: () => undefined,
    });
    const damaged = await reminders.load();
    return { ...reminders, damaged, check: () => reminders.announcer.check(), stop: () => reminders.announcer.stop() };
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

const lapsing = (id: string, renewal_date: string, fields: Partial<PhoneNumber> = {}) =>
  sampleNumber({
    id,
    number: `+1415555${id}`,
    formatted_number: `(415) 555-${id}`,
    renewal_date,
    auto_renewal: false,
    ...fields,
  });
const renewing = (id: string, renewal_date: string, fields: Partial<PhoneNumber> = {}) =>
  sampleNumber({ id, number: `+1212555${id}`, formatted_number: `(212) 555-${id}`, renewal_date, ...fields });

const failed: NotificationOutcome = { outcome: 'failed', reason: 'notifications are switched off' };

describe('what a reminder says', () => {
  it('tells who, what, when, how much, and what happens if nothing is done', async () => {
    const { begin, shown } = setUp('2026-11-24', [lapsing('0132', '2026-11-25'), renewing('0178', '2026-11-25')]);
    await (await begin()).check();
    expect(shown).toMatchObject([
      {
        title: '(415) 555-0132 lapses tomorrow',
        body: expect.stringMatching(
          /^25 Nov, Production\. Auto-renewal is off: .* It costs US\$1\.00 a month\.$/,
        ) as string,
        urgency: 'critical',
        target: { view: 'numbers', accountId: account.id, numberId: '0132' },
        actions: [{ action: 'open' }, { action: 'snooze' }, { action: 'mute' }],
      },
      {
        title: '(212) 555-0178 renews tomorrow',
        body: '25 Nov, Production. US$1.00 will be charged.',
        urgency: 'normal',
      },
    ]);
  });

  it.each([
    [lapsing('0132', '2026-11-23'), '(415) 555-0132 lapsed yesterday', /^23 Nov, Production\. Its day has passed/],
    [renewing('0178', '2026-11-21'), '(212) 555-0178 was due 3 days ago', /US\$1\.00 was to be charged/],
    [
      renewing('0178', '2026-11-28', { current_status: 'suspended' }),
      '(212) 555-0178 lapses in 4 days',
      /The number is suspended, so it may not renew/,
    ],
    [renewing('0178', '2026-11-25', { monthly_renewal_cost: null, current_price: null }), null, /an unknown amount/],
  ])('has words for each case: %#', async (number, title, body) => {
    const { begin, shown } = setUp('2026-11-24', [number]);
    await (await begin()).check();
    expect(shown).toMatchObject([{ ...(title !== null && { title }), body: expect.stringMatching(body) as string }]);
  });

  it('makes one digest of more than three, lapsing first, with the sum by currency', async () => {
    const { begin, shown } = setUp('2026-11-24', [
      ...['0001', '0002', '0003'].map((id) => renewing(id, '2026-11-25')),
      lapsing('0132', '2026-11-28', { currency: 'EUR', monthly_renewal_cost: 2 }),
    ]);
    await (await begin()).check();
    expect(shown).toMatchObject([
      {
        title: '1 number will lapse, 3 numbers renew',
        body: 'First: (415) 555-0132 lapses in 4 days. Together US$3.00 + €2.00 a month.',
        urgency: 'critical',
        target: { view: 'renewals', accountId: account.id, only: shown[0]?.id },
      },
    ]);
  });
});

describe('when reminders are given', () => {
  it('announces each stage once, and not again after a restart', async () => {
    const { begin, titles, clock } = setUp('2026-11-10', [lapsing('0132', '2026-11-25')]);
    let reminders = await begin();
    await reminders.check();
    for (let day = 0; day < 25; day++) {
      await clock.advance(DAY);
      await reminders.check();
      await reminders.stop();
      reminders = await begin();
      await reminders.check();
    }
    await reminders.stop();
    expect(titles()).toEqual(
      ['in 14 days', 'in 7 days', 'in 3 days', 'tomorrow', 'today']
        .map((when) => `(415) 555-0132 lapses ${when}`)
        .concat('(415) 555-0132 lapsed yesterday'),
    );
  });

  it('waits for the reminder time of the day of a stage', async () => {
    const { begin, shown, clock } = setUp('2026-11-24', [renewing('0178', '2026-11-26')]);
    const { check, stop } = await begin();
    await check();
    await clock.advance(20 * HOUR); // 08:00 on the 25th
    expect(shown).toHaveLength(0);
    await clock.advance(HOUR);
    await stop();
    expect(shown).toHaveLength(1);
  });

  it('makes one of several stages that were missed', async () => {
    const { begin, titles, clock } = setUp('2026-11-10', [lapsing('0132', '2026-11-25')]);
    const { check } = await begin();
    clock.jump(13 * DAY);
    await check();
    expect(titles()).toEqual(['(415) 555-0132 lapses in 2 days']);
  });

  it('announces the next period anew, and a corrected day only where more is due', async () => {
    const { begin, titles, setNumbers, clock } = setUp('2026-11-18', [lapsing('0132', '2026-11-25')]);
    const { check } = await begin();
    await check();
    setNumbers([lapsing('0132', '2026-11-27')]); // nine days: the stages of 14 and 7 were said
    await check();
    setNumbers([lapsing('0132', '2026-11-20')]); // two days
    await check();
    setNumbers([lapsing('0132', '2026-12-20')]);
    await check();
    clock.jump(19 * DAY);
    await check();
    expect(titles()).toEqual([
      '(415) 555-0132 lapses in 7 days',
      '(415) 555-0132 lapses in 2 days',
      '(415) 555-0132 lapses in 13 days',
    ]);
  });

  it('tells at once of a renewal that turned into a loss', async () => {
    const { begin, titles, setNumbers } = setUp('2026-11-24', [renewing('0178', '2026-11-25')]);
    const { check } = await begin();
    await check();
    setNumbers([renewing('0178', '2026-11-25', { auto_renewal: false })]);
    await check();
    await check();
    expect(titles()).toEqual(['(212) 555-0178 renews tomorrow', '(212) 555-0178 lapses tomorrow']);
  });

  it.each(['disabled', 'paused', 'quiet', 'weekend'] as const)(
    'says nothing while %s, and loses nothing by it',
    async (held) => {
      // prettier-ignore
      const { begin, shown, state, clock } = setUp('2026-11-28', [lapsing('0132', '2026-11-30')]); // a Saturday
      if (held === 'disabled') state.settings.enabled = false;
      if (held === 'paused') state.pausedUntil = clock.now() + 3 * HOUR;
      if (held === 'quiet') state.settings.quietHours = { enabled: true, from: 11 * 60, to: 15 * 60 };
      if (held === 'weekend') state.settings.weekdaysOnly = true;
      const { check, state: told, stop } = await begin();
      await check();
      expect(shown).toHaveLength(0);
      expect(told()).toMatchObject({ held, waiting: held === 'disabled' ? 0 : 1 });
      await clock.advance(2 * HOUR + 59 * 60_000);
      expect(shown).toHaveLength(0);
      state.settings.enabled = true;
      if (held === 'disabled') await check();
      await clock.advance(held === 'weekend' ? 2 * DAY : 60_000);
      await stop();
      expect(shown).toHaveLength(1);
      expect(told()).toMatchObject({ held: null, waiting: 0 });
    },
  );

  it('leaves out a number that is muted, and gives one reminder when it is no longer', async () => {
    const { begin, titles, clock } = setUp('2026-11-18', [lapsing('0132', '2026-11-25')]);
    let reminders = await begin();
    await reminders.preferences.change(account, ['0132'], (before) => ({ ...before, muted: true }));
    reminders = await begin();
    await reminders.check();
    clock.jump(5 * DAY);
    await reminders.check();
    expect(titles()).toEqual([]);
    await reminders.preferences.change(account, ['0132'], (before) => ({ ...before, muted: false }));
    await reminders.check();
    expect(titles()).toEqual(['(415) 555-0132 lapses in 2 days']);
  });

  it('puts a reminder off, and gives it on the day whatever the stages say', async () => {
    const { begin, titles, clock } = setUp('2026-11-18', [lapsing('0132', '2026-11-25')]);
    const reminders = await begin();
    await reminders.check();
    await reminders.announcer.acted(`renewal ${numberKey(account, '0132')}`, 'snooze');
    await clock.advance(20 * HOUR); // 08:00 on the 19th
    expect(titles()).toHaveLength(1);
    await clock.advance(HOUR);
    await reminders.stop();
    clock.jump(2 * DAY);
    await (await begin()).check();
    expect(titles()).toEqual(['(415) 555-0132 lapses in 7 days', '(415) 555-0132 lapses in 6 days']);
  });

  it('goes by a number’s own stages', async () => {
    const { begin, titles } = setUp('2026-11-24', [renewing('0178', '2026-12-04'), lapsing('0132', '2026-11-25')]);
    const reminders = await begin();
    const own = (stages: { lapses: number[]; renews: number[] }, id: string) =>
      reminders.preferences.change(account, [id], (before) => ({ ...before, stages }));
    await own({ lapses: [], renews: [10] }, '0178');
    await own({ lapses: [], renews: [10] }, '0132');
    await reminders.check();
    expect(titles()).toEqual(['(212) 555-0178 renews in 10 days']);
  });

  it('lets the timer run no longer than an hour', async () => {
    const { begin, clock } = setUp('2026-11-24', []);
    await (await begin()).check();
    expect(clock.pending()).toEqual([HOUR]);
  });
});

describe('what the system does not show', () => {
  it('stays owed, is said so, and is tried again', async () => {
    const { begin, shown, problems, setOutcome, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    setOutcome(failed);
    const { check, state, stop } = await begin();
    await check();
    expect(problems.at(-1)).toMatchObject({ code: 'notification_failed' });
    expect(state()).toMatchObject({ held: 'failed', waiting: 1 });
    setOutcome({ outcome: 'shown' });
    await clock.advance(HOUR);
    await stop();
    expect(shown).toHaveLength(2);
    expect(problems.at(-1)).toBeNull();
    expect(state()).toMatchObject({ held: null, waiting: 0 });
  });

  it('does not keep others from being shown', async () => {
    const { begin, setOutcome, titles } = setUp('2026-11-24', [lapsing('0132', '2026-11-25'), renewing('1', '2026-11-25')]); // prettier-ignore
    setOutcome(failed);
    await (await begin()).check();
    expect(titles()).toEqual(['(415) 555-0132 lapses tomorrow', '(212) 555-1 renews tomorrow']);
  });

  it('is no longer missed when reminders are switched off or the renewal is gone', async () => {
    const { begin, problems, setOutcome, setNumbers, state } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    setOutcome(failed);
    const { check } = await begin();
    await check();
    state.settings.enabled = false;
    await check();
    expect(problems.at(-1)).toBeNull();
    state.settings.enabled = true;
    await check();
    setNumbers([]);
    await check();
    expect(problems.at(-1)).toBeNull();
  });

  it('says so where the record cannot be written, and shows it all the same', async () => {
    const { begin, problems, shown } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { check } = await begin();
    await rm(dataDir, { recursive: true });
    await writeFile(dataDir, 'in the way');
    await check();
    await check();
    expect(problems.at(-1)?.code).toMatch(/^disk_/);
    expect(shown).toHaveLength(1);
  });
});

describe('what was killed', () => {
  it('before the outcome was recorded is shown once more under the same id', async () => {
    const numbers = ['1', '2', '3', '4'].map((id) => lapsing(id, '2026-11-25'));
    const { begin, shown, clock, setNumbers } = setUp('2026-11-24', numbers);
    const first = await begin();
    const composed = new Promise<void>((resolve) => {
      const show = first.ledger.shown;
      first.ledger.shown = () => {
        resolve();
        first.ledger.shown = show;
        return new Promise(() => undefined); // killed
      };
    });
    void first.check();
    await composed;
    expect(shown).toHaveLength(1);
    clock.jump(HOUR);
    setNumbers(numbers.slice(0, 3)); // one is gone meanwhile
    const again = await begin();
    await again.check();
    await again.check();
    expect(shown.map(({ id }) => id)).toEqual([shown[0]?.id, shown[0]?.id]);
    expect(shown[1]?.title).toBe('3 numbers will lapse');
    await (await begin()).check();
    expect(shown).toHaveLength(2);
  });

  it('and is owed no more is not shown again', async () => {
    const { begin, shown, setNumbers } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const first = await begin();
    await first.ledger.intend({ id: 'renewal x', at: 0, title: '', body: '', urgency: 'normal', target: { view: 'reminders', accountId: null }, renewals: [], notices: [] }); // prettier-ignore
    setNumbers([]);
    const again = await begin();
    await again.check();
    expect(shown).toHaveLength(0);
    expect((await begin()).ledger.underWay()).toBeNull();
  });
});

describe('a damaged record', () => {
  it('is set aside, and what was due until then counts as given, without an avalanche', async () => {
    const { begin, titles, setNumbers, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    await writeFile(join(dataDir, 'ledger.jsonl'), '{"type":"state","given":{"x":');
    const { check, damaged } = await begin();
    expect(damaged).toMatchObject([{ code: 'ledger_damaged' }]);
    expect((await readdir(dataDir)).filter((name) => name.includes('damaged'))).toHaveLength(1);
    await check();
    setNumbers([lapsing('0132', '2026-11-25'), lapsing('0133', '2026-11-25')]);
    await check();
    expect(titles()).toEqual([]);
    clock.jump(DAY);
    const again = await begin();
    expect(again.damaged).toEqual([]);
    await again.check();
    expect(titles()).toEqual(['(415) 555-0132 lapses today', '(415) 555-0133 lapses today']);
  });

  it('of single numbers’ settings is set aside too', async () => {
    const { begin } = setUp('2026-11-24', []);
    await writeFile(
      join(dataDir, 'reminder-preferences.json'),
      '{"version":1,"servers":{"x":{"y":{"muted":"maybe"}}}}',
    );
    expect((await begin()).damaged).toMatchObject([{ code: 'preferences_damaged' }]);
  });
});

describe('what is announced beside renewals', () => {
  const before = [
    renewing('0001', '2027-01-10'),
    renewing('0002', '2027-01-10'),
    renewing('0003', '2027-01-10', { monthly_renewal_cost: 2 }),
  ];
  const changes = {
    gone: [before[0]!],
    changed: [
      { before: before[1]!, after: { ...before[1]!, current_status: 'suspended' } },
      { before: before[2]!, after: { ...before[2]!, monthly_renewal_cost: 2.5 } },
    ],
  };

  it('is a number that is gone, out of service or dearer, each once, also when the same fetch is told of twice', async () => {
    const { begin, shown, clock } = setUp('2026-11-24', []);
    const first = await begin();
    await first.listChanged(account, changes, 5);
    const { check, listChanged } = await begin();
    await listChanged(account, changes, 5);
    await check();
    await check();
    expect(shown).toMatchObject([
      { title: '(212) 555-0002 is suspended', urgency: 'critical', target: { view: 'numbers', numberId: '0002' } },
      { title: '(212) 555-0003 costs more', body: 'Production. It costs US$2.50 a month now, US$2.00 before.' },
      { title: '(212) 555-0001 is gone', target: { view: 'renewals' } },
    ]);
    clock.jump(DAY);
    await listChanged(account, changes, 6); // came back meanwhile, and went again
    await check();
    expect(shown).toHaveLength(6);
  });

  it('joins the digest where it is many', async () => {
    const { begin, shown } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { listChanged, check } = await begin();
    await listChanged(account, changes, 5);
    await check();
    expect(shown).toMatchObject([
      {
        title: '1 number will lapse, 1 number out of service, 1 number gone, 1 number costs more',
        body: 'First: (415) 555-0132 lapses tomorrow. Together US$1.00 a month.',
      },
    ]);
  });

  it('is not what the user switched off, nor anything about a muted number, nor what costs less', async () => {
    const notices = { status: false, gone: false, price: true, token: false };
    const { begin, shown } = setUp('2026-11-24', [], { notices });
    const { listChanged, preferences, check, tokenRefused } = await begin();
    await preferences.change(account, ['0003'], (own) => ({ ...own, muted: true }));
    await listChanged(account, changes, 5);
    await listChanged(account, { gone: [], changed: [{ before: before[2]!, after: before[1]! }] }, 6);
    await tokenRefused(account);
    await check();
    expect(shown).toEqual([]);
  });

  it('is a refused token, once, and again only after another was accepted', async () => {
    const { begin, titles } = setUp('2026-11-24', []);
    const { tokenRefused, tokenAccepted } = await begin();
    await tokenRefused(account);
    await (await begin()).tokenRefused(account);
    expect(titles()).toEqual(['Talkover refused the token of Production']);
    await tokenAccepted(account);
    await tokenRefused(account);
    expect(titles()).toHaveLength(2);
  });
});

describe('the record', () => {
  it('knows what was shown and clicked, and holds no token', async () => {
    const { begin } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { check, announcer } = await begin();
    await check();
    await announcer.acted(`renewal ${numberKey(account, '0132')}`, 'mute');
    await announcer.acted('nobody', 'mute');
    const again = await begin();
    expect(again.ledger.history()).toMatchObject([
      { title: '(415) 555-0132 lapses tomorrow', clickedAt: noon('2026-11-24') },
    ]);
    expect(again.preferences.of(account, '0132').muted).toBe(true);
    expect(await readFile(join(dataDir, 'ledger.jsonl'), 'utf8')).not.toContain('talq_');
  });
});
