import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoFromDay, localDay, startOfLocalDay } from '../../shared/calendar-day';
import { announceFrom, dueReminders, isPaused, reminderKey, untilNextCheck } from './reminders';
import { summarizeRenewals } from './renewal-summary';
import { sampleNumber, sampleAccount } from '../../shared/testing/sample';

const HOUR = 3_600_000;
const settings = { enabled: true, renewsWithinDays: 1, lapsesWithinDays: 14 };
const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2029, 0, 1) });

const listArbitrary = (today: number) =>
  fc.array(
    fc.record({
      id: fc.integer({ min: 0, max: 500 }).map(String),
      renewal_date: fc.integer({ min: -5, max: 70 }).map((days) => isoFromDay(today + days)),
      auto_renewal: fc.boolean(),
      current_status: fc.constantFrom('active', 'inactive', 'pending', 'suspended', 'new word'),
    }),
    { maxLength: 40 },
  );

describe('reminders', () => {
  it('hold, whatever the list: due once, lapsing first, soonest first, never before their time', () => {
    fc.assert(
      fc.property(
        instants.chain((now) => fc.tuple(fc.constant(now), listArbitrary(localDay(now)))),
        ([now, fields]) => {
          const today = localDay(now);
          const numbers = fields.map((some) => sampleNumber(some));
          const { coming } = summarizeRenewals(sampleAccount(), numbers, today, today);
          const given = new Set<string>();
          const due = dueReminders(coming, now, settings, (key) => given.has(key));
          for (const item of due) {
            expect(now).toBeGreaterThanOrEqual(announceFrom(item.renewal.day, item.renewal.kind, settings));
            given.add(reminderKey(item));
          }
          const weights = due.map(({ renewal }) => (renewal.kind === 'lapses' ? 0 : 1e6) + renewal.day);
          expect(weights).toEqual([...weights].sort((a, b) => a - b));
          expect(dueReminders(coming, now, settings, (key) => given.has(key))).toEqual([]);
          // nothing that is due now stops being due later the same day
          const later = startOfLocalDay(today + 1) - 1;
          const dueLater = dueReminders(coming, later, settings, () => false).map(reminderKey);
          expect(dueLater).toEqual(expect.arrayContaining([...given]));
        },
      ),
    );
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns', 'Africa/Casablanca'])(
    'come at nine in the morning of the local day in %s, also when the clocks change',
    (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        fc.assert(
          fc.property(instants, (instant) => {
            const day = localDay(instant);
            const at = new Date(announceFrom(day, 'renews', settings));
            expect([localDay(at.getTime()), at.getHours(), at.getMinutes()]).toEqual([day - 1, 9, 0]);
          }),
        );
      } finally {
        process.env.TZ = before;
      }
    },
  );

  it('are looked at again within a day, and never at once', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const wait = untilNextCheck(now, null);
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(25 * HOUR);
      }),
    );
  });

  it('are looked at again when a pause ends', () => {
    const now = new Date('2026-11-24T12:00:00').getTime();
    expect(untilNextCheck(now, now + HOUR)).toBe(HOUR);
    expect(isPaused(now + HOUR, now)).toBe(true);
    expect(isPaused(now + HOUR, now + HOUR)).toBe(false);
    expect(isPaused('forever', now)).toBe(true);
    expect(isPaused(null, now)).toBe(false);
  });

  it('are named by server, number and day, so that an account added again repeats nothing', () => {
    const key = (accountId: string, baseUrl: string) =>
      summarizeRenewals(sampleAccount({ id: accountId, baseUrl }), [sampleNumber()], 19_768, 19_768).coming.map(
        reminderKey,
      );
    expect(key('a', 'https://one.example')).toEqual(key('b', 'https://one.example'));
    expect(key('a', 'https://one.example')).not.toEqual(key('a', 'https://two.example'));
  });
});
