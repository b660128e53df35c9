import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { sampleState } from '../../testing/sample-state';
import { previewDays, whyNothing } from './preview-days';

const at = (text: string) => new Date(text).getTime();
const one = (title: string, count = 1) => ({ title, body: '', urgency: 'normal' as const, count });

describe('previewDays', () => {
  it('puts together what comes on one day of the user', () => {
    const morning = { at: at('2026-11-25T09:00'), notifications: [one('a'), one('b', 7)] };
    const night = { at: at('2026-11-25T23:30'), notifications: [one('c')] };
    const next = { at: at('2026-11-26T00:30'), notifications: [one('d', 2)] };
    expect(previewDays([morning, night, next])).toEqual([
      {
        day: dayFromIso('2026-11-25'),
        count: 9,
        notifications: [
          { ...one('a'), at: morning.at },
          { ...one('b', 7), at: morning.at },
          { ...one('c'), at: night.at },
        ],
      },
      { day: dayFromIso('2026-11-26'), count: 2, notifications: [{ ...one('d', 2), at: next.at }] },
    ]);
    expect(previewDays([])).toEqual([]);
  });
});

describe('whyNothing', () => {
  const state = sampleState();
  const withReminders = (changes: object) => ({
    ...state,
    settings: { ...state.settings, reminders: { ...state.settings.reminders, ...changes } },
  });

  it('names the first thing that the user would have to change', () => {
    expect(whyNothing(state)).toBe('nothing');
    expect(whyNothing(withReminders({ offsets: { lapses: [], renews: [] } }))).toBe('no_offsets');
    expect(whyNothing(withReminders({ offsets: { lapses: [0], renews: [] } }))).toBe('nothing');
    const tray = { ...state.tray, pausedUntil: 'forever' as const };
    expect(whyNothing({ ...state, tray })).toBe('paused');
    expect(whyNothing({ ...withReminders({ enabled: false }), tray })).toBe('disabled');
  });
});
