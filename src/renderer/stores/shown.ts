import { defineStore } from 'pinia';
import { computed, onBeforeUnmount, shallowRef } from 'vue';
import type { Day } from '../../shared/calendar/calendar-day';
import { groupRows, joinRows, orderGroups } from '../../shared/query/group-rows';
import { sumMonthlyCost } from '../../shared/query/run-query';
import { useAppStore } from './app';
import { useAskStore } from './ask';
import { useGroupingStore } from './grouping';
import { useListStore } from './list';
import { useQueryStore } from './query';

/**
 * What the table of numbers shows: the list, or Talkover's own answer where it was asked; in other views than Numbers, the
 * rows of the list that they show. What is done with selected numbers, or with all that are shown, is done with these.
 */
export const useShownStore = defineStore('shown', () => {
  const app = useAppStore();
  const list = useListStore();
  const grouping = useGroupingStore();
  const queries = useQueryStore();
  const ask = useAskStore();

  /** The rows of the list that another view shows; null in the Numbers view. */
  const listed = shallowRef<(() => Uint32Array) | null>(null);

  const answer = computed(() => (listed.value ? null : ask.answer));
  const numbers = computed(() => (answer.value ? ask.numbers : list.numbers));
  const columns = computed(() => (answer.value ? ask.columns : list.columns));
  const found = computed(() => (answer.value ? ask.result : queries.result));

  /** The groups of the list; null where it is not grouped. */
  const order = computed(() => {
    if (listed.value || grouping.shown === null) return null;
    return orderGroups(columns.value, grouping.shown, app.format);
  });
  /** The groups of the rows in the Numbers view, each with all of its rows; null where they are not grouped. */
  const groups = computed(() => order.value && groupRows(order.value, found.value.rows));

  const result = computed(() => {
    if (groups.value) return { ...found.value, rows: joinRows(groups.value) };
    if (!listed.value) return found.value;
    const rows = listed.value();
    return { rows, monthlyCost: sumMonthlyCost(list.columns, rows) };
  });

  /** The user's day when an environment's numbers were fetched. */
  function fetchedOnOf(environmentId: string): Day {
    return answer.value ? ask.fetchedOnOf(environmentId) : list.fetchedOnOf(environmentId);
  }

  return { numbers, columns, groups, result, listed, fetchedOnOf };
});

/** Says which rows of the list the component shows, while it is there. */
export function useListedRows(rows: () => Uint32Array): void {
  const shown = useShownStore();
  shown.listed = rows;
  onBeforeUnmount(() => {
    if (shown.listed === rows) shown.listed = null;
  });
}
