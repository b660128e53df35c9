import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { DEFAULT_COPY_FORMAT, type CopyFormat } from '../../shared/numbers/copy-format';
import { DEFAULT_COLUMNS, placeColumn, showColumn, type TableColumn } from '../../shared/numbers/table-columns';
import { useAppStore } from './app';

/** Which columns the table of numbers shows, in which order and how wide. */
export const useTableStore = defineStore('table', () => {
  const app = useAppStore();

  /** Those that were chosen: plain values, since a reactive proxy cannot be sent to main. */
  const columns = shallowRef<TableColumn[]>([...DEFAULT_COLUMNS]);

  /** How the numbers that are selected are copied. */
  const copyFormat = shallowRef<CopyFormat>(DEFAULT_COPY_FORMAT);

  /** Whether it must be said whose number each is, chosen or not. */
  const needsEnvironment = computed(() => app.state?.showsAll === true);
  const shown = computed(() =>
    needsEnvironment.value && columns.value.every(({ name }) => name !== 'environment')
      ? placeColumn(showColumn(columns.value, 'environment', true), 'environment', 1)
      : columns.value,
  );

  function show(next: readonly TableColumn[]): void {
    columns.value = [...next];
  }

  return { columns, shown, needsEnvironment, copyFormat, show };
});
