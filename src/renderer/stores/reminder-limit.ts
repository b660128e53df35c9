import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { SavedView } from '../../shared/saved-view';
import { request } from '../bridge/bridge-client';
import { t } from '../lib/t';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { keepFetched } from './keep-fetched';

/** The saved views that reminders are limited to, what that silences, and its beginning and end. */
export const useReminderLimitStore = defineStore('reminder-limit', () => {
  const app = useAppStore();
  const feedback = useFeedbackStore();

  const views = computed(() => (app.state?.savedViews ?? []).filter(({ reminds }) => reminds));
  const isOn = computed(() => views.value.length > 0);
  /** `“Lapsing soon”, “Support”`. */
  const names = computed(() => namesOf(views.value));

  const { answer } = keepFetched(
    () => (isOn.value ? JSON.stringify([views.value.map(({ query }) => query), app.state?.reminders.revision]) : null),
    () => request('reminders.limitEffect', { viewId: null }),
  );
  /** Counted by main over all numbers; null until it has answered. */
  const effect = computed(() => (isOn.value ? answer.value : null));

  /** Limits reminders to a view too, and offers to undo it. */
  async function limitTo(view: SavedView): Promise<boolean> {
    if (!(await put([view], true))) return false;
    feedback.offer(
      t('reminderLimit.said', { view: view.name }),
      t('reminderLimit.undo'),
      () => void put([view], false),
    );
    return true;
  }

  /** Ends the limit, or the part that one view has in it, and offers to undo that. */
  async function lift(lifted: readonly SavedView[] = views.value): Promise<void> {
    const isRest = lifted.length < views.value.length;
    if (!(await put(lifted, false))) return;
    const words = isRest ? t('reminderLimit.saidLess', { views: namesOf(lifted) }) : t('reminderLimit.saidLifted');
    feedback.offer(words, t('reminderLimit.undo'), () => void put(lifted, true));
  }

  async function put(which: readonly SavedView[], reminds: boolean): Promise<boolean> {
    for (const { id } of which) {
      if (!(await feedback.attempt('savedViews.change', { id, change: { reminds } }))) return false;
    }
    return true;
  }

  return { views, isOn, names, effect, limitTo, lift };
});

function namesOf(views: readonly SavedView[]): string {
  return views.map(({ name }) => `“${name}”`).join(', ');
}
