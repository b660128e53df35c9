import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { RequestOutputs } from '../../shared/bridge';
import { request } from '../bridge-client';
import { useAppStore } from './app';
import { useViewStore } from './view';

type Unread = RequestOutputs['activity.unread'];

/**
 * What changed while nobody looked: told when the app is started or its window shown again. What is found while the user
 * is there is only counted in the side bar, except by the first fetch, which finds what happened meanwhile.
 */
export const useReturnSummaryStore = defineStore('return-summary', () => {
  const app = useAppStore();
  const view = useViewStore();

  /** When the user came back (epoch ms); null once the summary was seen, or there was nothing. */
  const returnedAt = ref<number | null>(app.now);
  const unread = shallowRef<Unread>(null);

  const account = computed(() => app.activeAccount);
  /** A fetch since the return has shown that nothing happened. */
  const isSettled = computed(() => {
    const { lastSuccessAt, phase } = account.value?.sync ?? { lastSuccessAt: null, phase: 'idle' };
    return (
      phase !== 'syncing' && lastSuccessAt !== null && returnedAt.value !== null && lastSuccessAt > returnedAt.value
    );
  });

  watch(
    [() => account.value?.id, () => account.value?.unread, returnedAt],
    async ([accountId, count]) => {
      if (returnedAt.value === null || accountId === undefined || !count) {
        unread.value = null;
        return;
      }
      // without it the side bar still counts
      const answer = await request('activity.unread', { accountId }).catch(() => null);
      if (accountId === account.value?.id && returnedAt.value !== null) unread.value = answer;
    },
    { immediate: true },
  );

  watch(isSettled, (settled) => {
    if (settled && account.value?.unread === 0) dismiss();
  });

  // what is seen in the view itself need not be told
  watch(
    () => view.name,
    (name) => name === 'activity' && dismiss(),
  );

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') returnedAt.value = Date.now();
  });

  function dismiss(): void {
    returnedAt.value = null;
  }

  return { unread, dismiss };
});
