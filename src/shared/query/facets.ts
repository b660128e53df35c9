import { CAPABILITIES, type Capability } from '../phone-number';
import { AUTO_RENEWAL, CAPABILITY_BIT, LAPSES, SANDBOX, type Columns, type WordColumn } from './columns';
import { EMPTY_QUERY, OVERDUE, type NumberQuery } from './query';
import { failedParts, PART } from './run-query';

/** A value that a part of the query could take, and how many numbers there would be. */
export interface Facet<T> {
  value: T;
  count: number;
}

/** For every part of a query but its text, what choosing a value would give. */
export interface Facets {
  /** Every word that occurs in the list, in alphabetical order, those that would find nothing included. */
  types: Facet<string>[];
  statuses: Facet<string>[];
  countries: Facet<string>[];
  /** Added to the capabilities already asked for. */
  capabilities: Facet<Capability>[];
  /** For {@link OVERDUE} and each of {@link DAY_CHOICES}. */
  renewsWithinDays: Facet<number>[];
  lapsesWithinDays: Facet<number>[];
  autoRenewal: Facet<boolean>[];
  sandbox: Facet<boolean>[];
}

/** The spans of days that the filter menus offer, beside {@link OVERDUE}. */
export const DAY_CHOICES = [1, 7, 14, 30, 90] as const;

/**
 * Counts what each value would find, given all other parts of the query: a row counts for a part if it fails nothing
 * but, perhaps, that part. Capabilities are all demanded at once, so there the part itself must hold as well.
 */
export function countFacets(columns: Columns, query: NumberQuery): Facets {
  const failed = failedParts(columns, query);
  const { flags, daysLeft } = columns;
  const abilities = countBytes(failed, 0, columns.capabilities);
  const renewals = countBytes(failed, PART.autoRenewal, flags);
  const sandboxes = countBytes(failed, PART.sandbox, flags);
  return {
    types: countWords(failed, PART.types, columns.type),
    statuses: countWords(failed, PART.statuses, columns.status),
    countries: countWords(failed, PART.countries, columns.country),
    capabilities: CAPABILITIES.map((value) => ({ value, count: sumWithBit(abilities, CAPABILITY_BIT[value], true) })),
    renewsWithinDays: countDays(failed, PART.renewsWithinDays, daysLeft, flags, 0),
    lapsesWithinDays: countDays(failed, PART.lapsesWithinDays, daysLeft, flags, LAPSES),
    autoRenewal: [true, false].map((value) => ({ value, count: sumWithBit(renewals, AUTO_RENEWAL, value) })),
    sandbox: [true, false].map((value) => ({ value, count: sumWithBit(sandboxes, SANDBOX, value) })),
  };
}

/** How often each byte stands in a column, among the rows that fail nothing but `part`. */
function countBytes(failed: Uint16Array, part: number, column: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let row = 0; row < failed.length; row++) if ((failed[row]! & ~part) === 0) counts[column[row]!]!++;
  return counts;
}

function sumWithBit(counts: Uint32Array, bit: number, isSet: boolean): number {
  return counts.reduce((sum, count, byte) => (((byte & bit) !== 0) === isSet ? sum + count : sum), 0);
}

/** For rows with all bits of `wanted` in their flags. */
function countDays(failed: Uint16Array, part: number, daysLeft: Int32Array, flags: Uint8Array, wanted: number) {
  const counts = new Uint32Array(DAY_CHOICES.length);
  let overdue = 0;
  for (let row = 0; row < failed.length; row++) {
    if ((failed[row]! & ~part) !== 0 || (flags[row]! & wanted) !== wanted) continue;
    if (daysLeft[row]! < 0) {
      overdue++;
      continue;
    }
    for (let choice = DAY_CHOICES.length - 1; choice >= 0 && daysLeft[row]! <= DAY_CHOICES[choice]!; choice--) {
      counts[choice]!++;
    }
  }
  const ahead = DAY_CHOICES.map((value, choice) => ({ value: value, count: counts[choice]! }));
  return [{ value: OVERDUE, count: overdue }, ...ahead];
}

function countWords(failed: Uint16Array, part: number, { codes, words }: WordColumn): Facet<string>[] {
  const counts = new Uint32Array(words.length);
  for (let row = 0; row < failed.length; row++) if ((failed[row]! & ~part) === 0) counts[codes[row]!]!++;
  return words
    .map((value, code) => ({ value, count: counts[code]! }))
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

/** The questions asked most, each a whole query: what a quick filter counts is what choosing it finds. */
export const QUICK_FILTERS = {
  all: EMPTY_QUERY,
  overdue: { ...EMPTY_QUERY, renewsWithinDays: OVERDUE },
  dueIn7Days: { ...EMPTY_QUERY, renewsWithinDays: 7 },
  dueIn30Days: { ...EMPTY_QUERY, renewsWithinDays: 30 },
  lapsingIn30Days: { ...EMPTY_QUERY, lapsesWithinDays: 30 },
  suspended: { ...EMPTY_QUERY, statuses: ['suspended'] },
  pending: { ...EMPTY_QUERY, statuses: ['pending'] },
  inactive: { ...EMPTY_QUERY, statuses: ['inactive'] },
} as const satisfies Record<string, NumberQuery>;
export type QuickFilter = keyof typeof QUICK_FILTERS;

/** How many numbers each quick filter finds. */
export function countQuickFilters(columns: Columns): Record<QuickFilter, number> {
  return Object.fromEntries(
    Object.entries(QUICK_FILTERS).map(([name, query]) => [name, countZeros(failedParts(columns, query))]),
  ) as Record<QuickFilter, number>;
}

function countZeros(values: Uint16Array): number {
  let count = 0;
  for (const value of values) if (value === 0) count++;
  return count;
}
