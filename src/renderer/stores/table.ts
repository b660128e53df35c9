import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { DEFAULT_COLUMNS, type TableColumn } from '../../shared/table-columns';

/** Which columns the table of numbers shows, in which order and how wide. */
export const useTableStore = defineStore('table', () => {
  // plain values, since a reactive proxy cannot be sent to main
  const columns = shallowRef<TableColumn[]>([...DEFAULT_COLUMNS]);

  function show(next: readonly TableColumn[]): void {
    columns.value = [...next];
  }

  return { columns, show };
});
