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

/**
 * The columns of the rows of all parts behind each other: what {@link prepareColumns} would make of those numbers, at a
 * fraction of the time. What annotate.ts adds is not carried over. All must have been prepared for the same days (`today` is one of them) and locale.
 */
export function joinColumns(parts: readonly ColumnsPart[], today: Day): Columns {
  const count = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const country = joinWords(parts, count, (columns) => columns.country);
  const textOf = new Map(parts.flatMap(({ columns }) => columns.country.words.map(textsByWord(columns))));
  return {
    count,
    today,
    ...joinTexts(parts, count),
    countryTexts: country.words.map((word) => textOf.get(word)!),
    digits: parts.flatMap(({ columns, from, to }) => columns.digits.slice(from, to)),
    ids: parts.flatMap(({ columns, from, to }) => columns.ids.slice(from, to)),
    environment: joinWords(parts, count, (columns) => columns.environment),
    capabilities: join(new Uint8Array(count), parts, (columns) => columns.capabilities),
    type: joinWords(parts, count, (columns) => columns.type),
    status: joinWords(parts, count, (columns) => columns.status),
    country,
    currency: joinWords(parts, count, (columns) => columns.currency),
    agents: joinWords(parts, count, (columns) => columns.agents),
    renewalDay: join(new Int32Array(count), parts, (columns) => columns.renewalDay),
    daysLeft: join(new Int32Array(count), parts, (columns) => columns.daysLeft),
    flags: join(new Uint8Array(count), parts, (columns) => columns.flags),
    monthlyCost: join(new Float64Array(count), parts, (columns) => columns.monthlyCost),
    price: join(new Float64Array(count), parts, (columns) => columns.price),
    createdAt: join(new Float64Array(count), parts, (columns) => columns.createdAt),
    updatedAt: join(new Float64Array(count), parts, (columns) => columns.updatedAt),
    ...unannotated(count),
  };
}

function textsByWord({ countryTexts }: Columns): (word: string, code: number) => [string, CountryText] {
  return (word, code) => [word, countryTexts[code]!];
}

function join<T extends Uint8Array | Int32Array | Float64Array>(
  joined: T,
  parts: readonly ColumnsPart[],
  columnOf: (columns: Columns) => T,
): T {
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
