import type { Environment } from '../../../../shared/environment';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { annotate, type LabelsAndNotes } from '../../../../shared/query/annotate';
import { prepareColumns } from '../../../../shared/query/columns';
import type { Term } from '../../../../shared/query/language/term';
import { rowsPassing } from '../../../../shared/query/run-query';

/** So many numbers are looked at without a pause: a few milliseconds. */
const SLICE = 1_000;

/** What a query is asked with. */
export interface QueryContext {
  environment: Environment;
  /** What its terms ask about, in addition to the list. */
  known: LabelsAndNotes;
  /** The day of the sync, and the user's day. */
  fetchedOn: number;
  today: number;
  /** BCP 47. */
  locale: string;
}

/** Which numbers of an environment at least one of some queries finds. Pauses again and again. */
export function* passingNumbers(
  numbers: readonly PhoneNumber[],
  queries: readonly (readonly Term[])[],
  { environment, known, ...context }: QueryContext,
): Generator<void, Set<PhoneNumber>> {
  const found = new Set<PhoneNumber>();
  for (let from = 0; from < numbers.length; from += SLICE) {
    const slice = numbers.slice(from, from + SLICE);
    const columns = annotate(prepareColumns(slice, { environmentId: environment.id, ...context }), known);
    for (const terms of queries) {
      const passing = rowsPassing(columns, terms);
      slice.forEach((number, row) => passing[row] === 1 && found.add(number));
    }
    yield;
  }
  return found;
}
