import type { Day } from '../calendar/calendar-day';
import { emptyLocalColumns } from './local-columns';
import { prepareColumns, type Columns, type WordColumn } from './columns';
import type { CountryText } from './search-text';

/** Some rows of a list that is prepared already: from one to before another. */
export interface ColumnsPart {
  columns: Columns;
  from: number;
  to: number;
}

type NumericColumn = Uint8Array | Int32Array | Float64Array;
/** A column with a value for each row. */
type RowColumn = WordColumn | readonly string[] | NumericColumn;

/** The other columns, which are joined in their own way or not at all. */
const OTHERS = ['count', 'today', 'countryTexts', 'searchText', 'searchTextEnds', ...Object.keys(emptyLocalColumns(0))];

/** The columns of an empty list, which say what kind of column each is. */
const EMPTY = Object.entries<unknown>({
  ...prepareColumns([], { environmentId: '', fetchedOn: 0, today: 0, locale: 'en' }),
}).filter(([name]) => !OTHERS.includes(name)) as [keyof Columns, RowColumn][];

/** How rows came to be others: row `n` of `put` took the place of row `rows[n]` of `before`, which has the same number and id. */
export interface Replacement {
  before: Columns;
  put: Columns;
  rows: readonly number[];
}

/**
 * The columns of the rows of all parts behind each other: what {@link prepareColumns} would make of those numbers, at a
 * fraction of the time. What add-local-columns.ts adds is not carried over. All must have been prepared for the same days
 * (`today` is one of them) and locale.
 *
 * @param replacement if rows were only replaced, what became of which: columns in which this changed nothing are shared
 */
export function joinColumns(parts: readonly ColumnsPart[], today: Day, replacement?: Replacement): Columns {
  const count = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const rowColumns = Object.fromEntries(
    EMPTY.map(([name, empty]) => {
      const columnOf = (columns: Columns) => columns[name] as RowColumn;
      // ids are never shared: what is known of a list, such as its orders, is kept by them
      const same = name === 'ids' ? null : unchanged(replacement, (columns, row) => valueAt(columnOf(columns), row));
      return [name, same ? columnOf(same) : join(empty, parts, count, columnOf)];
    }),
  ) as unknown as Columns;
  const textOf = new Map(parts.flatMap(({ columns }) => columns.country.words.map(textsByWord(columns))));
  const { searchText, searchTextEnds } = unchanged(replacement, searchTextAt) ?? joinTexts(parts, count);
  return {
    ...rowColumns,
    count,
    today,
    searchText,
    searchTextEnds,
    countryTexts: rowColumns.country.words.map((word) => textOf.get(word)!),
    ...emptyLocalColumns(count),
  };
}

/** The columns before a replacement, if it left one value of each row as it was; else null. */
function unchanged(
  replacement: Replacement | undefined,
  valueIn: (columns: Columns, row: number) => string | number | undefined,
): Columns | null {
  const isSame = replacement?.rows.every((row, at) =>
    Object.is(valueIn(replacement.before, row), valueIn(replacement.put, at)),
  );
  return replacement && isSame ? replacement.before : null;
}

function valueAt(column: RowColumn, row: number): string | number | undefined {
  return 'words' in column ? column.words[column.codes[row]!] : column[row];
}

function searchTextAt({ searchText, searchTextEnds }: Columns, row: number): string {
  return searchText.slice(searchTextEnds[row - 1] ?? 0, searchTextEnds[row]);
}

function textsByWord({ countryTexts }: Columns): (word: string, code: number) => [string, CountryText] {
  return (word, code) => [word, countryTexts[code]!];
}

function join(
  empty: RowColumn,
  parts: readonly ColumnsPart[],
  count: number,
  columnOf: (columns: Columns) => RowColumn,
): RowColumn {
  if ('words' in empty) return joinWords(parts, count, columnOf as (columns: Columns) => WordColumn);
  if (Array.isArray(empty)) {
    return parts.flatMap(({ columns, from, to }) => (columnOf(columns) as string[]).slice(from, to));
  }
  const joined = new (empty.constructor as new (length: number) => NumericColumn)(count);
  let at = 0;
  for (const { columns, from, to } of parts) {
    joined.set((columnOf(columns) as NumericColumn).subarray(from, to), at);
    at += to - from;
  }
  return joined;
}

function joinTexts(parts: readonly ColumnsPart[], count: number): Pick<Columns, 'searchText' | 'searchTextEnds'> {
  const texts: string[] = [];
  const searchTextEnds = new Uint32Array(count);
  let row = 0;
  let end = 0;
  for (const { columns, from, to } of parts) {
    const ends = columns.searchTextEnds;
    const start = ends[from - 1] ?? 0;
    texts.push(columns.searchText.slice(start, ends[to - 1] ?? 0));
    for (let source = from; source < to; source++) searchTextEnds[row++] = end + ends[source]! - start;
    end = searchTextEnds[row - 1] ?? 0;
  }
  return { searchText: texts.join(''), searchTextEnds };
}

/** Each part has its own codes for the same words; those of the result are numbered in order of first occurrence. */
function joinWords(
  parts: readonly ColumnsPart[],
  count: number,
  columnOf: (columns: Columns) => WordColumn,
): WordColumn {
  const codeOf = new Map<string, number>();
  const known = new Map<WordColumn, Int32Array>();
  const codes = new Uint32Array(count);
  let row = 0;
  for (const { columns, from, to } of parts) {
    const column = columnOf(columns);
    let newCodes = known.get(column);
    if (!newCodes) known.set(column, (newCodes = new Int32Array(column.words.length).fill(-1)));
    for (let source = from; source < to; source++) {
      const code = column.codes[source]!;
      if (newCodes[code] === -1) newCodes[code] = codeFor(codeOf, column.words[code]!);
      codes[row++] = newCodes[code]!;
    }
  }
  return { codes, words: [...codeOf.keys()] };
}

function codeFor(codeOf: Map<string, number>, word: string): number {
  const code = codeOf.get(word) ?? codeOf.size;
  codeOf.set(word, code);
  return code;
}
