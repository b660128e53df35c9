import { computed, ref } from 'vue';
import { askToNotify, mayAskToNotify } from '../../bridge/page-notifications';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { t } from '../../lib/t';

export const PAUSES = ['hour', 'tomorrow', 'forever'] as const;
type Pause = (typeof PAUSES)[number];

/** What can be done about reminders from what stands in for the tray, in the shell that has none. */
export function useTray() {
  const app = useAppStore();
  const feedback = useFeedbackStore();

  /** Browsers ask the user only after a click in the page. */
  const mayAsk = ref(mayAskToNotify());

  async function allow(): Promise<void> {
    await askToNotify();
    mayAsk.value = mayAskToNotify();
  }

  /** Until when reminders are paused, in words; null while they are not. */
  const paused = computed(() => {
    const until = app.state?.tray.pausedUntil ?? null;
    if (until === null) return null;
    return until === 'forever'
      ? t('frame.tray.paused')
      : t('frame.tray.pausedUntil', { when: app.format.instant(until) });
  });

  /** @param choice null resumes them */
  function pause(choice: Pause | null): void {
    void feedback.attempt('reminders.pause', { choice });
  }

  return { mayAsk, allow, paused, pause };
}
