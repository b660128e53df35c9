import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { countQuickFilters, countValues } from '../../shared/query/facets';
import { chooseValues, removePart } from '../../shared/query/language/edit';
import type { ValueCount } from '../../shared/query/language/key';
import type { KeyName } from '../../shared/query/language/keys';
import type { Span } from '../../shared/query/language/problem';
import { matcherOf } from '../../shared/query/match-ranges';
import { DEFAULT_SORT, type Sort, type SortColumn } from '../../shared/query/query';
import { runQuery } from '../../shared/query/run-query';
import type { LastView } from '../../shared/settings';
import { useListStore } from './list';
import { useQueryText } from './query-text';

/** What the user asks of the list, and the answer. The query is one text, whether typed or chosen from menus. */
export const useQueryStore = defineStore('query', () => {
  const list = useListStore();

  const query = useQueryText('numbers');
  const { text, terms, replace } = query;
  // plain values, since a reactive proxy cannot be sent to main
  const sort = shallowRef<Sort>(DEFAULT_SORT);

  /** What is asked. */
  const columns = computed(() => list.columns);
  const result = computed(() => runQuery(columns.value, terms.value, sort.value));
  const quickCounts = computed(() => countQuickFilters(columns.value));

  /** Sets what a key's menu says. */
  function choose(key: KeyName, values: readonly string[]): void {
    replace(chooseValues(text.value, key, values));
  }

  function remove(part: Span): void {
    replace(removePart(text.value, part));
  }

  /** What a key's menu offers, counted when it is open. */
  function valuesOf(key: KeyName): ValueCount[] {
    return countValues(columns.value, terms.value, key);
  }

  /** Sorts by a column; asked for the same one again, the other way round. */
  function sortBy(column: SortColumn): void {
    const isAgain = sort.value.column === column && sort.value.direction === 'ascending';
    sort.value = { column, direction: isAgain ? 'descending' : 'ascending' };
  }

  function restore(last: Pick<LastView, 'query' | 'sort'>): void {
    query.restore(last.query);
    sort.value = last.sort;
  }

  /** Marks what the free words of the query have found in texts that are shown. */
  const matcher = computed(() => matcherOf(terms.value));

  return {
    ...query,
    takesNumbers: true,
    matcher,
    columns,
    sort,
    result,
    quickCounts,
    choose,
    remove,
    valuesOf,
    sortBy,
    restore,
  };
});
