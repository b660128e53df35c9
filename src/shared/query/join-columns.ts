import type { Day } from '../calendar/calendar-day';
import { unannotated } from './annotation-columns';
import type { Columns, WordColumn } from './columns';
import type { CountryText } from './search-text';

/** Some rows of a list that is prepared already: from one to before another. */
export interface ColumnsPart {
  columns: Columns;
  from: number;
  to: number;
}

/** How rows came to be others: row `n` of `put` took the place of row `rows[n]` of `before`, which has the same number and id. */
export interface Replacement {
  before: Columns;
  put: Columns;
  rows: readonly number[];
}

/**
 * The columns of the rows of all parts behind each other: what {@link prepareColumns} would make of those numbers, at a
 * fraction of the time. What annotate.ts adds is not carried over. All must have been prepared for the same days (`today` is one of them) and locale.
 *
 * @param replacement if rows were only replaced, what became of which: columns in which this changed nothing are shared
 */
export function joinColumns(parts: readonly ColumnsPart[], today: Day, replacement?: Replacement): Columns {
  const count = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const isSame = (valueAt: (columns: Columns, row: number) => unknown) =>
    replacement?.rows.every((row, at) => Object.is(valueAt(replacement.before, row), valueAt(replacement.put, at)))
      ? replacement.before
      : null;
  const words = (columnOf: (columns: Columns) => WordColumn) => {
    const same = isSame((columns, row) => columnOf(columns).words[columnOf(columns).codes[row]!]);
    return same ? columnOf(same) : joinWords(parts, count, columnOf);
  };
  const values = <T extends Values>(columnOf: (columns: Columns) => T, empty: T) => {
    const same = isSame((columns, row) => columnOf(columns)[row]);
    return same ? columnOf(same) : join(empty, parts, columnOf);
  };
  const country = words((columns) => columns.country);
  const textOf = new Map(parts.flatMap(({ columns }) => columns.country.words.map(textsByWord(columns))));
  const { searchText, searchTextEnds } = isSame(searchTextAt) ?? joinTexts(parts, count);
  return {
    count,
    today,
    searchText,
    searchTextEnds,
    countryTexts: country.words.map((word) => textOf.get(word)!),
    digits: replacement?.before.digits ?? parts.flatMap(({ columns, from, to }) => columns.digits.slice(from, to)),
    // never shared: what is known of a list, such as its orders, is kept by them
    ids: parts.flatMap(({ columns, from, to }) => columns.ids.slice(from, to)),
    environment: words((columns) => columns.environment),
    capabilities: values((columns) => columns.capabilities, new Uint8Array(count)),
    type: words((columns) => columns.type),
    status: words((columns) => columns.status),
    country,
    currency: words((columns) => columns.currency),
    agents: words((columns) => columns.agents),
    renewalDay: values((columns) => columns.renewalDay, new Int32Array(count)),
    daysLeft: values((columns) => columns.daysLeft, new Int32Array(count)),
    flags: values((columns) => columns.flags, new Uint8Array(count)),
    monthlyCost: values((columns) => columns.monthlyCost, new Float64Array(count)),
    price: values((columns) => columns.price, new Float64Array(count)),
    createdAt: values((columns) => columns.createdAt, new Float64Array(count)),
    updatedAt: values((columns) => columns.updatedAt, new Float64Array(count)),
    ...unannotated(count),
  };
}

function searchTextAt({ searchText, searchTextEnds }: Columns, row: number): string {
  return searchText.slice(searchTextEnds[row - 1] ?? 0, searchTextEnds[row]);
}

function textsByWord({ countryTexts }: Columns): (word: string, code: number) => [string, CountryText] {
  return (word, code) => [word, countryTexts[code]!];
}

type Values = Uint8Array | Int32Array | Float64Array;

function join<T extends Values>(joined: T, parts: readonly ColumnsPart[], columnOf: (columns: Columns) => T): T {
  let at = 0;
  for (const { columns, from, to } of parts) {
    joined.set(columnOf(columns).subarray(from, to), at);
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
