import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayFromIso, localDay } from '../../../shared/calendar/calendar-day';
import { Formatter } from '../../../shared/format';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { handledNow, settleHandled } from '../../../shared/reminders/handled';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { renewalKind } from '../../../shared/renewals/renewal';
import { settingsSchema, type ReminderSettings } from '../../../shared/settings';
import { summarizeRenewals } from '../renewals/renewal-summary';
import { createManualClock } from '../testing/manual-clock';
import { createReminders } from './reminders';
import { createMortalJournal } from './testing/mortal-journal';
import { DAY, environment, lapsing, renewing } from './testing/reminders-on-disk';

/** The examples of docs/reminders.md, as they stand there: a row without an example fails, and an example without a row. */
const DOCS = readFileSync(join(import.meta.dirname, '../../../../docs/reminders.md'), 'utf8');

/** The rows of the tables with a column of some name, by their first cell. */
function rowsOf(column: string): string[][] {
  const rows: string[][] = [];
  let isInside = false;
  for (const line of DOCS.split('\n')) {
    const cells = line.split('|').slice(1, -1).map((cell) => cell.trim()); // prettier-ignore
    if (cells.length === 0) isInside = false;
    else if (cells.includes(column)) isInside = true;
    else if (isInside && !cells[0]?.startsWith('---')) rows.push(cells);
  }
  return rows;
}

const at = (text: string) => new Date(`2026-${text}`).getTime();
const format = new Formatter('en-GB');
const pad = (value: number) => String(value).padStart(2, '0');

