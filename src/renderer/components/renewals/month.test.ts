import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '../../../shared/calendar/calendar-day';
import { firstDayOf, monthOf } from '../../../shared/calendar/calendar-month';
import { prepareColumns } from '../../../shared/query/columns';
import { CONTEXT, numbersArbitrary } from '../../../shared/query/number-arbitrary';
import { nextRenewal } from '../../../shared/renewals/renewal';
import { firstShownDay, firstWeekdayOf, heatOf, moveDay, renewalsByDay, weeksOf } from './month';

const day = (iso: string) => dayFromIso(iso)!;
const days = fc.integer({ min: day('1900-01-01'), max: day('2200-01-01') });
const weekdays = fc.integer({ min: 1, max: 7 });

describe('the month', () => {
  it('shows every renewal that passes the filter on its day, lapsing first', () => {
    const kinds = fc.constantFrom('all', 'lapses', 'renews');
    fc.assert(
      fc.property(numbersArbitrary, kinds, fc.option(fc.constant(new Set(['a', '123']))), (numbers, kind, ids) => {
        const found = renewalsByDay(prepareColumns(numbers, CONTEXT), { kind, only: ids && new Map([['a', ids]]) });
        const expected = new Map<number, { lapses: number[]; renews: number[] }>();
        numbers.forEach((number, row) => {
          const renewal = nextRenewal(number, CONTEXT.fetchedOn, CONTEXT.today);
          if (!renewal || (kind !== 'all' && renewal.kind !== kind) || (ids && !ids.has(number.id))) return;
          const onDay = expected.get(renewal.day) ?? { lapses: [], renews: [] };
          onDay[renewal.kind].push(row);
          expected.set(renewal.day, onDay);
        });
        expect(found).toEqual(
          new Map(
            [...expected].map(([at, { lapses, renews }]) => [
              at,
              { rows: [...lapses, ...renews], lapses: lapses.length },
            ]),
          ),
        );
      }),
    );
  });

  it('consists of whole weeks that begin on the first weekday and hold all of its days', () => {
    fc.assert(
      fc.property(days, weekdays, (some, firstWeekday) => {
        const month = monthOf(some);
        const weeks = weeksOf(month, firstWeekday);
        for (const week of weeks) {
          expect(week).toHaveLength(7);
          expect(new Date(`${isoFromDay(week[0]!)}T00:00:00Z`).getUTCDay()).toBe(firstWeekday % 7);
          expect(week.some((at) => monthOf(at) === month)).toBe(true);
        }
        const all = weeks.flat();
        expect(all).toEqual(all.map((_, index) => all[0]! + index));
        expect(all).toContain(firstDayOf(month));
        expect(all).toContain(firstDayOf(month + 1) - 1);
      }),
    );
  });

  it.each([
    ['ArrowLeft', '2026-11-24'],
    ['ArrowRight', '2026-11-26'],
    ['ArrowUp', '2026-11-18'],
    ['ArrowDown', '2026-12-02'],
    ['PageUp', '2026-10-25'],
    ['PageDown', '2026-12-25'],
    ['Home', '2026-11-23'],
    ['End', '2026-11-29'],
  ])('is walked by %s from Wednesday, 25 November, to %s', (key, to) => {
    expect(isoFromDay(moveDay(key, day('2026-11-25'), 1)!)).toBe(to);
  });

  it('is walked to the ends of weeks that begin on Sunday, and by no other key', () => {
    expect(isoFromDay(moveDay('Home', day('2026-11-25'), 7)!)).toBe('2026-11-22');
    expect(isoFromDay(moveDay('End', day('2026-11-22'), 7)!)).toBe('2026-11-28');
    expect(moveDay('a', 0, 1)).toBeNull();
  });

  it('begins its weeks as the locale does, or on Monday where the engine does not know', () => {
    expect(firstWeekdayOf(new Intl.Locale('en-US') as object)).toBe(7);
    expect(firstWeekdayOf(new Intl.Locale('de-DE') as object)).toBe(1);
    expect(firstWeekdayOf({ weekInfo: { firstDay: 6 } })).toBe(6);
    expect(firstWeekdayOf({})).toBe(1);
  });

  it('shows first the next day of this month that has a renewal, or today', () => {
    const today = day('2026-11-25');
    const on = (...isos: string[]) => new Map(isos.map((iso) => [day(iso), { rows: [0], lapses: 0 }]));
    expect(firstShownDay(on('2026-11-24', '2026-11-30', '2026-11-28'), today)).toBe(day('2026-11-28'));
    expect(firstShownDay(on('2026-11-25', '2026-11-26'), today)).toBe(today);
    expect(firstShownDay(on('2026-12-01'), today)).toBe(today);
  });

  it('tells busy days from calm ones by thirds of the busiest', () => {
    expect([0, 1, 3, 4, 6, 7, 9].map((count) => heatOf(count, 9))).toEqual([0, 1, 1, 2, 2, 3, 3]);
    expect(heatOf(1, 1)).toBe(3);
    // of a day outside the month, which its busiest does not bound
    expect(heatOf(12, 9)).toBe(3);
    expect(heatOf(1, 90_000)).toBe(1);
  });
});
