import { computed, watch } from 'vue';
import type { FirstStep } from '../../../shared/first-steps';
import { isSameNumber } from '../../../shared/numbers/number-ref';
import { refOf, renewalOf } from '../../../shared/query/columns';
import { useSampleData } from '../../actions/sample-data';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useListStore } from '../../stores/list';
import { useViewStore } from '../../stores/view';
import { t } from '../../lib/t';
import { comingRows } from '../renewals/agenda';

/** The first steps that apply in this shell, which of them are done, and the number that lapses first. */
export function useFirstSteps() {
  const app = useAppStore();
  const feedback = useFeedbackStore();
  const list = useListStore();
  const view = useViewStore();
  const sampleData = useSampleData();

  /** Starting at sign-in is for the desktop app, and sample data is there for some only. */
  const steps = computed((): FirstStep[] => [
    'notifications',
    ...(app.state?.shell === 'desktop' ? (['startAtSignIn'] as const) : []),
    'lapsing',
    ...(sampleData.isRemovable.value ? (['sampleData'] as const) : []),
  ]);

  /** The number that lapses first within the days ahead; undefined where none does, or before the list is known. */
  const lapsing = computed(() => {
    const [row] = comingRows(list.columns).lapses;
    const number = row === undefined ? undefined : list.numbers.at(row);
    const renewal = row === undefined ? null : renewalOf(list.columns, row);
    const ref = row === undefined ? null : refOf(list.columns, row);
    return number && renewal && ref ? { ref, number, daysLeft: renewal.daysLeft } : undefined;
  });
  /** Only a list that was just synced can say that nothing is about to be lost. */
  const knowsOfNoLoss = computed(
    () =>
      lapsing.value === undefined &&
      !list.loading &&
      list.fetchedAt !== null &&
      app.shownEnvironments.every(({ sync }) => sync.error === null),
  );

  function isDone(step: FirstStep): boolean {
    if (step === 'startAtSignIn') return app.state?.settings.launchAtLogin === true;
    if (step === 'lapsing' && knowsOfNoLoss.value) return true;
    return app.state?.firstSteps.done.includes(step) === true;
  }

  const current = computed(() => steps.value.find((step) => !isDone(step)));

  function done(step: FirstStep): void {
    void feedback.attempt('firstSteps.done', { step });
  }

  function showLapsing(): void {
    if (lapsing.value) view.showNumber(lapsing.value.ref);
  }

  function close(): void {
    void feedback.attempt('firstSteps.close', undefined);
  }

  watch(
    () => lapsing.value && isSameNumber(view.openNumber, lapsing.value.ref),
    (isOpen) => isOpen && !isDone('lapsing') && done('lapsing'),
    { immediate: true },
  );
  watch(
    current,
    (step, before) => {
      if (step !== undefined) return;
      if (before !== undefined) feedback.say(t('firstSteps.complete'));
      close();
    },
    { immediate: true },
  );

  return { steps, lapsing, isDone, current, done, showLapsing, removeSampleData: sampleData.remove, close };
}
