import type { KeyName } from './keys';

/** A place in the text of a query: from `start` up to `end`, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Free words: one of `any` must be found, or none where it is negated. A word with a space in it is looked for as it
 * stands.
 */
export interface TextTerm {
  kind: 'text';
  negated: boolean;
  any: string[];
}

/**
 * A demand on one key. `any` are alternatives, each a list of values that must all hold: `has:sms,mms|fax` is
 * `[['sms', 'mms'], ['fax']]`. Negated, none of the alternatives may hold.
 */
export interface FilterTerm {
  kind: 'filter';
  negated: boolean;
  key: KeyName;
  any: string[][];
}

/** One demand of a query; a number answers the query if it meets all of them. */
export type Term = TextTerm | FilterTerm;

/** Something in a query that is not understood. The code names a sentence of the catalogue, `query.problem.*`. */
export interface Problem extends Span {
  code: ProblemCode;
  /** What the sentence quotes. */
  values: Record<string, string>;
}

export const PROBLEM_CODES = [
  'unknownKey',
  'misspelledKey',
  'missingValue',
  'missingWord',
  'openQuote',
  'onlyOne',
  'decimalComma',
  'notCapability',
  'notYesNo',
  'notState',
  'notDay',
  'notPastDay',
  'noSuchDay',
  'notAmount',
  'emptyRange',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
