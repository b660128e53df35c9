import { AUTO_RENEWAL, NO_RENEWAL, SANDBOX, type Columns, type WordColumn } from './columns';
import type { PhoneNumber } from '../numbers/phone-number';
import type { Sort, SortColumn } from './query';
import { countingSort, radixSort, sortRuns } from './radix-sort';
import { digitsOf } from '../fold';

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

/** By the ids of the columns, which stay the same where only labels or notes differ; orders live and die with them. */
const ordersOf = new WeakMap<readonly string[], Orders>();
/** By the digits of the columns, which stay the same where values of the same numbers are others. */
const baseOf = new WeakMap<readonly string[], Uint32Array>();

/**
 * All rows in an order, made once and kept. Rows without a value come last in both directions; equal ones stand by
 * number, then id, then place in the list, in both directions.
 *
 * `number` goes digit by digit, so that countries and areas stay together; `country`, `type` and `status` by the word
 * as the API sent it; `capabilities` by how many, then which; `renews` by day; `monthly` and `current_price` by currency,
 * then by amount, because amounts of different currencies cannot be compared; what is on or off by off, then on.
 */
export function sortOrder(columns: Columns, { column, direction }: Sort): Uint32Array {
  let orders = ordersOf.get(columns.ids);
  if (!orders) {
    const base = baseOf.get(columns.digits) ?? baseOrder(columns.digits, columns.ids);
    baseOf.set(columns.digits, base);
    ordersOf.set(columns.ids, (orders = { base, sorted: new Map() }));
  }
  const key = `${column} ${direction}`;
  let order = orders.sorted.get(key);
  if (!order) {
    orders.sorted.set(key, (order = makeOrder(columns, column, direction, orders.base)));
  }
  return order;
}

function makeOrder(columns: Columns, column: SortColumn, direction: Sort['direction'], base: Uint32Array): Uint32Array {
  // nearly every row has a value of its own in these, for which ranks would take too long
  if (column === 'id') return orderOfTexts(columns.ids, direction, base);
  if (column === 'created_at') return orderOfInstants(columns.createdAt, direction, base);
  if (column === 'updated_at') return orderOfInstants(columns.updatedAt, direction, base);
  const { ranks, size } = ranksOf(columns, column, base);
  if (direction === 'descending') {
    for (let row = 0; row < ranks.length; row++) if (ranks[row] !== size) ranks[row] = size - 1 - ranks[row]!;
  }
  return countingSort(base, ranks, size + 1);
}

/** @param instants epoch ms; NaN is none */
function orderOfInstants(instants: Float64Array, direction: Sort['direction'], base: Uint32Array): Uint32Array {
  let [first, last] = [Infinity, -Infinity];
  for (const instant of instants) {
    if (instant < first) first = instant;
    if (instant > last) last = instant;
  }
  const none = Math.max(last - first, 0) + 1;
  const keyOf = (instant: number) => (direction === 'ascending' ? instant - first : last - instant);
  return radixSort(
    base,
    Float64Array.from(instants, (instant) => (Number.isNaN(instant) ? none : keyOf(instant))),
  );
}

/** So many characters of a text make its sort key, each of {@link CHARACTER} kinds, so that keys are exact in a double. */
const KEY_CHARACTERS = 7;
const CHARACTER = 128;

function orderOfTexts(texts: readonly string[], direction: Sort['direction'], base: Uint32Array): Uint32Array {
  const from = sharedStart(texts);
  const keys = new Float64Array(texts.length);
  const sign = direction === 'ascending' ? 1 : -1;
  texts.forEach((text, row) => {
    let key = 0;
    for (let at = from; at < from + KEY_CHARACTERS; at++) {
      const code = at < text.length ? Math.min(text.charCodeAt(at), CHARACTER - 1) : 0;
      key = key * CHARACTER + code;
    }
    keys[row] = sign > 0 ? key : CHARACTER ** KEY_CHARACTERS - 1 - key;
  });
  const sorted = radixSort(base, keys);
  sortRuns(sorted, keys, (a, b) => sign * compare(texts[a]!, texts[b]!));
  return sorted;
}

/** How many characters all texts have in common at their start, such as `num_`. */
function sharedStart(texts: readonly string[]): number {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const text of others) while (!text.startsWith(first.slice(0, length))) length--;
  return length;
}

/** How many digits of a number make its sort key: as many as E.164 allows, and exact in a double. */
const KEY_DIGITS = 15;
/** Numbers in the order that breaks every tie: by number, then by id. Main keeps lists so, to spare pages the sorting. */
export function inBaseOrder(numbers: readonly PhoneNumber[]): PhoneNumber[] {
  const digits = numbers.map(({ number }) => digitsOf(number));
  const ids = numbers.map(({ id }) => id);
  return Array.from(baseOrder(digits, ids), (row) => numbers[row]!);
}

function baseOrder(digits: readonly string[], ids: readonly string[]): Uint32Array {
  const rows = new Uint32Array(digits.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  const compareRows = (a: number, b: number) => compare(digits[a]!, digits[b]!) || compare(ids[a]!, ids[b]!) || a - b;
  if (rows.every((row) => row === 0 || compareRows(row - 1, row) < 0)) return rows;
  const keys = new Float64Array(rows.length);
  digits.forEach((text, row) => (keys[row] = Number(text.slice(0, KEY_DIGITS).padEnd(KEY_DIGITS, '0'))));
  const sorted = radixSort(rows, keys);
  sortRuns(sorted, keys, compareRows);
  return sorted;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type RankedColumn = Exclude<SortColumn, 'id' | 'created_at' | 'updated_at'>;

function ranksOf(columns: Columns, column: RankedColumn, base: Uint32Array): Ranks {
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
      return ranksOfValues(new Float64Array(columns.renewalDay), NO_RENEWAL);
    case 'monthly':
      return ranksOfAmounts(columns.monthlyCost, columns.currency);
    case 'current_price':
      return ranksOfAmounts(columns.price, columns.currency);
    case 'currency':
      return ranksOfWords(columns.currency);
    case 'auto_renewal':
      return ranksOfFlag(columns.flags, AUTO_RENEWAL);
    case 'is_sandbox':
      return ranksOfFlag(columns.flags, SANDBOX);
  }
}

function ranksOfFlag(flags: Uint8Array, flag: number): Ranks {
  return { ranks: Uint32Array.from(flags, (bits) => (bits & flag ? 1 : 0)), size: 2 };
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

/** @param none stands where there is no value; NaN does too */
function ranksOfValues(values: Float64Array, none = NaN): Ranks {
  const codeOf = new Map<number, number>();
  const codes = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    let code = codeOf.get(values[row]!);
    if (code === undefined) codeOf.set(values[row]!, (code = codeOf.size));
    codes[row] = code;
  }
  const isValue = (value: number) => !Number.isNaN(value) && value !== none;
  const sorted = Float64Array.from(codeOf.keys()).filter(isValue).sort();
  const rankOfCode = new Uint32Array(codeOf.size).fill(sorted.length);
  sorted.forEach((value, rank) => (rankOfCode[codeOf.get(value)!] = rank));
  return { ranks: codes.map((code) => rankOfCode[code]!), size: sorted.length };
}

function ranksOfAmounts(amounts: Float64Array, currency: WordColumn): Ranks {
  const byAmount = ranksOfValues(amounts);
  const byCurrency = ranksOfWords(currency);
  const perCurrency = byAmount.size + 1;
  return ranksOfValues(
    Float64Array.from(byAmount.ranks, (rank, row) =>
      rank === byAmount.size ? NaN : byCurrency.ranks[row]! * perCurrency + rank,
    ),
  );
}
