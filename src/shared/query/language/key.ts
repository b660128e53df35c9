import type { ApiFilters } from '../../environment';
import type { Columns } from '../columns';
import type { ProblemCode } from './problem';

/** Sets 1 for every row of which something holds; `found` may hold ones already, and they stay. */
export type Mark = (columns: Columns, found: Uint8Array) => void;

/** What a value means: how it is written plainly and which rows it holds of; or why it means nothing. */
type Reading = { value: string; mark: Mark } | { problem: ProblemCode };

/**
 * What a key asks about that isn't part of the list: labels and notes, when numbers changed, or what is handled. The page knows it all;
 * main gathers it only for queries that need it.
 */
export type LocalFact = 'notes' | 'changes' | 'handled';

/** A value that occurs in a list. */
export interface ValueCount {
  value: string;
  /** Of how many of the rows it holds. */
  count: number;
  /** A folded word by which the value is found too: the name of a country, as it is shown. */
  name?: string;
  /** The same in every language. */
  names?: readonly string[];
}

/** One key of the query language. The table of all is in keys.ts. */
export interface QueryKey {
  /** A number can have several values at once, so that a comma, which asks for all of them, makes sense. */
  many: boolean;
  /** Its values are words that are proposed when they are typed without the key. */
  isWord?: true;
  /** Its values are numbers with a decimal point, for which a comma may be meant. */
  isDecimal?: true;
  read(text: string): Reading;
  /** What a menu offers and a completion proposes: the values that occur, with how many of the rows marked 1 they find. */
  count(columns: Columns, rows: Uint8Array): ValueCount[];
  /** What must be known in addition to the list; see add-local-columns.ts. */
  needs?: LocalFact;
  /**
   * Puts a demand for all of some values into the filters of the API, where it has one for the key; returns the values
   * that do not fit there.
   */
  askApi?: (values: readonly string[], negated: boolean, filters: ApiFilters) => string[];
  /** Whole queries for the help, the simplest first. */
  examples: readonly string[];
}

/** Stands for a value that the API did not tell. */
export const NONE = 'none';
