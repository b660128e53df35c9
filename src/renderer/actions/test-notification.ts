import { computed, ref } from 'vue';
import type { NotificationOutcome } from '../../shared/bridge/notification';
import { reportOfFailure, request } from '../bridge/bridge-client';
import { askToNotify, mayAskToNotify } from '../bridge/page-notifications';
import { useAppStore } from '../stores/app';
import { t } from '../lib/t';

/** Sends a notification to find out whether the user gets to see any. */
export function useTestNotification() {
  const app = useAppStore();
  const isTesting = ref(false);
  const outcome = ref<NotificationOutcome | null>(null);
  const failure = ref<string>();

  /** Why none was shown, as a sentence; undefined while nothing is known of a failure. */
  const problem = computed(() =>
    outcome.value?.outcome === 'failed'
      ? t('settings.reminders.failed', { reason: outcome.value.reason })
      : failure.value,
  );

  async function test(): Promise<void> {
    isTesting.value = true;
    outcome.value = null;
    failure.value = undefined;
    try {
      // browsers ask the user only after a click, which this follows from
      if (app.state?.shell === 'browser' && mayAskToNotify()) await askToNotify();
      outcome.value = await request('reminders.test', undefined);
    } catch (error) {
      failure.value = reportOfFailure(error).message;
    } finally {
      isTesting.value = false;
    }
  }

  return { isTesting, outcome, problem, test };
}
