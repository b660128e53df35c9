import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../calendar/calendar-day';
import { settingsSchema, type ReminderSettings } from '../settings';
import { sampleNumber } from '../testing/sample';
import { handledNow } from './handled';
import { nextReminder, type ReminderRules } from './next-reminder';
import type { Sent } from './plan';
import { NO_PREFERENCE, type ReminderPreference } from './preference';
import { EARLIEST_OFFSET, LATEST_OFFSET } from './offsets';

const defaults = settingsSchema.parse({}).reminders;
const day = (iso: string) => dayFromIso(iso) ?? NaN;
const at = (text: string) => new Date(text).getTime();

/** Wednesday noon; the number lapses in two weeks and a day, where nothing else is said. */
const NOW = at('2026-11-25T12:00');
const lapsing = sampleNumber({ auto_renewal: false });
const renewing = sampleNumber({ auto_renewal: true });

function next(
  number = lapsing,
  renewal: string | null = '2026-12-10',
  changes: Partial<ReminderSettings> = {},
  preference: Partial<ReminderPreference> = {},
  rules: Partial<ReminderRules> = {},
) {
  return nextReminder(number, renewal === null ? null : day(renewal), {
    now: NOW,
    settings: { ...defaults, ...changes },
    pausedUntil: null,
    preference: { ...NO_PREFERENCE, ...preference },
    sent: null,
    settledThrough: null,
    isLimited: false,
    ...rules,
  });
}

/** What was sent about a renewal. */
const sent = (renewal: string, offsets: Partial<Sent>): Sent => ({ day: day(renewal), lapses: null, renews: null, snooze: null, ...offsets }); // prettier-ignore

