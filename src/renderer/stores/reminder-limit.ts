import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { SavedView } from '../../shared/saved-view';
import { request } from '../bridge/bridge-client';
import { listed } from '../../shared/i18n/lists';
import { t } from '../lib/t';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { keepFetched } from './keep-fetched';
import { useLabelsStore } from './labels';
import { GONE, stepOf } from './turns';
import { useUndoStore } from './undo';

/** The saved views that reminders are limited to, what that silences, and its beginning and end. */
export const useReminderLimitStore = defineStore('reminder-limit', () => {
  const app = useAppStore();
  const feedback = useFeedbackStore();
  const undo = useUndoStore();

  /** A view that asks for one that doesn't exist isn't understood. */
  const labelNames = () => useLabelsStore().labels.map(({ name }) => name);

  const views = computed(() => (app.state?.savedViews ?? []).filter(({ reminds }) => reminds));
  const isOn = computed(() => views.value.length > 0);
  /** `“Lapsing soon”, “Support”`. */
  const names = computed(() => namesOf(views.value));

  const { answer } = keepFetched(
    () =>
      isOn.value
        ? JSON.stringify([views.value.map(({ query }) => query), labelNames(), app.state?.reminders.revision])
        : null,
    () => request('reminders.limitEffect', { savedViewId: null }),
  );
  /** Counted by main over all numbers; null until it has answered. */
  const effect = computed(() => (isOn.value ? answer.value : null));

  /** Limits reminders to a view too, and offers to undo it. */
  async function limitTo(view: SavedView): Promise<boolean> {
    return change([view], true, t('reminderLimit.said', { view: view.name }));
  }

  /** Ends the limit, or the part that some views have in it, and offers to undo that. */
  async function lift(lifted: readonly SavedView[] = views.value): Promise<void> {
    const isRest = lifted.length < views.value.length;
    const words = isRest ? t('reminderLimit.saidLess', { views: namesOf(lifted) }) : t('reminderLimit.saidLifted');
    await change(lifted, false, words);
  }

  function change(which: readonly SavedView[], reminds: boolean, words: string): Promise<boolean> {
    return undo.during(async () => {
      const made = await put(which, reminds);
      if (made.length === 0) return false;
      const step = stepOf({
        words,
        turns: made.map(({ id }) => ({ id, before: !reminds, after: reminds })),
        now: ({ id }) => app.state?.savedViews.find((view) => view.id === id)?.reminds ?? GONE,
        send: async (turns, to) => (await put(turns, to === 'after' ? reminds : !reminds)).length === turns.length,
      });
      // what failed is said in place of the words
      if (made.length === which.length) undo.offer(step);
      else undo.push(step);
      return made.length === which.length;
    });
  }

  /** Stops at the first that fails: the next success would take back what is said of it. @returns those that were changed */
  async function put<T extends { id: string }>(which: readonly T[], reminds: boolean): Promise<T[]> {
    const made: T[] = [];
    for (const one of which) {
      if (!(await feedback.attempt('savedViews.change', { id: one.id, change: { reminds } }))) break;
      made.push(one);
    }
    return made;
  }

  return { views, isOn, names, effect, limitTo, lift };
});

function namesOf(views: readonly SavedView[]): string {
  return listed(views.map(({ name }) => t('savedViews.quoted', { name })));
}
