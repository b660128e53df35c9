import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { ListMessage } from '../../shared/bridge/events';
import { localDay, type Day } from '../../shared/calendar/calendar-day';
import { openChunk } from '../../shared/packed/number-chunk';
import { annotate } from '../../shared/query/annotate';
import { prepareColumns, type ColumnsContext } from '../../shared/query/columns';
import { joinLists, patchList, type PreparedList } from '../../shared/query/patch-list';
import { transport } from '../bridge/bridge-client';
import { useLabelsAndNotesStore } from './labels-and-notes';
import { useAppStore } from './app';
import { oldestOf } from './oldest';

/** The list of one environment with its columns, and what they are true for. */
interface EnvironmentList extends PreparedList {
  /** Which of the lists that main has sent this is. */
  id: number;
  /** When it was fetched (epoch ms); null where nothing was fetched yet. */
  fetchedAt: number | null;
  context: ColumnsContext;
}

type Start = Extract<ListMessage, { type: 'start' }>;
type Patch = Extract<ListMessage, { type: 'patch' }>;

/** A list on its way. */
interface Coming {
  start: Start;
  context: ColumnsContext;
  parts: PreparedList[];
}

/** The numbers that are shown: of one environment, or of all behind each other. They come in chunks and then as patches. */
export const useListStore = defineStore('list', () => {
  const app = useAppStore();
  const labelsAndNotes = useLabelsAndNotesStore();

  /** By environment id; replaced whole when a list is complete, so that nothing is ever shown by halves. */
  const lists = shallowRef<ReadonlyMap<string, EnvironmentList>>(new Map());
  const coming = new Map<string, Coming>();

  function contextFor(environmentId: string, fetchedAt: number | null): ColumnsContext {
    const fetchedOn = fetchedAt === null ? app.today : localDay(fetchedAt);
    return { environmentId, fetchedOn, today: app.today, locale: app.format.locale };
  }

  /** Those of the environments that are shown, as far as they have come; their columns are made anew on each new day. */
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
  const columns = computed(() => annotate(joined.value.columns, labelsAndNotes));

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
      case 'start': {
        const context = contextFor(message.environmentId, message.fetchedAt);
        coming.set(message.environmentId, { start: message, context, parts: [] });
        break;
      }
      case 'rows': {
        const one = comingList(message.list);
        one?.parts.push(prepareChunk(message.chunk, one.context));
        break;
      }
      case 'end': {
        const one = comingList(message.list);
        if (one) complete(one);
        break;
      }
      case 'patch':
        patch(message);
    }
  }

  /** Forgets the lists of environments that are not shown any more: they may be large. */
  function keepOnly(environmentIds: ReadonlySet<string>): void {
    for (const id of coming.keys()) if (!environmentIds.has(id)) coming.delete(id);
    lists.value = new Map([...lists.value].filter(([id]) => environmentIds.has(id)));
  }

  function comingList(id: number): Coming | undefined {
    return [...coming.values()].find(({ start }) => start.list === id);
  }

  function complete({ start, context, parts }: Coming): void {
    const { list: id, environmentId, fetchedAt: instant } = start;
    coming.delete(environmentId);
    put(environmentId, { ...joinLists(parts, context.today), id, fetchedAt: instant, context });
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

function prepareChunk(chunk: string, context: ColumnsContext): PreparedList {
  const { numbers, texts } = openChunk(chunk);
  return { numbers, columns: prepareColumns(numbers, context, texts) };
}

/** Lists whose columns were made for another day than they came on. */
const madeAnew = new WeakMap<EnvironmentList, EnvironmentList>();

function inContext(list: EnvironmentList, context: ColumnsContext): EnvironmentList {
  if (isSame(context, list.context)) return list;
  const known = madeAnew.get(list);
  if (known && isSame(context, known.context)) return known;
  const anew = { ...list, columns: prepareColumns(list.numbers, context, list.columns), context };
  madeAnew.set(list, anew);
  return anew;
}

function isSame(a: ColumnsContext, b: ColumnsContext): boolean {
  return a.fetchedOn === b.fetchedOn && a.today === b.today && a.locale === b.locale;
}