describe('the next reminder of a number', () => {
  it('is the next offset of its kind at the reminder time', () => {
    expect(next()).toMatchObject({ at: at('2026-11-26T09:00'), offset: 14 });
    expect(next(renewing)).toMatchObject({ at: at('2026-12-09T09:00'), offset: 1 });
    expect(next(lapsing, '2027-11-25')).toMatchObject({ at: at('2027-11-11T09:00'), offset: 14 });
  });

  it('is due now where an offset has fallen due and was not sent', () => {
    expect(next(lapsing, '2026-11-25')).toMatchObject({ at: NOW, offset: 0 });
    const quietHours = { enabled: true, from: 11 * 60, to: 14 * 60 };
    expect(next(lapsing, '2026-11-25', { quietHours })).toMatchObject({ at: at('2026-11-25T14:00'), offset: 0 });
    expect(next(lapsing, '2026-11-25', {}, {}, { sent: sent('2026-11-25', { lapses: 0 }) })).toMatchObject({
      at: at('2026-11-26T09:00'),
      offset: -1,
    });
    const settledThrough = day('2026-11-25');
    expect(next(lapsing, '2026-11-25', {}, {}, { settledThrough })).toMatchObject({ offset: -1 });
  });

  it('is no offset that was sent before the renewal date was corrected', () => {
    const corrected = { sent: sent('2026-11-28', { lapses: 7 }) };
    expect(next(lapsing, '2026-12-05', {}, {}, corrected)).toMatchObject({ at: at('2026-12-02T09:00'), offset: 3 });
    expect(next(lapsing, '2026-12-28', {}, {}, corrected)).toMatchObject({ at: at('2026-12-14T09:00'), offset: 14 });
  });

  it('reaches from the earliest offset there is to the latest', () => {
    const offsets = { lapses: [EARLIEST_OFFSET, LATEST_OFFSET], renews: [] };
    expect(next(lapsing, '2028-01-05', { offsets })).toMatchObject({
      at: at('2026-12-01T09:00'),
      offset: EARLIEST_OFFSET,
    });
    const rules = { sent: sent('2026-11-25', { lapses: EARLIEST_OFFSET }) };
    expect(next(lapsing, '2026-11-25', { offsets }, {}, rules)).toMatchObject({
      at: at('2026-12-25T09:00'),
      offset: LATEST_OFFSET,
    });
  });

  it('is the earliest offset there is, however early, where a number begins to lapse for its status', () => {
    const suspended = sampleNumber({ auto_renewal: true, current_status: 'suspended' });
    const offsets = { lapses: [90, 30, 7], renews: [] };
    expect(next(suspended, '2027-01-10', { offsets })).toMatchObject({
      at: at('2026-12-27T09:00'),
      kind: 'lapses',
      offset: 30,
    });
  });

  it('follows the number’s own offsets', () => {
    const offsets = { lapses: [2], renews: [5] };
    expect(next(lapsing, '2026-12-10', {}, { offsets })).toMatchObject({ at: at('2026-12-08T09:00'), offset: 2 });
    expect(next(renewing, '2026-12-10', {}, { offsets })).toMatchObject({ at: at('2026-12-05T09:00'), offset: 5 });
  });

  it('moves out of quiet hours and weekends, and is the most urgent of what falls together', () => {
    const quietHours = { enabled: true, from: 8 * 60, to: 10 * 60 };
    expect(next(lapsing, '2026-12-10', { quietHours })).toMatchObject({ at: at('2026-11-26T10:00'), offset: 14 });
    // offsets on Saturday, Sunday and Monday
    const weekend = { weekdaysOnly: true, offsets: { lapses: [3, 2, 1], renews: [] } };
    expect(next(lapsing, '2026-12-01', weekend)).toMatchObject({ at: at('2026-11-30T09:00'), offset: 1 });
  });

  it('comes when a snooze ends, whatever the offsets, and only while that renewal is meant', () => {
    const snooze = { until: day('2026-11-28'), renewal: day('2026-12-10') };
    const none = { lapses: [], renews: [] };
    expect(next(lapsing, '2026-12-10', {}, { snooze, offsets: none })).toEqual({
      at: at('2026-11-28T09:00'),
      kind: 'lapses',
      offset: null,
      snooze: snooze.until,
      handledAt: null,
    });
    // what fell due while it was snoozed comes with it
    expect(next(lapsing, '2026-12-10', {}, { snooze })).toMatchObject({ offset: 14, snooze: snooze.until });
    const ended = { ...snooze, until: day('2026-11-25') };
    const announced = { sent: sent('2026-12-10', { snooze: ended.until }) };
    expect(next(lapsing, '2026-12-10', {}, { snooze: ended }, announced)).toMatchObject({ offset: 14, snooze: null });
    expect(next(lapsing, '2027-01-10', {}, { snooze })).toMatchObject({ offset: 14 });
  });

  it('is the last offset before the renewal date where it is handled, or none', () => {
    const handled = handledNow(lapsing, day('2026-12-10'), 5);
    expect(next(lapsing, '2026-12-10', {}, { handled })).toMatchObject({ offset: 1, handledAt: 5 });
    expect(next(lapsing, '2026-12-10', { onceMore: false }, { handled })).toBe('handled');
    expect(next(lapsing, '2026-12-10', {}, { handled }, { sent: sent('2026-12-10', { lapses: 1 }) })).toBe('handled');
    expect(next(renewing, '2026-12-10', {}, { handled })).toBe('handled');
    expect(next(lapsing, '2026-12-09', {}, { handled })).toMatchObject({ offset: 14, handledAt: null }); // nearer
  });

  it('comes once a pause has ended', () => {
    const pausedUntil = at('2026-12-05T15:00');
    expect(next(lapsing, '2026-12-10', {}, {}, { pausedUntil })).toMatchObject({ at: pausedUntil, offset: 7 });
  });

  it('comes when an endangered number begins to count as lapsing', () => {
    const suspended = sampleNumber({ current_status: 'suspended' });
    const offsets = { lapses: [30], renews: [40] };
    const rules = { sent: sent('2026-12-20', { renews: 40 }), settledThrough: day('2026-11-25') };
    expect(next(suspended, '2026-12-20', { offsets }, {}, rules)).toMatchObject({
      at: at('2026-12-06T09:00'),
      offset: 30,
    });
    // also where both kinds have the same offset
    const same = { lapses: [30], renews: [30] };
    const sentAsRenewing = { ...rules, sent: sent('2026-12-20', { renews: 30 }) };
    expect(next(suspended, '2026-12-20', { offsets: same }, {}, sentAsRenewing)).toMatchObject({
      at: at('2026-12-06T09:00'),
      offset: 30,
    });
    // but not where no offset for lapsing numbers has fallen due yet
    const later = { lapses: [3], renews: [40] };
    expect(next(suspended, '2026-12-20', { offsets: later }, {}, rules)).toMatchObject({
      at: at('2026-12-17T09:00'),
      offset: 3,
    });
  });

  it('says why there is none', () => {
    expect(next(lapsing, '2026-12-10', {}, { muted: true })).toBe('muted');
    expect(next(lapsing, '2026-12-10', { enabled: false })).toBe('disabled');
    expect(next(lapsing, '2026-12-10', {}, {}, { pausedUntil: 'forever' })).toBe('paused');
    expect(next(lapsing, null)).toBe('undated');
    expect(next(lapsing, '2026-12-10', {}, {}, { isLimited: true })).toBe('limited');
    expect(next(lapsing, '2026-12-10', {}, { muted: true }, { isLimited: true })).toBe('muted');
    expect(next(lapsing, '2026-12-10', { offsets: { lapses: [], renews: [1] } })).toBe('no_offsets');
    expect(next(lapsing, '2026-11-20', {}, {}, { sent: sent('2026-11-20', { lapses: -1 }) })).toBe('past');
  });
});
