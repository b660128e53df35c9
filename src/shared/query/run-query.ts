import { byCount, Sum, type CurrencySum } from '../renewals/money';
import { isAmbiguousCost } from './ambiguous-costs';
import type { Columns } from './columns';
import { keepRows } from './kept-rows';
import { keyOf, type KeyName } from './language/keys';
import { printTerm } from './language/print';
import type { FilterTerm, Term } from './language/term';
import { currenciesOf } from './list-currencies';
import { DEFAULT_SORT, type Sort } from './query';
import { search, searchBeginnings } from './search';
import { sortOrder } from './sort-orders';

export interface QueryResult {
  /** Row indices, in the order asked for. */
  rows: Uint32Array;
  /** In the order of {@link byCount}. Numbers without a cost are in none of them. */
  monthlyCost: CurrencySum[];
}

/**
 * The rows that answer a query, sorted, and what they cost. As long as the list is in its usual order, rows in which the
 * free words begin something come before those that only have them somewhere.
 */
export function runQuery(columns: Columns, terms: readonly Term[], sort: Sort): QueryResult {
  const order = sortOrder(columns, sort);
  // a copy, because what is handed out may be written to and the kept order may not
  const found = terms.length === 0 ? order.slice() : pick(order, failures(columns, terms));
  const isUsual = sort.column === DEFAULT_SORT.column && sort.direction === DEFAULT_SORT.direction;
  const first = isUsual ? searchBeginnings(columns, terms) : null;
  const rows = first ? withFirst(found, first) : found;
  return { rows, monthlyCost: sumMonthlyCost(columns, rows) };
}

/** The same rows, those that are marked first; each part keeps its order. */
function withFirst(rows: Uint32Array, marks: Uint8Array): Uint32Array {
  const sorted = new Uint32Array(rows.length);
  let at = 0;
  for (const row of rows) if (marks[row] === 1) sorted[at++] = row;
  for (const row of rows) if (marks[row] !== 1) sorted[at++] = row;
  return sorted;
}

export interface Passing {
  /** These demands, of the terms that are passed, need not be met. */
  forgiven?: readonly Term[];
  /** Those of the whole, where the columns are only a part of what the query is asked of. */
  currencies?: readonly string[];
}

/** The rows that answer a query: 1 or 0 for each. */
export function rowsPassing(columns: Columns, terms: readonly Term[], passed: Passing = {}): Uint8Array {
  const passing = failures(columns, terms, passed);
  for (let row = 0; row < passing.length; row++) passing[row]! ^= 1;
  return passing;
}

/** How many rows answer a query. */
export function countAnswers(columns: Columns, terms: readonly Term[]): number {
  const [term] = terms;
  if (!term) return columns.count;
  // one demand, as quick filters have: the rows that meet it are known already, and need only be counted
  if (terms.length === 1 && term.kind === 'filter' && !isAmbiguousCost(term, terms, () => currenciesOf(columns))) {
    const met = countOnes(meeting(columns, term));
    return term.negated ? columns.count - met : met;
  }
  return countOnes(rowsPassing(columns, terms));
}

function countOnes(values: Uint8Array): number {
  let count = 0;
  for (const value of values) count += value;
  return count;
}

/** The rows that fail a demand: 1 or 0 for each. */
function failures(columns: Columns, terms: readonly Term[], { forgiven = [], currencies }: Passing = {}): Uint8Array {
  const failed = new Uint8Array(columns.count);
  // all terms, because free words that follow each other are read together
  if (terms.some(({ kind }) => kind === 'text')) failUnless(failed, search(columns, terms), 1);
  for (const term of terms) {
    if (term.kind === 'text' || forgiven.includes(term)) continue;
    if (isAmbiguousCost(term, terms, () => currencies ?? currenciesOf(columns))) continue;
    failUnless(failed, meeting(columns, term), term.negated ? 0 : 1);
  }
  return failed;
}

function meeting(columns: Columns, term: FilterTerm): Uint8Array {
  return keepRows(columns, printTerm(term), () => whatMeets(columns, term));
}

/** Without a branch, which a processor would guess wrongly for every other row. */
function failUnless(failed: Uint8Array, found: Uint8Array, wanted: 0 | 1): void {
  for (let row = 0; row < failed.length; row++) failed[row]! |= found[row]! ^ wanted;
}

/** The rows of which one of the alternatives holds, whether the term is negated or not. */
function whatMeets(columns: Columns, { key, any }: FilterTerm): Uint8Array {
  const [first, ...others] = any.map((all) => whatHasAll(columns, key, all));
  const found = first ?? new Uint8Array(columns.count);
  for (const other of others) for (let row = 0; row < found.length; row++) found[row]! |= other[row]!;
  return found;
}

function whatHasAll(columns: Columns, key: KeyName, values: readonly string[]): Uint8Array {
  const [first, ...others] = values.map((value) => whatHas(columns, key, value));
  const found = first ?? new Uint8Array(columns.count);
  for (const other of others) for (let row = 0; row < found.length; row++) found[row]! &= other[row]!;
  return found;
}

function whatHas(columns: Columns, key: KeyName, value: string): Uint8Array {
  const found = new Uint8Array(columns.count);
  const reading = keyOf(key).read(value);
  if ('mark' in reading) reading.mark(columns, found);
  return found;
}

function pick(order: Uint32Array, failed: Uint8Array): Uint32Array {
  const rows = new Uint32Array(order.length);
  let count = 0;
  for (const row of order) if (failed[row] === 0) rows[count++] = row;
  return rows.slice(0, count);
}

/** What some rows cost a month, by currency. */
export function sumMonthlyCost({ monthlyCost, currency }: Columns, rows: Uint32Array): CurrencySum[] {
  const sums = currency.words.map(() => new Sum());
  const counts = new Uint32Array(currency.words.length);
  for (const row of rows) {
    const cost = monthlyCost[row]!;
    if (Number.isNaN(cost)) continue;
    const code = currency.codes[row]!;
    sums[code]!.add(cost);
    counts[code]!++;
  }
  return currency.words
    .map((word, code) => ({ currency: word, amount: sums[code]!.value(), count: counts[code]! }))
    .filter(({ count }) => count > 0)
    .sort(byCount);
}
