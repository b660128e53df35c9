import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { isAmbiguousCost } from '../../../../shared/query/ambiguous-costs';
import { addLocalColumns, type LabelsAndNotes } from '../../../../shared/query/add-local-columns';
import { prepareColumns, type ColumnsContext } from '../../../../shared/query/columns';
import { asksUnknownLabel } from '../../../../shared/query/labels-in-query';
import { labelKey } from '../../../../shared/labels/label';
import { parseQuery } from '../../../../shared/query/language/parse';
import type { Term } from '../../../../shared/query/language/term';
import { rowsPassing } from '../../../../shared/query/run-query';
import type { SavedView } from '../../../../shared/saved-view';
import type { ListCurrencies } from './list-currencies';

/** So many numbers are looked at without a pause: a few milliseconds. */
const SLICE = 1_000;

/** What a view asks: the terms of its query that are understood. */
type SavedViewQuery = readonly Term[];

/** The question that some views put to all numbers. */
export interface SavedViewsQuestion {
  queries: readonly SavedViewQuery[];
  /** Of all numbers that are asked, so that a part of them gives the same answer. */
  currencies: readonly string[];
  /** The terms that cannot be answered: an amount that may be of several currencies, a label that doesn't exist. */
  leftOut: readonly Term[];
  /** The views of which something is not understood. */
  unclear: readonly AskedSavedView[];
  /** A view of which nothing is understood finds every number. */
  findsAll: boolean;
}

type AskedSavedView = Pick<SavedView, 'id' | 'query'>;

/** What decides whether a query can be answered, in addition to its words. */
export interface QueryGround {
  currencies: ListCurrencies;
  /** The names of all labels, those included that no number has at present. */
  labelNames: () => readonly string[];
}

/**
 * What some views ask, and how far that can be answered.
 *
 * A label that no number has finds nothing, which is an answer: numbers may get it any day. A label that doesn't exist
 * was deleted, renamed or misspelled, and finding nothing would silence reminders and empty files without a word. So its
 * term counts as not understood, like an amount that may be of several currencies.
 */
export async function questionOf(views: readonly AskedSavedView[], ground: QueryGround): Promise<SavedViewsQuestion> {
  const labels = new Set(ground.labelNames().map(labelKey));
  const parsed = views.map((view) => ({ view, ...parseQuery(view.query) }));
  const queries = parsed.map(({ terms }) => terms.map(({ term }) => term));
  const currencies = await ground.currencies(queries);
  const leftOut = queries.flatMap((terms) =>
    terms.filter((term) => asksUnknownLabel(term, labels) || isAmbiguousCost(term, terms, () => currencies)),
  );
  const isLeftOut = (term: Term) => leftOut.includes(term);
  return {
    queries,
    currencies,
    leftOut,
    unclear: parsed.flatMap(({ view, problems }, index) =>
      problems.length > 0 || queries[index]!.some(isLeftOut) ? [view] : [],
    ),
    findsAll: queries.some((terms) => terms.every(isLeftOut)),
  };
}

/** Finds the numbers of one environment that any of some views finds, in their order. Pauses again and again. */
export function* foundByAny(
  numbers: readonly PhoneNumber[],
  { queries, currencies, leftOut, findsAll }: SavedViewsQuestion,
  known: LabelsAndNotes,
  context: ColumnsContext,
): Generator<void, boolean[]> {
  if (findsAll) return numbers.map(() => true);
  const found: boolean[] = [];
  for (let from = 0; from < numbers.length; from += SLICE) {
    const slice = numbers.slice(from, from + SLICE);
    const columns = addLocalColumns(prepareColumns(slice, context), known);
    const passing = queries.map((terms) => rowsPassing(columns, terms, { currencies, forgiven: leftOut }));
    slice.forEach((_, row) => found.push(passing.some((rows) => rows[row] === 1)));
    yield;
  }
  return found;
}
