import { compare, type Comparison } from '../../../shared/import/compare';
import type { ColumnPlaces } from '../../../shared/import/columns';
import { loadKnownWords } from '../../../shared/import/known-words';
import { printTerm } from '../../../shared/query/language/print';
import { MOST_TYPED } from '../../../shared/query/query';
import { refOf, type Columns } from '../../../shared/query/columns';
import { moveRows } from '../../../shared/query/row-marks';
import { pause } from '../../actions/pause';
import { useLabelsStore } from '../../stores/labels';
import { useQueryStore } from '../../stores/query';
import { groundOf, type ReadFile } from './read-import';

/**
 * Compares a file with all numbers of the list that it was read against, or with those of them that the query shows now.
 * The rows of the comparison are of that list.
 */
export async function compareWith(file: ReadFile, places: ColumnPlaces, which: 'all' | 'shown'): Promise<Comparison> {
  const words = await loadKnownWords();
  const labels = useLabelsStore();
  const { numbers, columns } = file.list;
  const ground = {
    // a number that several environments have is compared in each
    ...groundOf(file, 'all'),
    rows: which === 'all' ? Array.from({ length: numbers.length }, (_, row) => row) : shownRows(columns),
    numberOf: (row: number) => numbers.at(row)!,
    noteOf: (row: number) => labels.of(refOf(columns, row)!),
    words,
  };
  return compare(file, places, ground, pause);
}

/** The rows of a list that may be older than the one that is shown. */
function shownRows(columns: Columns): number[] {
  const queries = useQueryStore();
  return moveRows(queries.result.rows, queries.columns, columns).rows;
}

/** The query that finds some numbers; null where they are too many for one. */
export function queryFor({ list }: ReadFile, rows: readonly number[]): string | null {
  const written = new Set(rows.map((row) => list.numbers.at(row)!.number));
  if (written.size > MOST_TYPED / 4) return null;
  const any = [...written].map((number) => [number]);
  const query = printTerm({ kind: 'filter', negated: false, key: 'number', any });
  return query.length <= 2 * MOST_TYPED ? query : null;
}
