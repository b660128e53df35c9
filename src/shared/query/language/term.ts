import type { KeyName } from './keys';

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
