import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { annotate, type LabelsAndNotes } from '../../../../shared/query/annotate';
import { prepareColumns, type ColumnsContext } from '../../../../shared/query/columns';
import { parseQuery } from '../../../../shared/query/language/parse';
import type { Term } from '../../../../shared/query/language/term';
import { rowsPassing } from '../../../../shared/query/run-query';
import type { SavedView } from '../../../../shared/saved-view';

/** So many numbers are looked at without a pause: a few milliseconds. */
const SLICE = 1_000;

/** What a view asks: the terms of its query that are understood. */
export type ViewQuery = readonly Term[];

/** What some views ask; null where one of them is not understood at all, and so finds every number. */
export function queriesOf(views: readonly Pick<SavedView, 'query'>[]): readonly ViewQuery[] | null {
  const queries = views.map(({ query }) => parseQuery(query).terms.map(({ term }) => term));
  return queries.some((terms) => terms.length === 0) ? null : queries;
}

/** Finds the numbers of one environment that any of some queries finds, in their order. Pauses again and again. */
export function* foundByAny(
  numbers: readonly PhoneNumber[],
  queries: readonly ViewQuery[],
  known: LabelsAndNotes,
  context: ColumnsContext,
): Generator<void, boolean[]> {
  const found: boolean[] = [];
  for (let from = 0; from < numbers.length; from += SLICE) {
    const slice = numbers.slice(from, from + SLICE);
    const columns = annotate(prepareColumns(slice, context), known);
    const passing = queries.map((terms) => rowsPassing(columns, terms));
    slice.forEach((_, row) => found.push(passing.some((rows) => rows[row] === 1)));
    yield;
  }
  return found;
}
