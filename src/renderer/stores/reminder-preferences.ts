import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { Day } from '../../shared/calendar-day';
import { NO_PREFERENCE, snoozedUntil, type ReminderPreference } from '../../shared/reminders/preference';
import { lastDueDay } from '../../shared/reminders/schedule';
import { request } from '../bridge-client';
import { keepFetched } from '../keep-fetched';
import { useAppStore } from './app';

/** What keeps a number from being spoken of: it is muted, or put off until the reminder time of a day. */
export type ReminderMark = { kind: 'muted' } | { kind: 'snoozed'; until: Day };

/** What the user decided for the reminders of single numbers of the active account. */
export const useReminderPreferencesStore = defineStore('reminder-preferences', () => {
  const app = useAppStore();

  const accountId = computed(() => app.activeAccount?.id ?? null);
  const { answer, failure } = keepFetched(
    () => accountId.value && `${accountId.value} ${app.state?.reminders.revision}`,
    async () => {
      const id = accountId.value;
      if (id === null) return null;
      return {
        accountId: id,
        byNumber: new Map(Object.entries(await request('reminders.preferences', { accountId: id }))),
      };
    },
  );

  /** Two accounts may use the same ids, so that what was decided for another account counts for nothing. */
  const byNumber = computed(() => (answer.value?.accountId === accountId.value ? answer.value?.byNumber : undefined));

  /** The last day whose stages have fallen due: a snooze that reaches no further has ended. */
  const dueDay = computed(() => (app.state ? lastDueDay(app.now, app.state.settings.reminders) : app.today));

  function of(numberId: string): ReminderPreference {
    return byNumber.value?.get(numberId) ?? NO_PREFERENCE;
  }

  /** One look-up: the list asks for each row on screen. */
  function markOf(numberId: string, renewalDay: Day | undefined): ReminderMark | null {
    const preference = byNumber.value?.get(numberId);
    if (!preference) return null;
    if (preference.muted) return { kind: 'muted' };
    const until = renewalDay === undefined ? null : snoozedUntil(preference, renewalDay);
    return until !== null && until > dueDay.value ? { kind: 'snoozed', until } : null;
  }

  return { failure, of, markOf };
});