/** An instant as `24 Nov 09:00`. */
function inWords(instant: number): string {
  const date = new Date(instant);
  const month = date.toLocaleDateString('en-US', { month: 'short' });
  return `${date.getDate()} ${month} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** A number and its user, on a computer that is on unless it is said to be off. */
async function live(number: PhoneNumber, patch: Partial<ReminderSettings> = {}) {
  const clock = createManualClock(at('11-09T12:00'));
  const settings = { ...settingsSchema.parse({}).reminders, ...patch };
  const state = { number, preference: NO_PREFERENCE, version: 0, heard: [] as string[], bodies: [] as string[] };
  const coming = () =>
    summarizeRenewals(environment, [state.number], localDay(clock.now()), localDay(clock.now()), () => true).coming;
  const reminders = createReminders({
    journal: createMortalJournal({ pass: () => Promise.resolve() }, () => 1).open(),
    clock,
    preferences: {
      load: () => Promise.resolve(null),
      version: () => state.version,
      of: () => state.preference,
      ofEnvironment: () => ({}),
      change: () => Promise.resolve(),
    },
    format,
    shell: {
      notify({ title, body }) {
        state.heard.push(`${inWords(clock.now())} ${title.replace(/^\(\d+\) \S+ /, '')}`);
        state.bodies.push(body);
        return Promise.resolve({ outcome: 'shown' as const });
      },
    },
    coming,
    renewalsOf: () => Promise.resolve(new Map()),
    settings: () => settings,
    pausedUntil: () => null,
    environment: () => environment,
    areSeveral: () => false,
    listsSettled: () => Promise.resolve(),
    onProblem: () => undefined,
    onChange: () => undefined,
  });
  await reminders.load();
  const { announcer } = reminders;
  await announcer.check();

  const life = {
    state,
    now: () => clock.now(),
    /** Lets time pass, looking whenever the app's own timer says so. */
    async until(text: string) {
      for (let left = at(text) - clock.now(); left > 0; left = at(text) - clock.now()) {
        clock.jump(Math.min(left, Math.max(1, clock.pending()[0] ?? left)));
        await announcer.check();
      }
      return life;
    },
    /** Turns the computer on again after it was off. */
    async offUntil(text: string) {
      clock.jump(at(text) - clock.now());
      await announcer.retry();
      return life;
    },
    /** A sync finds the number otherwise. */
    async change(fields: Partial<PhoneNumber>) {
      state.number = { ...state.number, ...fields };
      const { handled } = state.preference;
      const after = handled && settleHandled(handled, state.number, dayFromIso(state.number.renewal_date), clock.now());
      if (after) life.decide({ handled: after.handled });
      await announcer.check();
      return life;
    },
    decide(decision: Partial<ReminderPreference>) {
      state.version++;
      state.preference = { ...state.preference, ...decision };
    },
    /** The user marks the renewal as handled. */
    async handle() {
      life.decide({ handled: handledNow(state.number, dayFromIso(state.number.renewal_date)!, clock.now()) });
      await announcer.check();
      return life;
    },
    async snooze(days: number) {
      life.decide({ snooze: { until: localDay(clock.now()) + days, renewal: dayFromIso(state.number.renewal_date)! } });
      await announcer.check();
      return life;
    },
  };
  return life;
}
type Life = Awaited<ReturnType<typeof live>>;

const lapses = (day = '2026-11-25') => lapsing('0132', day);
const renews = (day = '2026-11-25') => renewing('0132', day);
const DEFAULT = ['11 Nov 09:00 lapses in 14 days', '18 Nov 09:00 lapses in 7 days', '22 Nov 09:00 lapses in 3 days', '24 Nov 09:00 lapses tomorrow', '25 Nov 09:00 lapses today', '26 Nov 09:00 lapsed yesterday']; // prettier-ignore
const END = '12-31T12:00';

/** What is heard of a life until its end, after some of it was left out. */
const heardIn = async (life: Life, from = '', until = END) => {
  const before = from === '' ? 0 : life.state.heard.length;
  return (await life.until(until)).state.heard.slice(before);
};

async function handledOn12(number = lapses(), patch: Partial<ReminderSettings> = {}): Promise<Life> {
  const life = await (await live(number, patch)).until('11-12T10:00');
  life.state.heard.length = 0;
  return life.handle();
}

/** What is announced, by the first cell of each row. */
const EXAMPLES: Record<string, () => Promise<void>> = {
  'lapses on 25 Nov, default offsets': async () => expect(await heardIn(await live(lapses()))).toEqual(DEFAULT),
  'renews on 25 Nov': async () => {
    const life = await live(renews());
    expect(await heardIn(life)).toEqual(['24 Nov 09:00 renews tomorrow']);
    expect(life.state.bodies[0]).toContain('US$1.00');
  },
  'lapses on 25 Nov, computer off from 10 to 23 Nov': async () => {
    const life = await (await live(lapses())).until('11-10T08:00');
    await life.offUntil('11-23T08:30');
    expect(await heardIn(life)).toEqual(['23 Nov 08:30 lapses in 2 days', ...DEFAULT.slice(3)]);
  },
  'renews on Sunday 29 Nov, weekdays only': async () =>
    expect(await heardIn(await live(renews('2026-11-29'), { weekdaysOnly: true }))).toEqual(['30 Nov 09:00 was due yesterday']), // prettier-ignore
  'lapses on 25 Nov, quiet from 21:00 to 10:00': async () => {
    const life = await live(lapses(), { quietHours: { enabled: true, from: 21 * 60, to: 10 * 60 } });
    expect(await heardIn(life)).toEqual(DEFAULT.map((line) => line.replace('09:00', '10:00')));
  },
  '7 days were announced, then the day moves from 25 to 27 Nov': async () => {
    const life = await (await live(lapses())).until('11-18T10:00');
    await life.change({ renewal_date: '2026-11-27' });
    expect((await heardIn(life)).slice(2)).toEqual(['24 Nov 09:00 lapses in 3 days', '26 Nov 09:00 lapses tomorrow', '27 Nov 09:00 lapses today', '28 Nov 09:00 lapsed yesterday']); // prettier-ignore
  },
  '7 days were announced, then the day moves from 25 to 20 Nov': async () => {
    const life = await (await live(lapses())).until('11-18T10:00');
    await life.change({ renewal_date: '2026-11-20' });
    expect((await heardIn(life)).slice(2, 4)).toEqual(['18 Nov 10:00 lapses in 2 days', '19 Nov 09:00 lapses tomorrow']); // prettier-ignore
  },
  'its day moves from 25 Nov to 25 Dec': async () => {
    const life = await (await live(lapses())).until('11-24T10:00');
    await life.change({ renewal_date: '2026-12-25' });
    expect((await heardIn(life)).slice(4)).toEqual(DEFAULT.map((line) => line.replace('Nov', 'Dec')));
  },
  '"renews tomorrow" was announced, then auto-renewal is off': async () => {
    const life = await (await live(renews())).until('11-24T10:00');
    await life.change({ auto_renewal: false });
    expect(life.state.heard).toEqual(['24 Nov 09:00 renews tomorrow', '24 Nov 10:00 lapses tomorrow']);
  },
  'renews on 15 Feb 2024 and is still listed with that day today': async () =>
    expect(await heardIn(await live(renews('2024-02-15')))).toEqual([]),

  'lapses on 25 Nov, handled on 12 Nov': async () => {
    const life = await handledOn12();
    expect(await heardIn(life)).toEqual(['24 Nov 09:00 lapses tomorrow']);
    expect(life.state.bodies.at(-1)).toContain('12 Nov');
  },
  'the same, and auto-renewal is on from 15 Nov': async () => {
    const life = await (await handledOn12()).until('11-15T12:00');
    await life.change({ auto_renewal: true });
    expect(life.state.preference.handled?.confirmedAt).toBe(at('11-15T12:00'));
    expect(await heardIn(life)).toEqual([]);
  },
  'the same, and auto-renewal is off again on 20 Nov': async () => {
    const life = await (await handledOn12()).until('11-15T12:00');
    await life.change({ auto_renewal: true });
    await (await life.until('11-20T12:00')).change({ auto_renewal: false });
    expect(await heardIn(life)).toEqual(['20 Nov 12:00 lapses in 5 days', ...DEFAULT.slice(2)]);
  },
  'lapses on 25 Nov, handled on 24 Nov after "lapses tomorrow"': async () => {
    const life = await (await live(lapses())).until('11-24T12:00');
    expect(await heardIn(await life.handle(), 'then')).toEqual([]);
  },
  'handled on 12 Nov, and on 15 Nov its day moves from 25 to 20 Nov': async () => {
    const life = await (await handledOn12()).until('11-15T12:00');
    await life.change({ renewal_date: '2026-11-20' });
    expect((await heardIn(life)).slice(0, 3)).toEqual(['15 Nov 12:00 lapses in 5 days', '17 Nov 09:00 lapses in 3 days', '19 Nov 09:00 lapses tomorrow']); // prettier-ignore
  },
  'lapses on 25 Nov, handled, offsets are 0 and -1 only': async () => {
    const life = await handledOn12(lapses(), { offsets: { lapses: [0, -1], renews: [1] } });
    expect(await heardIn(life)).toEqual(['25 Nov 09:00 lapses today']);
  },
  'renews on 25 Nov, handled': async () => expect(await heardIn(await handledOn12(renews()))).toEqual([]),
};

it('has an example of each row that says what is announced', () => {
  expect(rowsOf('what is announced').map(([first]) => first)).toEqual(Object.keys(EXAMPLES));
});
it.each(Object.keys(EXAMPLES))('%s', (row) => EXAMPLES[row]!());

it.each(rowsOf('40 days left'))(
  'with auto-renewal on, the status %s: 40 days before, it %s; 3 days before, it %s',
  (words, far, near) => {
    const statuses =
      words === 'none' ? [''] : [...(words ?? '').matchAll(/`"?([^`"]+)"?`/g)].map(([, status]) => status ?? '');
    expect(statuses.length).toBeGreaterThan(0);
    for (const current_status of statuses) {
      expect([40, 3].map((days) => renewalKind({ auto_renewal: true, current_status }, days))).toEqual([far, near]);
    }
  },
);

