import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { addLocalToFeed, joinFeed, readFeedPart, type ActivityFeed, type FeedPart } from '../../shared/activity/feed';
import { rowsPassing } from '../../shared/query/run-query';
import { request } from '../bridge/bridge-client';
import { activityLines, countFilters, filterBits, type ActivityFilter } from './activity-filter';
import { keepFetched } from './keep-fetched';
import { useLabelsAndNotesStore } from './labels-and-notes';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { useQueryText } from './query-text';

const EMPTY = joinFeed([], 0);

/** What changed, and what of it is asked for; fetched while the view is open. */
export const useActivityFeedStore = defineStore('activity-feed', () => {
  const app = useAppStore();
  const feedback = useFeedbackStore();
  const labelsAndNotes = useLabelsAndNotesStore();

  const query = useQueryText('activity');
  const filter = ref<ActivityFilter>('all');
  const isOpen = ref(false);

  /** Whose changes are shown. */
  const environmentIds = computed(() => app.shownEnvironments.map(({ id }) => id));
  const scope = computed(() => environmentIds.value.join(' '));

  const { answer, failure, retry } = keepFetched(
    () => (isOpen.value ? `${scope.value} ${app.state?.activity.revision} ${app.today}` : null),
    () => fetchFeed(environmentIds.value, app.today, app.format.locale),
    () => scope.value,
  );
  const isLoading = computed(() => answer.value === null);
  const feed = computed<ActivityFeed>(() => (answer.value ? addLocalToFeed(answer.value, labelsAndNotes) : EMPTY));

  const columns = computed(() => feed.value.columns);
  const bits = computed(() => filterBits(feed.value));
  const found = computed(() => rowsPassing(columns.value, query.terms.value));
  const counts = computed(() => countFilters(bits.value, found.value));
  const asksNothing = computed(() => query.terms.value.length === 0);
  const lines = computed(() =>
    activityLines(feed.value, bits.value, filter.value, asksNothing.value ? null : found.value),
  );
  const unread = computed(() => app.shownEnvironments.reduce((sum, environment) => sum + environment.unread, 0));

  /** Takes every filter away. */
  function showAll(): void {
    showOnly('all');
  }

  /** Shows one kind of change, whatever was asked for before. */
  function showOnly(kind: ActivityFilter): void {
    query.clear();
    filter.value = kind;
  }

  /** What is shown now counts as read; what is found meanwhile does not. */
  async function markRead(): Promise<void> {
    const newest = new Map<string, number>();
    for (const { environmentId, sync } of feed.value.groups) {
      if (sync.type === 'sync' && !newest.has(environmentId)) newest.set(environmentId, sync.at);
    }
    for (const [environmentId, through] of newest) {
      if (app.environment(environmentId)?.unread) await feedback.attempt('activity.read', { environmentId, through });
    }
  }

  return {
    ...query,
    filter,
    isOpen,
    isLoading,
    failure,
    retry,
    feed,
    columns,
    counts,
    asksNothing,
    lines,
    unread,
    showAll,
    showOnly,
    markRead,
  };
});

async function fetchFeed(environmentIds: readonly string[], today: number, locale: string): Promise<ActivityFeed> {
  const records = [];
  for (const environmentId of environmentIds) {
    const { syncs, chunks } = await request('activity.list', { environmentId });
    const parts: FeedPart[] = [];
    for (const chunk of chunks) {
      parts.push(readFeedPart(chunk, { environmentId, today, locale }));
      await nextFrame();
    }
    records.push({ environmentId, syncs, parts });
  }
  return joinFeed(records, today);
}

/** Lets the page draw between two chunks. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
