import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { Day } from '../../shared/calendar/calendar-day';
import type { NumberRef } from '../../shared/numbers/number-ref';
import { NO_PREFERENCE, snoozedUntil, type ReminderPreference } from '../../shared/reminders/preference';
import { lastDueDay } from '../../shared/reminders/schedule';
import { request } from '../bridge/bridge-client';
import { keepFetched } from './keep-fetched';
import { useAppStore } from './app';

/** What keeps a number from being spoken of: it is muted, or put off until the reminder time of a day. */
export type ReminderMark = { kind: 'muted' } | { kind: 'snoozed'; until: Day };

/** What the user decided for the reminders of single numbers of the environments that are shown. */
export const useReminderPreferencesStore = defineStore('reminder-preferences', () => {
  const app = useAppStore();

  const environmentIds = computed(() => app.shownEnvironments.map(({ id }) => id).join(' '));
  const { answer: byEnvironment, failure } = keepFetched(
    () => `${environmentIds.value} ${app.state?.reminders.revision}`,
    async () => new Map(await Promise.all(app.shownEnvironments.map(({ id }) => decidedFor(id)))),
  );

  /** The last day whose offsets have fallen due: a snooze that reaches no further has ended. */
  const dueDay = computed(() => (app.state ? lastDueDay(app.now, app.state.settings.reminders) : app.today));

  function find({ environmentId, numberId }: NumberRef): ReminderPreference | undefined {
    return byEnvironment.value?.get(environmentId)?.get(numberId);
  }

  function of(number: NumberRef): ReminderPreference {
    return find(number) ?? NO_PREFERENCE;
  }

  /** One look-up: the list asks for each row on screen. */
  function markOf(number: NumberRef, renewalDay: Day | undefined): ReminderMark | null {
    const preference = find(number);
    if (!preference) return null;
    if (preference.muted) return { kind: 'muted' };
    const until = renewalDay === undefined ? null : snoozedUntil(preference, renewalDay);
    return until !== null && until > dueDay.value ? { kind: 'snoozed', until } : null;
  }

  return { failure, dueDay, of, markOf };
});

async function decidedFor(environmentId: string): Promise<[string, Map<string, ReminderPreference>]> {
  return [environmentId, new Map(Object.entries(await request('reminders.preferences', { environmentId })))];
}
