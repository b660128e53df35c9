import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { dayFromIso, FIRST_DAY, isoFromDay, LAST_DAY, localDay, startOfLocalDay, utcDateOfDay } from './calendar-day';

const originalZone = process.env.TZ;
afterEach(() => {
  process.env.TZ = originalZone;
});

const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
/** 2015 to 2040: no zone below skips a whole day in these years. */
const nearDay = fc.integer({ min: 16_436, max: 25_567 });
const DAY_MS = 86_400_000;

describe('a day and its text', () => {
  it('are the same thing twice', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayFromIso(isoFromDay(day))).toBe(day);
        expect(isoFromDay(day)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });

  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2026-11-25', 20_782],
    ['2024-02-29', 19_782],
    ['2000-02-29', 11_016],
    ['0050-06-01', -701_114],
    ['2024-02-15T00:00:00Z', 19_768],
  ])('%s is day %i', (text, day) => {
    expect(dayFromIso(text)).toBe(day);
  });

  it.each([
    '2023-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '26-01-01',
    'soon',
    '',
    null,
    undefined,
  ])('%j is no day', (text) => {
    expect(dayFromIso(text)).toBeNull();
  });

  it('is null or real, whatever the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4}-\d\d-\d\d$/), (text) => {
        const day = dayFromIso(text);
        if (day !== null) expect(isoFromDay(day)).toBe(text);
      }),
    );
  });

  it('has a UTC date with the same fields', () => {
    expect(utcDateOfDay(20_782).toISOString()).toBe('2026-11-25T00:00:00.000Z');
  });
});

describe.each([
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Africa/Casablanca',
  'Africa/Cairo', // its days of change have no midnight
  'America/Havana', // its days of change have two
  'Australia/Lord_Howe',
])('in %s', (zone) => {
  it('a day holds every instant from its start to the start of the next, and no other', () => {
    process.env.TZ = zone;
    fc.assert(
      fc.property(nearDay, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (day, part) => {
        const [start, end] = [startOfLocalDay(day), startOfLocalDay(day + 1)];
        expect(localDay(start)).toBe(day);
        expect(localDay(start - 1)).toBe(day - 1);
        expect(localDay(start + Math.floor(part * (end - start - 1)))).toBe(day);
      }),
      { numRuns: 300 },
    );
  });

  it('is the day that the calendar of the zone shows', () => {
    process.env.TZ = zone;
    const calendar = new Intl.DateTimeFormat('sv', { timeZone: zone });
    fc.assert(
      fc.property(nearDay, fc.nat({ max: DAY_MS }), (day, ms) => {
        const instant = day * DAY_MS + ms;
        expect(isoFromDay(localDay(instant))).toBe(calendar.format(instant));
      }),
    );
  });
});
