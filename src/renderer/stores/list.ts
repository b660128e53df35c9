import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { ListMessage } from '../../shared/bridge/events';
import { localDay, type Day } from '../../shared/calendar/calendar-day';
import { addLocalColumns } from '../../shared/query/add-local-columns';
import type { ColumnsContext } from '../../shared/query/columns';
import { joinLists, patchList, type PreparedList } from '../../shared/query/patch-list';
import { transport } from '../bridge/bridge-client';
import { useLabelsAndNotesStore } from './labels-and-notes';
import { useAppStore } from './app';
import { oldestOf } from './oldest';
import { createComingLists, inContext, prepareChunk, type EnvironmentList } from './prepared-list';

type Patch = Extract<ListMessage, { type: 'patch' }>;

/** The numbers that are shown: of one environment, or of all behind each other. They come in chunks and then as patches. */
export const useListStore = defineStore('list', () => {
  const app = useAppStore();
  const labelsAndNotes = useLabelsAndNotesStore();

  /** By environment id; replaced whole when a list is complete, so that nothing is ever shown by halves. */
  const lists = shallowRef<ReadonlyMap<string, EnvironmentList>>(new Map());
  const coming = createComingLists();

  function contextFor(environmentId: string, fetchedAt: number | null): ColumnsContext {
    const fetchedOn = fetchedAt === null ? app.today : localDay(fetchedAt);
    return { environmentId, fetchedOn, today: app.today, locale: app.format.locale };
  }

  /** Those of the environments that are shown, as far as they have come; their columns are prepared again on each new day. */
  const shown = computed((before: EnvironmentList[] | undefined) => {
    const now = app.shownEnvironments.flatMap(({ id }): EnvironmentList[] => {
      const list = lists.value.get(id);
      return list ? [inContext(list, contextFor(id, list.fetchedAt))] : [];
    });
    // the same lists are not put together again whenever anything in the app changes
    return before?.length === now.length && now.every((list, at) => list === before[at]) ? before : now;
  });

  /** Whether a list that is shown is still to come. */
  const loading = computed(() => shown.value.length < app.shownEnvironments.length);

  const joined = computed((): PreparedList => {
    const [only, ...others] = loading.value ? [] : shown.value;
    return only && others.length === 0 ? only : joinLists(loading.value ? [] : shown.value, app.today);
  });
  const numbers = computed(() => joined.value.numbers);

  /** What questions are asked of. */
  const columns = computed(() => addLocalColumns(joined.value.columns, labelsAndNotes));

  /** When the oldest of the lists that are shown was fetched (epoch ms); null where one of them never was. */
  const fetchedAt = computed(() => oldestOf(shown.value.map((list) => list.fetchedAt)));

  function fetchedAtOf(environmentId: string): number | null {
    return lists.value.get(environmentId)?.fetchedAt ?? null;
  }

  /** The user's day when an environment's list was fetched. */
  function fetchedOnOf(environmentId: string): Day {
    return contextFor(environmentId, fetchedAtOf(environmentId)).fetchedOn;
  }

  /** Takes one message of the stream; what belongs to an earlier list of its environment is dropped. */
  function receive(message: ListMessage): void {
    switch (message.type) {
      case 'shown':
        keepOnly(new Set(message.environmentIds));
        break;
      case 'start':
        coming.start(message, contextFor(message.environmentId, message.fetchedAt));
        break;
      case 'rows':
        coming.rows(message.list, message.chunk);
        break;
      case 'end': {
        const one = coming.end(message.list);
        if (one) put(one.environmentId, one.list);
        break;
      }
      case 'patch':
        patch(message);
    }
  }

  /** Forgets the lists of environments that are not shown any more: they may be large. */
  function keepOnly(environmentIds: ReadonlySet<string>): void {
    coming.keepOnly(environmentIds);
    lists.value = new Map([...lists.value].filter(([id]) => environmentIds.has(id)));
  }

  function patch(message: Patch): void {
    for (const [environmentId, arrived] of lists.value) {
      if (arrived.id !== message.list || coming.has(environmentId)) continue;
      const list = inContext(arrived, contextFor(environmentId, arrived.fetchedAt));
      const chunks = message.put.map((chunk) => prepareChunk(chunk, list.context));
      const patched = patchList(list, joinLists(chunks, list.context.today), message.gone);
      put(environmentId, { ...list, ...patched, fetchedAt: message.fetchedAt });
    }
  }

  function put(environmentId: string, list: EnvironmentList): void {
    lists.value = new Map(lists.value).set(environmentId, list);
  }

  /** Asks main for the lists and all that follows them; called once. */
  function open(): void {
    transport.onList(receive);
  }

  return { numbers, fetchedAt, fetchedAtOf, fetchedOnOf, loading, columns, receive, open };
});
