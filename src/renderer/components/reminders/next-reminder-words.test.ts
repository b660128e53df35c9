import { expect, it } from 'vitest';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { Formatter } from '../../../shared/format';
import { nextReminderWords } from './next-reminder-words';

const format = new Formatter('en-GB');
const today = dayFromIso('2026-11-25') ?? NaN;

it.each<[string, number | null, string, (number | null)?]>([
  ['2026-11-28T09:00', 3, '3 days before, on Sat 28 Nov, 09:00'],
  ['2026-11-28T09:00', 0, 'on the day, Sat 28 Nov, 09:00'],
  ['2026-11-28T21:30', -1, '1 day after, on Sat 28 Nov, 21:30'],
  ['2026-11-28T09:00', null, 'until Sat 28 Nov, 09:00'],
  ['2026-11-28T09:00', 3, 'until Sat 28 Nov, 09:00', dayFromIso('2026-11-28')],
  ['2027-01-02T09:00', 14, '14 days before, on 2 Jan 2027, 09:00'],
])('at %s, offset %s: %s', (at, offset, words, snooze = null) => {
  const said = nextReminderWords({ at: new Date(at).getTime(), offset, snooze }, format, today);
  expect(said.replace('Sat, ', 'Sat ')).toBe(words);
});
