import { computed, shallowRef } from 'vue';
import { parseQuery, type ParsedQuery } from '../../shared/query/language/parse';
import { printQuery } from '../../shared/query/language/print';
import type { Columns } from '../../shared/query/columns';
import { present, record, startHistory, step } from './query-history';

/** A query that is typed into a search box, and the list that it is asked of; the stores of views are such. */
export interface QueryModel {
  readonly text: string;
  readonly parsed: ParsedQuery;
  readonly isEmpty: boolean;
  readonly columns: Columns;
  type(next: string): void;
  replace(next: string): void;
  clear(): void;
  /** How many steps lead back. */
  readonly steps: number;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
}

/** The text of a query with its history, and what is understood of it. */
export function useQueryText() {
  const history = shallowRef(startHistory(''));

  const text = computed(() => present(history.value));
  /** What is understood of the text, and what is not, each with its place. */
  const parsed = computed(() => parseQuery(text.value));
  /** What is asked, written plainly: the same for texts that ask the same, so that a space asks nothing new. */
  const asked = computed(() => printQuery(parsed.value.terms.map(({ term }) => term)));
  const terms = computed(() => parseQuery(asked.value).terms.map(({ term }) => term));
  const isEmpty = computed(() => text.value.trim() === '');

  const steps = computed(() => history.value.at);
  const canRedo = computed(() => history.value.at < history.value.entries.length - 1);

  /** The user types. */
  function type(next: string): void {
    history.value = record(history.value, next, true);
  }

  /** Asks something else. */
  function replace(next: string): void {
    history.value = record(history.value, next, false);
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

  /** Begins with a query, and nothing before it. */
  function restore(query: string): void {
    history.value = startHistory(query);
  }

  return { text, parsed, asked, terms, isEmpty, steps, canRedo, type, replace, clear, undo, redo, restore };
}
