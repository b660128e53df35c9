import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { isAmbiguousCost } from '../../../../shared/query/ambiguous-costs';
import { annotate, type LabelsAndNotes } from '../../../../shared/query/annotate';
import { prepareColumns, type ColumnsContext } from '../../../../shared/query/columns';
import { parseQuery } from '../../../../shared/query/language/parse';
import type { Term } from '../../../../shared/query/language/term';
import { rowsPassing } from '../../../../shared/query/run-query';
import type { SavedView } from '../../../../shared/saved-view';
import type { ListCurrencies } from './list-currencies';

/** So many numbers are looked at without a pause: a few milliseconds. */
const SLICE = 1_000;

/** What a view asks: the terms of its query that are understood. */
type ViewQuery = readonly Term[];

/** The question that some views put to all numbers. */
export interface ViewsQuestion {
  queries: readonly ViewQuery[];
  /** Of all numbers that are asked, so that a part of them gives the same answer. */
  currencies: readonly string[];
  /** The views of which something is not understood. */
  unclear: readonly AskedView[];
  /** A view of which nothing is understood finds every number. */
  findsAll: boolean;
}

type AskedView = Pick<SavedView, 'id' | 'query'>;

/** What some views ask, and how far that is understood. */
export async function questionOf(views: readonly AskedView[], currenciesFor: ListCurrencies): Promise<ViewsQuestion> {
  const parsed = views.map((view) => ({ view, ...parseQuery(view.query) }));
  const queries = parsed.map(({ terms }) => terms.map(({ term }) => term));
  const currencies = await currenciesFor(queries);
  const isLeftOut = (term: Term, terms: ViewQuery) => isAmbiguousCost(term, terms, () => currencies);
  return {
    queries,
    currencies,
    unclear: parsed.flatMap(({ view, problems }, index) => {
      const terms = queries[index]!;
      return problems.length > 0 || terms.some((term) => isLeftOut(term, terms)) ? [view] : [];
    }),
    findsAll: queries.some((terms) => terms.every((term) => isLeftOut(term, terms))),
  };
}

/** Finds the numbers of one environment that any of some views finds, in their order. Pauses again and again. */
export function* foundByAny(
  numbers: readonly PhoneNumber[],
  { queries, currencies, findsAll }: ViewsQuestion,
  known: LabelsAndNotes,
  context: ColumnsContext,
): Generator<void, boolean[]> {
  if (findsAll) return numbers.map(() => true);
  const found: boolean[] = [];
  for (let from = 0; from < numbers.length; from += SLICE) {
    const slice = numbers.slice(from, from + SLICE);
    const columns = annotate(prepareColumns(slice, context), known);
    const passing = queries.map((terms) => rowsPassing(columns, terms, { currencies }));
    slice.forEach((_, row) => found.push(passing.some((rows) => rows[row] === 1)));
    yield;
  }
  return found;
}
