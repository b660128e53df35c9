/** A place in the text of a query: from `start` up to `end`, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** Something in a query that is not understood. The code names a sentence of the catalogue, `query.problem.*`. */
export interface Problem extends Span {
  code: ProblemCode;
  /** What the sentence quotes. */
  values: Record<string, string>;
  /** What was probably meant, to stand in its place; as it is written in a query. */
  fix?: string;
}

export const PROBLEM_CODES = [
  'unknownKey',
  'misspelledKey',
  'misspelledValue',
  'orIsAWord',
  'missingValue',
  'missingWord',
  'openQuote',
  'decimalComma',
  'notCapability',
  'notYesNo',
  'notState',
  'notDay',
  'notPastDay',
  'noSuchDay',
  'notAmount',
  'whichCurrency',
  'noSuchLabel',
  'emptyRange',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
