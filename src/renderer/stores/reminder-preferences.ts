import { defineStore } from 'pinia';
import { computed, watch } from 'vue';
import type { Day } from '../../shared/calendar/calendar-day';
import type { NumberRef } from '../../shared/numbers/number-ref';
import { handledOf } from '../../shared/reminders/handled';
import { NO_PREFERENCE, snoozedUntil, type ReminderPreference } from '../../shared/reminders/preference';
import { lastDueDay } from '../../shared/reminders/schedule';
import { request } from '../bridge/bridge-client';
import { keepFetched } from './keep-fetched';
import { useAppStore } from './app';
import { useLabelsAndNotesStore } from './labels-and-notes';

/** Why a number is not announced: it is muted, its renewal is handled, or snoozed until the reminder time of a day. */
export type ReminderMark = { kind: 'muted' } | { kind: 'handled' } | { kind: 'snoozed'; until: Day };

/** What the user decided for the reminders of single numbers: of all environments, since reminders name numbers of all. */
export const useReminderPreferencesStore = defineStore('reminder-preferences', () => {
  const app = useAppStore();
  const labelsAndNotes = useLabelsAndNotesStore();

  const environmentIds = computed(() => (app.state?.environments ?? []).map(({ id }) => id));
  const { answer: byEnvironment, failure } = keepFetched(
    () => `${environmentIds.value.join(' ')} ${app.state?.reminders.revision}`,
    async () => new Map(await Promise.all(environmentIds.value.map(decidedFor))),
  );

  watch(byEnvironment, (decisions) => {
    labelsAndNotes.handled = new Map(
      [...(decisions ?? [])].map(([id, numbers]) => [id, handledOf(Object.fromEntries(numbers))]),
    );
  });

  /** The last day whose offsets have fallen due: a snooze that reaches no further has ended. */
  const dueDay = computed(() => (app.state ? lastDueDay(app.now, app.state.settings.reminders) : app.today));

  function find({ environmentId, numberId }: NumberRef): ReminderPreference | undefined {
    return byEnvironment.value?.get(environmentId)?.get(numberId);
  }

  function of(number: NumberRef): ReminderPreference {
    return find(number) ?? NO_PREFERENCE;
  }

  /** Whether it is known what was decided for the numbers of an environment. */
  function isKnown(environmentId: string): boolean {
    return byEnvironment.value?.has(environmentId) ?? false;
  }

  /**
   * One look-up: the list asks for each row on screen.
   * @param isHandled whether the renewal is handled, as add-local-columns.ts knows
   */
  function markOf(number: NumberRef, renewalDay: Day | undefined, isHandled: boolean): ReminderMark | null {
    const preference = find(number);
    if (!preference) return null;
    if (preference.muted) return { kind: 'muted' };
    if (isHandled) return { kind: 'handled' };
    const until = renewalDay === undefined ? null : snoozedUntil(preference, renewalDay);
    return until !== null && until > dueDay.value ? { kind: 'snoozed', until } : null;
  }

  return { failure, dueDay, of, isKnown, markOf };
});

async function decidedFor(environmentId: string): Promise<[string, Map<string, ReminderPreference>]> {
  return [environmentId, new Map(Object.entries(await request('reminders.preferences', { environmentId })))];
}
