import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ListMessage } from '../../shared/bridge';
import { localDay } from '../../shared/calendar-day';
import { decodeChunk } from '../../shared/number-chunk';
import { annotate } from '../../shared/query/annotate';
import { prepareColumns, type ColumnsContext } from '../../shared/query/columns';
import { joinLists, patchList, type PreparedList } from '../../shared/query/patch-list';
import { transport } from '../bridge-client';
import { useAnnotationsStore } from './annotations';
import { useAppStore } from './app';

/** A list with its columns, and what they are true for. */
interface ListInContext extends PreparedList {
  context: ColumnsContext;
}

type Start = Extract<ListMessage, { type: 'start' }>;

/** The numbers of the active account, as they come in chunks and then as patches. */
export const useListStore = defineStore('list', () => {
  const app = useAppStore();
  const annotations = useAnnotationsStore();

  /** Whose numbers these are. */
  const accountId = ref<string | null>(null);
  /** When they were fetched (epoch ms); null where nothing was fetched yet. */
  const fetchedAt = ref<number | null>(null);
  /** Which of the lists that main has sent this is; null before the first is complete. */
  const listId = ref<number | null>(null);

  const fetchedOnFor = (instant: number | null) => (instant === null ? app.today : localDay(instant));
  const contextFor = (accountOfList: string | null, instant: number | null): ColumnsContext => ({
    accountId: accountOfList ?? '',
    fetchedOn: fetchedOnFor(instant),
    today: app.today,
    locale: app.format.locale,
  });

  /** Replaced whole when a list is complete, so that nothing is ever shown by halves. */
  const list = shallowRef<ListInContext>({ ...joinLists([], app.today), context: contextFor(null, null) });
  const numbers = computed(() => list.value.numbers);

  /** Whether the list of the active account is still to come. */
  const loading = computed(() => listId.value === null || accountId.value !== (app.state?.activeAccountId ?? null));

  /** The user's day when the list was fetched. */
  const fetchedOn = computed(() => fetchedOnFor(fetchedAt.value));

  /** Made anew on each new day. */
  const fetched = computed(() => {
    const context = contextFor(accountId.value, fetchedAt.value);
    const { context: before, columns: prepared } = list.value;
    return isSame(context, before) ? prepared : prepareColumns(list.value.numbers, context, prepared);
  });

  /** What questions are asked of. */
  const columns = computed(() => annotate(fetched.value, annotations));

  let coming: { start: Start; context: ColumnsContext; lists: PreparedList[] } | null = null;

  /** Takes one message of the stream; what belongs to an earlier list than the last begun is dropped. */
  function receive(message: ListMessage): void {
    switch (message.type) {
      case 'start':
        coming = { start: message, context: contextFor(message.accountId, message.fetchedAt), lists: [] };
        break;
      case 'rows':
        if (message.list === coming?.start.list) coming.lists.push(prepareChunk(message.chunk, coming.context));
        break;
      case 'end':
        if (message.list === coming?.start.list) complete(coming);
        break;
      case 'patch':
        if (message.list === listId.value && !coming) patch(message);
    }
  }

  function complete({ start, context, lists }: NonNullable<typeof coming>): void {
    list.value = { ...joinLists(lists, context.today), context };
    accountId.value = start.accountId;
    fetchedAt.value = start.fetchedAt;
    listId.value = start.list;
    coming = null;
  }

  function patch(message: Extract<ListMessage, { type: 'patch' }>): void {
    const { context } = list.value;
    const put = joinLists(
      message.put.map((chunk) => prepareChunk(chunk, context)),
      context.today,
    );
    list.value = { ...patchList(list.value, put, message.gone), context };
    fetchedAt.value = message.fetchedAt;
  }

  /** Asks main for the list and all that follow it; called once. */
  function open(): void {
    transport.onList(receive);
  }

  return { numbers, accountId, fetchedAt, fetchedOn, loading, columns, receive, open };
});

function prepareChunk(chunk: string, context: ColumnsContext): PreparedList {
  const { numbers, texts } = decodeChunk(chunk);
  return { numbers, columns: prepareColumns(numbers, context, texts) };
}

function isSame(a: ColumnsContext, b: ColumnsContext): boolean {
  return a.accountId === b.accountId && a.fetchedOn === b.fetchedOn && a.today === b.today && a.locale === b.locale;
}
