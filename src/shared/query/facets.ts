import type { Columns } from './columns';
import type { ValueCount } from './language/key';
import { keyOf, type KeyName } from './language/keys';
import { parseQuery } from './language/parse';
import type { Term } from './language/term';
import { menuTerm } from './language/menu-term';
import { countAnswers, rowsPassing } from './run-query';

/**
 * For every value that a key's menu offers, how many numbers there would be if it were chosen, given all other demands
 * of the query. Where a number can have several values, they are all demanded at once, so there the menu's own demand
 * must hold as well.
 */
export function countValues(columns: Columns, terms: readonly Term[], key: KeyName): ValueCount[] {
  const asked = keyOf(key);
  const own = asked.many ? null : menuTerm(terms, key);
  return asked.count(columns, rowsPassing(columns, terms, { forgiven: own ? [own] : [] }));
}

/** The questions asked most, the most urgent first, each a whole query: what a quick filter counts is what choosing it finds. */
export const QUICK_FILTERS = {
  all: '',
  toDo: 'lapses:<=30d handled:no',
  lapsingIn30Days: 'lapses:<=30d',
  overdue: 'renews:overdue',
  dueIn7Days: 'renews:<=7d',
  dueIn30Days: 'renews:<=30d',
  suspended: 'status:suspended',
  pending: 'status:pending',
  inactive: 'status:inactive',
} as const satisfies Record<string, string>;
export type QuickFilter = keyof typeof QUICK_FILTERS;

/** How many numbers each quick filter finds. */
export function countQuickFilters(columns: Columns): Record<QuickFilter, number> {
  return Object.fromEntries(
    Object.entries(QUICK_FILTERS).map(([name, text]) => {
      const terms = parseQuery(text).terms.map(({ term }) => term);
      return [name, countAnswers(columns, terms)];
    }),
  ) as Record<QuickFilter, number>;
}
