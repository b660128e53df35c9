import { NO_RENEWAL, type Columns, type WordColumn } from './columns';
import type { PhoneNumber } from '../phone-number';
import type { Sort, SortColumn } from './query';
import { digitsOf } from './search-text';

/** For every row its place among the values of a column; rows with equal values share one. */
interface Ranks {
  ranks: Uint32Array;
  /** How many ranks there are; `size` itself is the rank of rows without a value. */
  size: number;
}

interface Orders {
  /** All rows by number, then id, then place in the list: the order that breaks every tie. */
  base: Uint32Array;
  sorted: Map<string, Uint32Array>;
}

/** By the ids of the columns, which stay the same where only labels or notes are others; orders live and die with them. */
const ordersOf = new WeakMap<readonly string[], Orders>();

/**
 * All rows in an order, made once and kept. Rows without a value come last in both directions; equal ones stand by
 * number, then id, then place in the list, in both directions.
 *
 * `number` goes digit by digit, so that countries and areas stay together; `country`, `type` and `status` by the word
 * as the API sent it; `capabilities` by how many, then which; `renews` by day; `monthly` by amount, whatever the
 * currency, then by currency.
 */
export function sortOrder(columns: Columns, { column, direction }: Sort): Uint32Array {
  let orders = ordersOf.get(columns.ids);
  if (!orders)
    ordersOf.set(columns.ids, (orders = { base: baseOrder(columns.digits, columns.ids), sorted: new Map() }));
  const key = `${column} ${direction}`;
  let order = orders.sorted.get(key);
  if (!order) {
    const { ranks, size } = ranksOf(columns, column, orders.base);
    if (direction === 'descending') {
      for (let row = 0; row < ranks.length; row++) if (ranks[row] !== size) ranks[row] = size - 1 - ranks[row]!;
    }
    orders.sorted.set(key, (order = countingSort(orders.base, ranks, size + 1)));
  }
  return order;
}

/** How many digits of a number make its sort key: as many as E.164 allows, and exact in a double. */
const KEY_DIGITS = 15;
/** Keys are sorted by so many digits at a time, last ones first. */
const RADIX = 1_000;
const PASSES = 5;

/** Numbers in the order that breaks every tie: by number, then by id. Main keeps lists so, to spare pages the sorting. */
export function inBaseOrder(numbers: readonly PhoneNumber[]): PhoneNumber[] {
  const digits = numbers.map(({ number }) => digitsOf(number));
  const ids = numbers.map(({ id }) => id);
  return Array.from(baseOrder(digits, ids), (row) => numbers[row]!);
}

function baseOrder(digits: readonly string[], ids: readonly string[]): Uint32Array {
  const rows = Uint32Array.from(digits, (_, row) => row);
  const compareRows = (a: number, b: number) => compare(digits[a]!, digits[b]!) || compare(ids[a]!, ids[b]!) || a - b;
  if (rows.every((row) => row === 0 || compareRows(row - 1, row) < 0)) return rows;
  const keys = new Float64Array(rows.length);
  digits.forEach((text, row) => (keys[row] = Number(text.slice(0, KEY_DIGITS).padEnd(KEY_DIGITS, '0'))));
  const sorted = radixSort(rows, keys);
  sortRuns(sorted, keys, compareRows);
  return sorted;
}

/** Sorts by the first digits. Comparing texts a million times and more would take five times as long. */
function radixSort(rows: Uint32Array, keys: Float64Array): Uint32Array {
  const left = keys.slice();
  const ranks = new Uint32Array(rows.length);
  let sorted = rows;
  for (let pass = 0; pass < PASSES; pass++) {
    for (let row = 0; row < left.length; row++) {
      const rest = Math.floor(left[row]! / RADIX);
      ranks[row] = left[row]! - rest * RADIX;
      left[row] = rest;
    }
    sorted = countingSort(sorted, ranks, RADIX);
  }
  return sorted;
}

/** Sorts those that stand together because their first digits are the same. */
function sortRuns(rows: Uint32Array, keys: Float64Array, compareRows: (a: number, b: number) => number): void {
  for (let from = 0, to = 1; from < rows.length; from = to, to++) {
    while (to < rows.length && keys[rows[to]!] === keys[rows[from]!]) to++;
    if (to - from > 1) rows.subarray(from, to).sort(compareRows);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ranksOf(columns: Columns, column: SortColumn, base: Uint32Array): Ranks {
  switch (column) {
    case 'number':
      return ranksOfNumbers(columns.digits, base);
    case 'country':
      return ranksOfWords(columns.country);
    case 'type':
      return ranksOfWords(columns.type);
    case 'status':
      return ranksOfWords(columns.status);
    case 'capabilities':
      return ranksOfValues(Float64Array.from(columns.capabilities, (bits) => bitCount(bits) * 256 + bits));
    case 'renews':
      return ranksOfValues(Float64Array.from(columns.renewalDay, (day) => (day === NO_RENEWAL ? NaN : day)));
    case 'monthly':
      return ranksOfCosts(columns);
  }
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The base order has done the comparing. */
function ranksOfNumbers(digits: readonly string[], base: Uint32Array): Ranks {
  const ranks = new Uint32Array(base.length);
  let size = 0;
  base.forEach((row, place) => {
    if (place === 0 || digits[row] !== digits[base[place - 1]!]) size++;
    ranks[row] = size - 1;
  });
  return { ranks, size };
}

function ranksOfWords({ codes, words }: WordColumn): Ranks {
  const sorted = words.filter((word) => word !== '').sort(compare);
  const rankOf = new Map(sorted.map((word, rank) => [word, rank]));
  const rankOfCode = words.map((word) => rankOf.get(word) ?? sorted.length);
  return { ranks: codes.map((code) => rankOfCode[code]!), size: sorted.length };
}

/** NaN is no value. */
function ranksOfValues(values: Float64Array): Ranks {
  const sorted = Float64Array.from(new Set(values)).sort(); // NaN sorts last
  const rankOf = new Map(Array.from(sorted, (value, rank) => [value, rank]));
  const size = sorted.length - (Number.isNaN(sorted.at(-1)) ? 1 : 0);
  return { ranks: Uint32Array.from(values, (value) => rankOf.get(value)!), size };
}

function ranksOfCosts({ monthlyCost, currency }: Columns): Ranks {
  const byAmount = ranksOfValues(monthlyCost);
  const byCurrency = ranksOfWords(currency);
  const perAmount = byCurrency.size + 1;
  return ranksOfValues(
    Float64Array.from(byAmount.ranks, (rank, row) =>
      rank === byAmount.size ? NaN : rank * perAmount + byCurrency.ranks[row]!,
    ),
  );
}

/** Rearranges rows by rank and leaves those of one rank in the order they came in. */
function countingSort(rows: Uint32Array, ranks: Uint32Array, rankCount: number): Uint32Array {
  const next = new Uint32Array(rankCount + 1);
  for (const rank of ranks) next[rank + 1]!++;
  for (let rank = 0; rank < rankCount; rank++) next[rank + 1]! += next[rank]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[next[ranks[row]!]!++] = row;
  return sorted;
}
