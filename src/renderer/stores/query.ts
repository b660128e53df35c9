import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { countQuickFilters, countValues } from '../../shared/query/facets';
import { chooseValues, removePart } from '../../shared/query/language/edit';
import type { ValueCount } from '../../shared/query/language/key';
import type { KeyName } from '../../shared/query/language/keys';
import { parseQuery } from '../../shared/query/language/parse';
import { printQuery } from '../../shared/query/language/print';
import type { Span } from '../../shared/query/language/term';
import { DEFAULT_SORT, type Sort, type SortColumn } from '../../shared/query/query';
import { runQuery } from '../../shared/query/run-query';
import type { LastView } from '../../shared/settings';
import { useListStore } from './list';
import { present, record, startHistory, step } from './query-history';

/** What the user asks of the list, and the answer. The query is one text, whoever writes it. */
export const useQueryStore = defineStore('query', () => {
  const list = useListStore();

  const history = shallowRef(startHistory(''));
  // plain values, since a reactive proxy cannot be sent to main
  const sort = shallowRef<Sort>(DEFAULT_SORT);

  const text = computed(() => present(history.value));
  /** What is understood of the text, and what is not, each with its place. */
  const parsed = computed(() => parseQuery(text.value));
  /** What is asked, written plainly: the same for texts that ask the same, so that a space asks nothing new. */
  const asked = computed(() => printQuery(parsed.value.terms.map(({ term }) => term)));
  const terms = computed(() => parseQuery(asked.value).terms.map(({ term }) => term));

  const result = computed(() => runQuery(list.columns, terms.value, sort.value));
  const quickCounts = computed(() => countQuickFilters(list.columns));
  const isEmpty = computed(() => text.value.trim() === '');

  /** The user types. */
  function type(next: string): void {
    history.value = record(history.value, next, true);
  }

  /** Asks something else. */
  function replace(next: string): void {
    history.value = record(history.value, next, false);
  }

  /** Sets what a key's menu says. */
  function choose(key: KeyName, values: readonly string[]): void {
    replace(chooseValues(text.value, key, values));
  }

  function remove(part: Span): void {
    replace(removePart(text.value, part));
  }

  function clear(): void {
    replace('');
  }

  function undo(): void {
    history.value = step(history.value, -1);
  }

  function redo(): void {
    history.value = step(history.value, 1);
  }

  /** What a key's menu offers, counted when it is open. */
  function valuesOf(key: KeyName): ValueCount[] {
    return countValues(list.columns, terms.value, key);
  }

  /** Sorts by a column; asked for the same one again, the other way round. */
  function sortBy(column: SortColumn): void {
    const isAgain = sort.value.column === column && sort.value.direction === 'ascending';
    sort.value = { column, direction: isAgain ? 'descending' : 'ascending' };
  }

  function restore(last: Pick<LastView, 'query' | 'sort'>): void {
    history.value = startHistory(last.query);
    sort.value = last.sort;
  }

  return {
    text,
    parsed,
    asked,
    terms,
    sort,
    result,
    quickCounts,
    isEmpty,
    type,
    replace,
    choose,
    remove,
    clear,
    undo,
    redo,
    valuesOf,
    sortBy,
    restore,
  };
});