describe('what the page says in sentences', () => {
  it('daily reminders with 5 days add to the default offsets; handled on 21 Nov, only 24 Nov is left', async () => {
    const patch = { repeatDaily: { enabled: true, from: 5 } };
    const days = (lines: string[]) => lines.map((line) => Number(line.split(' ')[0]));
    expect(days(await heardIn(await live(lapses(), patch)))).toEqual([11, 18, 20, 21, 22, 23, 24, 25, 26]);
    const life = await (await live(lapses(), patch)).until('11-21T10:00');
    expect(days(await heardIn(await life.handle(), 'then'))).toEqual([24]);
  });

  it('daily reminders include numbers with own offsets, unless their list for lapsing is empty', async () => {
    const patch = { repeatDaily: { enabled: true, from: 2 } };
    for (const [own, count] of [
      [[7], 4],
      [[], 0],
    ] as const) {
      // prettier-ignore
      const life = await live(lapses(), patch);
      life.decide({ offsets: { lapses: [...own], renews: [1] } });
      expect(await heardIn(life)).toHaveLength(count);
    }
  });

  it('a snooze that was announced is over, whichever renewal it was announced with', async () => {
    const life = await (await live(lapses('2026-12-20'))).until('11-16T12:00');
    await life.snooze(3);
    await life.change({ renewal_date: '2026-12-03' });
    await life.until('11-19T10:00');
    expect(life.state.heard).toEqual(['19 Nov 09:00 lapses in 14 days']);
    await (await life.until('12-02T12:00')).change({ renewal_date: '2027-01-03' });
    expect((await life.until('12-19T12:00')).state.heard.slice(1).map((line) => line.replace(/^\S+ \S+ \S+ /, ''))).toEqual(['lapses in 7 days', 'lapses in 3 days', 'lapses tomorrow']); // prettier-ignore
  });

  it('a handled number that is snoozed is open again, and one that is handled ignores its snooze', async () => {
    const life = await (await live(lapses())).until('11-12T12:00');
    await life.snooze(2);
    await life.handle();
    expect(await heardIn(life, 'then')).toEqual(['24 Nov 09:00 lapses tomorrow']);
  });

  it('a muted number is announced once when it is unmuted', async () => {
    const life = await live(lapses());
    life.decide({ muted: true });
    await life.until('11-23T12:00');
    life.decide({ muted: false });
    expect(await heardIn(life, 'then', '11-24T08:00')).toEqual(['23 Nov 13:00 lapses in 2 days']);
    expect(life.now() - at('11-23T12:00')).toBeLessThan(DAY);
  });
});
