import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dayFromIso } from '../../shared/calendar/calendar-day';
import { NO_PREFERENCE, type ReminderPreference } from '../../shared/reminders/preference';
import { promisesSettled } from '../../shared/testing/promises-settled';
import { request } from '../bridge/bridge-client';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useLabelsAndNotesStore } from './labels-and-notes';
import { useReminderPreferencesStore } from './reminder-preferences';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const muted: ReminderPreference = { ...NO_PREFERENCE, muted: true };
const ref = (numberId: string, environmentId = 'a') => ({ environmentId, numberId });
const day = (iso: string) => dayFromIso(iso) ?? NaN;

/** What main would answer, by environment. */
let held: Record<string, Record<string, ReminderPreference>>;

function tell(activeEnvironmentId: string, revision: number): Promise<void> {
  useAppStore().state = sampleState({
    activeEnvironmentId,
    reminders: { waiting: 0, held: null, reason: null, lastCheckAt: null, nextCheckAt: null, revision },
  });
  return promisesSettled();
}

describe('the reminder preferences of all environments', () => {
  beforeEach(() => {
    held = { a: { '1': muted }, b: {} };
    vi.mocked(request).mockReset();
    vi.mocked(request).mockImplementation((_, input) =>
      Promise.resolve(structuredClone(held[(input as { environmentId: string }).environmentId])),
    );
    setActivePinia(createPinia());
    useAppStore().now = new Date('2026-11-25T12:00').getTime();
  });

  it('are asked for, and again when they may have changed', async () => {
    await tell('a', 1);
    const preferences = useReminderPreferencesStore();
    await promisesSettled();
    expect(preferences.of(ref('1'))).toEqual(muted);
    expect(preferences.of(ref('2'))).toEqual(NO_PREFERENCE);

    held.a = { '2': muted };
    await tell('b', 1);
    expect(request).toHaveBeenCalledTimes(2);
    await tell('a', 2);
    expect(preferences.of(ref('1'))).toEqual(NO_PREFERENCE);
    expect(preferences.of(ref('2'))).toEqual(muted);
  });

  it('are each environment’s own, shown or not', async () => {
    held.b = { '2': muted };
    await tell('a', 1);
    const preferences = useReminderPreferencesStore();
    expect([preferences.isKnown('a'), preferences.isKnown('b')]).toEqual([false, false]);
    await promisesSettled();
    expect([preferences.isKnown('a'), preferences.isKnown('b'), preferences.isKnown('c')]).toEqual([true, true, false]);
    expect(preferences.of(ref('1', 'b'))).toEqual(NO_PREFERENCE);
    expect([preferences.of(ref('1')), preferences.of(ref('2', 'b'))]).toEqual([muted, muted]);
  });

  it('tell questions about the list which renewals are handled', async () => {
    const handled = { day: day('2026-12-01'), at: 1, autoRenewal: false, endangered: false, confirmedAt: null };
    held.a = { muted, done: { ...NO_PREFERENCE, handled } };
    await tell('a', 1);
    useReminderPreferencesStore();
    await promisesSettled();
    expect(useLabelsAndNotesStore().handled).toEqual(new Map([['a', new Map([['done', handled]])], ['b', new Map()]])); // prettier-ignore
  });

  it('mark what is muted, and what is snoozed until the reminder time of a day', async () => {
    const snooze = { until: day('2026-11-27'), renewal: day('2026-12-01') };
    held.a = { muted, snoozed: { ...NO_PREFERENCE, snooze }, withOffsets: { ...NO_PREFERENCE, offsets: { lapses: [1], renews: [] } } }; // prettier-ignore
    await tell('a', 1);
    const { markOf } = useReminderPreferencesStore();
    await promisesSettled();
    const renewal = day('2026-12-01');
    expect(markOf(ref('muted'), undefined, false)).toEqual({ kind: 'muted' });
    expect(markOf(ref('snoozed'), renewal, false)).toEqual({ kind: 'snoozed', until: snooze.until });
    expect(markOf(ref('snoozed'), day('2027-01-01'), false)).toBeNull();
    expect(markOf(ref('withOffsets'), renewal, false)).toBeNull();
    expect(markOf(ref('snoozed'), renewal, true)).toEqual({ kind: 'handled' });
    expect(markOf(ref('muted'), renewal, true)).toEqual({ kind: 'muted' });
    expect(markOf(ref('other'), renewal, false)).toBeNull();

    const app = useAppStore();
    app.now = new Date('2026-11-27T08:59').getTime();
    expect(markOf(ref('snoozed'), renewal, false)).not.toBeNull();
    app.now = new Date('2026-11-27T09:00').getTime();
    expect(markOf(ref('snoozed'), renewal, false)).toBeNull();
  });
});
