import { fromUnits, toUnits } from '../money';
import { AUTO_RENEWAL, CAPABILITY_BIT, LAPSES, NO_RENEWAL, SANDBOX, type Columns, type WordColumn } from './columns';
import { isEmptyQuery, OVERDUE, type NumberQuery, type Sort } from './query';
import { search } from './search';
import { sortOrder } from './sort-orders';

/** What the rows found cost a month in one currency. */
export interface CurrencySum {
  /** ISO 4217, or the word the API sent. */
  currency: string;
  /** In units of the currency. */
  amount: number;
  /** Numbers with a cost in this currency. */
  count: number;
}

export interface QueryResult {
  /** Row indices, in the order asked for. */
  rows: Uint32Array;
  /** Most numbers first, then by currency. Numbers without a cost are in none of them. */
  monthlyCost: CurrencySum[];
}

/** The bit of each part of a query in the answer of {@link failedParts}. */
export const PART = {
  text: 1,
  types: 2,
  capabilities: 4,
  statuses: 8,
  countries: 16,
  renewsWithinDays: 32,
  lapsesWithinDays: 64,
  autoRenewal: 128,
  sandbox: 256,
} as const satisfies Record<keyof NumberQuery, number>;

/** The rows that answer a query, sorted, and what they cost. */
export function runQuery(columns: Columns, query: NumberQuery, sort: Sort): QueryResult {
  const order = sortOrder(columns, sort);
  // a copy, because what is handed out may be written to and the kept order may not
  const rows = isEmptyQuery(query) ? order.slice() : pick(order, failedParts(columns, query));
  return { rows, monthlyCost: sumMonthlyCost(columns, rows) };
}

/** For each row the sum of {@link PART} over the parts of the query that it fails; 0 where it answers the query. */
export function failedParts(columns: Columns, query: NumberQuery): Uint16Array {
  const failed = new Uint16Array(columns.count);
  const { daysLeft, flags } = columns;
  if (query.text.trim() !== '') failUnlessBits(failed, PART.text, search(columns, query.text), 1, 1);
  if (query.types.length > 0) failUnlessWord(failed, PART.types, columns.type, query.types);
  if (query.statuses.length > 0) failUnlessWord(failed, PART.statuses, columns.status, query.statuses);
  if (query.countries.length > 0) failUnlessWord(failed, PART.countries, columns.country, query.countries);
  if (query.capabilities.length > 0) {
    const all = query.capabilities.reduce((bits, name) => bits | CAPABILITY_BIT[name], 0);
    failUnlessBits(failed, PART.capabilities, columns.capabilities, all, all);
  }
  if (query.renewsWithinDays !== null) {
    failUnlessWithin(failed, PART.renewsWithinDays, daysLeft, query.renewsWithinDays);
  }
  if (query.lapsesWithinDays !== null) {
    failUnlessBits(failed, PART.lapsesWithinDays, flags, LAPSES, LAPSES);
    failUnlessWithin(failed, PART.lapsesWithinDays, daysLeft, query.lapsesWithinDays);
  }
  if (query.autoRenewal !== null) {
    failUnlessBits(failed, PART.autoRenewal, flags, AUTO_RENEWAL, query.autoRenewal ? AUTO_RENEWAL : 0);
  }
  if (query.sandbox !== null) failUnlessBits(failed, PART.sandbox, flags, SANDBOX, query.sandbox ? SANDBOX : 0);
  return failed;
}

// Each of these meets one type of array only: a callback per row would be four times as slow.

function failUnlessBits(failed: Uint16Array, part: number, column: Uint8Array, mask: number, wanted: number): void {
  for (let row = 0; row < failed.length; row++) if ((column[row]! & mask) !== wanted) failed[row]! |= part;
}

function failUnlessWord(failed: Uint16Array, part: number, { codes, words }: WordColumn, chosen: readonly string[]) {
  const isChosen = Uint8Array.from(words, (word) => (chosen.includes(word) ? 1 : 0));
  for (let row = 0; row < failed.length; row++) if (isChosen[codes[row]!] === 0) failed[row]! |= part;
}

function failUnlessWithin(failed: Uint16Array, part: number, daysLeft: Int32Array, days: number): void {
  const [least, most] = days === OVERDUE ? [-Infinity, OVERDUE] : [0, Math.min(days, NO_RENEWAL - 1)];
  for (let row = 0; row < failed.length; row++) {
    const left = daysLeft[row]!;
    if (left < least || left > most) failed[row]! |= part;
  }
}

function pick(order: Uint32Array, failed: Uint16Array): Uint32Array {
  const rows = new Uint32Array(order.length);
  let count = 0;
  for (const row of order) if (failed[row] === 0) rows[count++] = row;
  return rows.slice(0, count);
}

/** What some rows cost a month, by currency. Exact to 1/10,000 of a unit up to sums of 9 · 10¹¹. */
export function sumMonthlyCost({ monthlyCost, currency }: Columns, rows: Uint32Array): CurrencySum[] {
  const totals = new Float64Array(currency.words.length);
  const counts = new Uint32Array(currency.words.length);
  for (const row of rows) {
    const cost = monthlyCost[row]!;
    if (Number.isNaN(cost)) continue;
    const code = currency.codes[row]!;
    totals[code]! += toUnits(cost);
    counts[code]!++;
  }
  return currency.words
    .map((word, code) => ({ currency: word, amount: fromUnits(totals[code]!), count: counts[code]! }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
}
