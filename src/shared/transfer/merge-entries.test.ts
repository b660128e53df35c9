import { describe, expect, it } from 'vitest';
import { LONGEST_NOTE } from '../labels/label';
import { NO_PREFERENCE, type ReminderPreference } from '../reminders/preference';
import { mergeNotes, mergePreferences } from './merge-entries';

describe('two notes', () => {
  it.each([
    ['', '', ''],
    ['here', '', 'here'],
    ['', 'file', 'file'],
    ['the same', 'the same', 'the same'],
    ['here and file', 'file', 'here and file'],
    ['here', 'file and here', 'file and here'],
    ['here', 'file', 'here\n\nfile'],
  ])('%j and %j become %j', (here, file, merged) => {
    expect(mergeNotes(here, file)).toBe(merged);
  });

  it('become one as long as it is not too long', () => {
    const [here, file] = ['a'.repeat(1_000), 'b'.repeat(LONGEST_NOTE - 1_002)];
    expect(mergeNotes(here, file)).toHaveLength(LONGEST_NOTE);
    expect(mergeNotes(here, `${file}b`)).toBe(here);
  });
});

describe('what was decided about a number', () => {
  const handled = { day: 20, at: 7, autoRenewal: false, endangered: false, confirmedAt: null };
  const here: ReminderPreference = { muted: false, snooze: { until: 1, renewal: 2 }, offsets: { lapses: [1], renews: [] }, handled: null }; // prettier-ignore
  const file: ReminderPreference = { muted: true, snooze: null, offsets: { lapses: [9], renews: [9] }, handled };

  it('stays where it was decided here', () => {
    expect(mergePreferences(here, file)).toEqual({ ...here, muted: true });
    expect(mergePreferences(file, here)).toEqual(file);
    expect(mergePreferences({ ...here, muted: true }, NO_PREFERENCE)).toEqual({ ...here, muted: true });
  });

  it('comes from the file where it was not', () => {
    expect(mergePreferences(NO_PREFERENCE, here)).toEqual(here);
    expect(mergePreferences(NO_PREFERENCE, file)).toEqual(file);
    expect(mergePreferences(NO_PREFERENCE, NO_PREFERENCE)).toEqual(NO_PREFERENCE);
  });
});
