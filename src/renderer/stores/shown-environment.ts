import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';

/**
 * Which environment is shown, or will be once main has answered: a user who goes on before it has starts from there, not
 * from the environment before.
 */
export const useShownEnvironmentStore = defineStore('shown-environment', () => {
  const app = useAppStore();
  const feedback = useFeedbackStore();

  /** What main was asked for last, until it answers; it sends the state that comes of it first. */
  const asked = shallowRef<{ environmentId: string | null } | null>(null);

  /** Null where all are shown. */
  const id = computed(() => (asked.value ? asked.value.environmentId : app.shownEnvironmentId));

  /** Whether the numbers of an environment are shown, alone or among all. */
  function includes(environmentId: string): boolean {
    return id.value === null
      ? app.realEnvironments.some((one) => one.id === environmentId)
      : id.value === environmentId;
  }

  /** Shows one environment, or all for null. Resolves with false where that failed and the user was told. */
  async function show(environmentId: string | null): Promise<boolean> {
    const mine = { environmentId };
    asked.value = mine;
    const isShown = await feedback.attempt('environment.select', mine);
    if (asked.value === mine) asked.value = null;
    return isShown;
  }

  return { id, includes, show };
});
