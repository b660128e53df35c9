import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { ChangeCounts } from '../../shared/activity/activity';
import { addCounts } from '../../shared/activity/counts';
import { request } from '../bridge/bridge-client';
import { useAppStore } from './app';
import { useViewStore } from './view';

/**
 * What changed while the user was away: shown when the app is started or its window shown again. What is found while the user
 * is there is only counted in the side bar, except by the first fetch, which finds what happened meanwhile.
 */
export const useReturnSummaryStore = defineStore('return-summary', () => {
  const app = useAppStore();
  const view = useViewStore();

  /** When the user came back (epoch ms); null once the summary was seen, or there was nothing. */
  const returnedAt = ref<number | null>(app.now);
  const unread = shallowRef<{ since: number; counts: ChangeCounts } | null>(null);

  /** The environments that are shown with how much in each is unread. */
  const asked = computed(() => app.shownEnvironments.map(({ id, unread }) => `${id} ${unread}`).join(' '));
  const isUnread = computed(() => app.shownEnvironments.some((environment) => environment.unread > 0));
  /** A fetch of each environment since the return has shown what happened meanwhile. */
  const isSettled = computed(() =>
    app.shownEnvironments.every(({ sync: { phase, lastSuccessAt } }) => {
      return phase !== 'syncing' && (lastSuccessAt ?? 0) > (returnedAt.value ?? Infinity);
    }),
  );

  watch(
    [asked, returnedAt],
    async ([question, returned]) => {
      if (returned === null || !isUnread.value) {
        unread.value = null;
        return;
      }
      const found = await fetchUnread(app.shownEnvironments.map(({ id }) => id));
      if (question === asked.value && returned === returnedAt.value) unread.value = found;
    },
    { immediate: true },
  );

  watch(isSettled, (settled) => settled && !isUnread.value && dismiss(), { immediate: true });

  // what is seen in the view itself needs no summary
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

/** Null where nothing is unread; an environment that cannot tell is left out, since the side bar counts it all the same. */
async function fetchUnread(environmentIds: readonly string[]): Promise<{ since: number; counts: ChangeCounts } | null> {
  const answers = await Promise.all(environmentIds.map((environmentId) => request('activity.unread', { environmentId }).catch(() => null))); // prettier-ignore
  const found = answers.filter((answer) => answer !== null);
  if (found.length === 0) return null;
  return {
    since: found.map(({ since }) => since).reduce((a, b) => Math.min(a, b)),
    counts: found.map(({ counts }) => counts).reduce(addCounts),
  };
}
