import { expect, it } from 'vitest';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { Formatter } from '../../../shared/format';
import { unwatchedWords } from './instant-words';

const today = dayFromIso('2026-11-26')!;
const at = (text: string) => new Date(text).getTime();
const words = (from: string, to: string) =>
  unwatchedWords(
    { type: 'sync', from: at(from), at: at(to), isRead: true, seen: [], omitted: 0 },
    new Formatter('en-GB'),
    today,
  );

it('says which days were not watched before a sync, from a day on', () => {
  expect(words('2026-11-03T12:00', '2026-11-09T09:00')).toBe('Not watched from 3 Nov to 9 Nov');
  expect(words('2026-11-08T09:00', '2026-11-09T09:00')).toBe('Not watched from 8 Nov to 9 Nov');
  expect(words('2026-11-08T09:01', '2026-11-09T09:00')).toBeNull();
});

it('says nothing of where the comparison began', () => {
  const start = { type: 'start', at: at('2026-11-09T09:00'), reason: 'first', count: 1, before: null } as const;
  expect(unwatchedWords(start, new Formatter('en-GB'), today)).toBeNull();
});
