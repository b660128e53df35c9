import { defineStore } from 'pinia';
import { computed, onBeforeUnmount, shallowRef } from 'vue';
import type { Day } from '../../shared/calendar/calendar-day';
import { sumMonthlyCost } from '../../shared/query/run-query';
import { useAskStore } from './ask';
import { useListStore } from './list';
import { useQueryStore } from './query';

/**
 * What the table of numbers shows: the list, or Talkover's own answer where it was asked; in other views than Numbers, the
 * rows of the list that they show. What is done with selected numbers, or with all that are shown, is done with these.
 */
export const useShownStore = defineStore('shown', () => {
  const list = useListStore();
  const queries = useQueryStore();
  const ask = useAskStore();

  /** The rows of the list that another view shows; null in the Numbers view. */
  const listed = shallowRef<(() => Uint32Array) | null>(null);

  const answer = computed(() => (listed.value ? null : ask.answer));
  const numbers = computed(() => (answer.value ? ask.numbers : list.numbers));
  const columns = computed(() => (answer.value ? ask.columns : list.columns));
  const result = computed(() => {
    if (!listed.value) return answer.value ? ask.result : queries.result;
    const rows = listed.value();
    return { rows, monthlyCost: sumMonthlyCost(list.columns, rows) };
  });

  /** The user's day when an environment's numbers were fetched. */
  function fetchedOnOf(environmentId: string): Day {
    return answer.value ? ask.fetchedOnOf(environmentId) : list.fetchedOnOf(environmentId);
  }

  return { numbers, columns, result, listed, fetchedOnOf };
});

/** Says which rows of the list the component shows, while it is there. */
export function useListedRows(rows: () => Uint32Array): void {
  const shown = useShownStore();
  shown.listed = rows;
  onBeforeUnmount(() => {
    if (shown.listed === rows) shown.listed = null;
  });
}
