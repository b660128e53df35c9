import { computed } from 'vue';
import { useAppStore } from '../stores/app';
import { useFeedbackStore } from '../stores/feedback';
import { removeSample } from './edits/sample-edits';

/** The sample data, and its removal, which is offered as soon as there is something real. */
export function useSampleData() {
  const app = useAppStore();
  const feedback = useFeedbackStore();

  const sample = computed(() => app.state?.environments.find(({ kind }) => kind === 'sample') ?? null);
  const isShown = computed(() => app.shownEnvironments.some(({ kind }) => kind === 'sample'));
  const isRemovable = computed(() => sample.value !== null && app.realEnvironments.length > 0);

  function remove(): void {
    if (sample.value) void feedback.follow('environment.remove', removeSample(sample.value.id));
  }

  return { isShown, isRemovable, remove };
}
