import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { ListMessage } from '../../shared/bridge';
import type { PhoneNumber } from '../../shared/phone-number';
import { transport } from '../bridge-client';

/** The numbers of the active account, as they come in chunks. */
export const useListStore = defineStore('list', () => {
  /** Replaced whole when a list is complete, so that nothing is ever shown by halves. */
  const numbers = shallowRef<readonly PhoneNumber[]>([]);
  /** Whose numbers these are. */
  const accountId = ref<string | null>(null);
  /** When they were fetched (epoch ms); null where nothing was fetched yet. */
  const fetchedAt = ref<number | null>(null);
  /** True until the first list of an account is there. */
  const loading = ref(true);

  let coming: { start: Extract<ListMessage, { type: 'start' }>; rows: PhoneNumber[] } | null = null;

  function receive(message: ListMessage): void {
    if (message.type === 'start') {
      coming = { start: message, rows: [] };
      if (message.accountId !== accountId.value) loading.value = true;
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
    loading.value = false;
    coming = null;
  }

  /** Asks main for the list and all that follow it; called once. */
  function open(): void {
    transport.onList(receive);
  }

  return { numbers, accountId, fetchedAt, loading, receive, open };
});
