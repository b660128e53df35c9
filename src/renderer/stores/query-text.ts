import { computed, shallowRef } from 'vue';
import { parseQuery, type ParsedQuery } from '../../shared/query/language/parse';
import { printQuery } from '../../shared/query/language/print';
import { inEnglish, meantBy } from '../../shared/query/spoken-values';
import type { Columns } from '../../shared/query/columns';
import type { ViewName } from '../../shared/settings';
import { t } from '../lib/t';
import { useUndoStore, type UndoStep } from './undo';
import { useViewStore } from './view';

/** A query that is typed into a search box, and the list that it is asked of; the stores of views are such. */
export interface QueryModel {
  readonly text: string;
  readonly parsed: ParsedQuery;
  readonly isEmpty: boolean;
  readonly columns: Columns;
  /** Many numbers that are pasted at once become a query for all of them. */
  readonly takesNumbers?: boolean;
  type(next: string): void;
  replace(next: string): void;
  clear(): void;
  /** The last of its changes, and the last that was undone; null where there is none. */
  readonly lastStep: UndoStep | null;
  readonly lastUndone: UndoStep | null;
  /** Undoes the last change of this query, whatever else was done since. */
  undo(): Promise<void>;
  redo(): Promise<void>;
}

/** What is typed without a pause between words: the next key goes on with it. */
interface Typing {
  step: UndoStep;
  text: string;
}

/** The text of a query whose changes can be undone, and what is understood of it. @param of the view that shows it */
export function useQueryText(of: ViewName) {
  const undoing = useUndoStore();
  const view = useViewStore();
  const steps = new WeakSet<UndoStep>();
  let typing: Typing | null = null;

  const text = shallowRef('');
  /** What is understood of the text, and what is not, each with its place. */
  const parsed = computed(() => parseQuery(text.value, meantBy));
  /** What is asked, written plainly: the same for texts that ask the same, so that a space asks nothing new. */
  const asked = computed(() => printQuery(parsed.value.terms.map(({ term }) => term)));
  const terms = computed(() => parseQuery(asked.value).terms.map(({ term }) => term));
  /** The text as it is kept, which must mean the same in any language. */
  const kept = computed(() => inEnglish(text.value));
  const isEmpty = computed(() => text.value.trim() === '');

  const isOwn = (step: UndoStep) => steps.has(step);
  const lastStep = computed(() => undoing.done.findLast(isOwn) ?? null);
  const lastUndone = computed(() => undoing.undone.findLast(isOwn) ?? null);

  /** The user types; a word is one step. */
  function type(next: string): void {
    if (next === text.value) return;
    if (typing && undoing.isLast(typing.step) && wordCount(next) === wordCount(typing.text)) {
      typing.text = text.value = next;
      return;
    }
    const run: Typing = { step: change(() => run.text), text: next };
    text.value = next;
    typing = run;
  }

  /** Asks something else. */
  function replace(next: string): void {
    if (next === text.value) return;
    change(() => next);
    text.value = next;
    typing = null;
  }

  function put(next: string): 'done' {
    text.value = next;
    typing = null;
    return 'done';
  }

  /** Remembers how to go back to the present text, and on to the one that is asked now. */
  function change(after: () => string): UndoStep {
    const before = text.value;
    const step: UndoStep = {
      words: t('query.changed'),
      isSeen: () => view.name === of,
      undo: () => put(before),
      redo: () => put(after()),
      said: () => (isEmpty.value ? t('query.restoredEmpty') : t('query.restored', { text: text.value })),
    };
    steps.add(step);
    undoing.push(step);
    return step;
  }

  return {
    text,
    parsed,
    asked,
    terms,
    kept,
    isEmpty,
    lastStep,
    lastUndone,
    type,
    replace,
    clear: () => replace(''),
    undo: () => undoing.undo(isOwn),
    redo: () => undoing.redo(isOwn),
    /** Says the same in other words, which is no step of its own. */
    reword(next: string): void {
      if (next !== text.value) put(next);
    },
    /** Begins with a query, and nothing before it. */
    restore(query: string): void {
      put(query);
    },
  };
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
