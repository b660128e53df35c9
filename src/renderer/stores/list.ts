import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ListMessage } from '../../shared/bridge';
import { localDay } from '../../shared/calendar-day';
import type { PhoneNumber } from '../../shared/phone-number';
import { prepareColumns } from '../../shared/query/columns';
import { transport } from '../bridge-client';
import { useAppStore } from './app';

/** The numbers of the active account, as they come in chunks. */
export const useListStore = defineStore('list', () => {
  const app = useAppStore();

  /** Replaced whole when a list is complete, so that nothing is ever shown by halves. */
  const numbers = shallowRef<readonly PhoneNumber[]>([]);
  /** Whose numbers these are. */
  const accountId = ref<string | null>(null);
  /** When they were fetched (epoch ms); null where nothing was fetched yet. */
  const fetchedAt = ref<number | null>(null);
  const isComplete = ref(false);

  /** Whether the list of the active account is still to come. */
  const loading = computed(() => !isComplete.value || accountId.value !== (app.state?.activeAccountId ?? null));

  /** The user's day when the list was fetched. */
  const fetchedOn = computed(() => (fetchedAt.value === null ? app.today : localDay(fetchedAt.value)));

  /** What questions are asked of; made anew for each list and on each new day. */
  const columns = computed(() =>
    prepareColumns(numbers.value, { fetchedOn: fetchedOn.value, today: app.today, locale: app.format.locale }),
  );

  let coming: { start: Extract<ListMessage, { type: 'start' }>; rows: PhoneNumber[] } | null = null;

  /** Takes one message of the stream; what belongs to an earlier list than the last begun is dropped. */
  function receive(message: ListMessage): void {
    if (message.type === 'start') {
      coming = { start: message, rows: [] };
      return;
    }
    if (message.list !== coming?.start.list) return;
    if (message.type === 'rows') {
      for (const row of message.rows) coming.rows.push(row);
      return;
    }
    numbers.value = coming.rows;
    accountId.value = coming.start.accountId;
    fetchedAt.value = coming.start.fetchedAt;
    isComplete.value = true;
    coming = null;
  }

  /** Asks main for the list and all that follow it; called once. */
  function open(): void {
    transport.onList(receive);
  }

  return { numbers, accountId, fetchedAt, fetchedOn, loading, columns, receive, open };
});
