import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { countFacets, countQuickFilters } from '../../shared/query/facets';
import {
  DEFAULT_SORT,
  EMPTY_QUERY,
  isEmptyQuery,
  type NumberQuery,
  type Sort,
  type SortColumn,
} from '../../shared/query/query';
import { runQuery } from '../../shared/query/run-query';
import type { LastView } from '../../shared/settings';
import { useListStore } from './list';

/** What the user asks of the list, and the answer. */
export const useQueryStore = defineStore('query', () => {
  const list = useListStore();

  // plain values, since a reactive proxy cannot be sent to main
  const query = shallowRef<NumberQuery>(EMPTY_QUERY);
  const sort = shallowRef<Sort>(DEFAULT_SORT);

  const result = computed(() => runQuery(list.columns, query.value, sort.value));
  /** Counted only while a filter menu is open, since nothing else reads it. */
  const facets = computed(() => countFacets(list.columns, query.value));
  const quickCounts = computed(() => countQuickFilters(list.columns));
  const isEmpty = computed(() => isEmptyQuery(query.value));

  /** Changes some parts of the query. */
  function change(parts: Partial<NumberQuery>): void {
    query.value = { ...query.value, ...parts };
  }

  function replace(next: NumberQuery): void {
    query.value = { ...next };
  }

  function clear(): void {
    query.value = EMPTY_QUERY;
  }

  /** Sorts by a column; asked for the same one again, the other way round. */
  function sortBy(column: SortColumn): void {
    const isAgain = sort.value.column === column && sort.value.direction === 'ascending';
    sort.value = { column, direction: isAgain ? 'descending' : 'ascending' };
  }

  function restore(last: Pick<LastView, 'query' | 'sort'>): void {
    query.value = last.query;
    sort.value = last.sort;
  }

  return { query, sort, result, facets, quickCounts, isEmpty, change, replace, clear, sortBy, restore };
});
