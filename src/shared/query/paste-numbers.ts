import { readSpelling } from '../numbers/spelling';
import type { Columns } from './columns';
import { rowsOfNumber } from './language/number-key';
import { printTerm } from './language/print';
import type { Term } from './language/term';
import { MOST_TYPED } from './query';

/** Many numbers that were pasted at once, as one query. */
export interface PastedNumbers {
  query: string;
  /** How many the query has, and how many were pasted; each once. */
  count: number;
  all: number;
}

/** As much as a query can hold in addition to what is typed after it. */
const LONGEST_QUERY = 2 * MOST_TYPED - 200;
/** Shorter ones are too much like any other figure for a text to be a list of numbers. */
const LEAST_DIGITS = 5;

/**
 * Reads a pasted column of numbers, or several with separators between them, of which each line may have other cells. Null
 * for any other text, one number included, which is pasted as it is.
 */
export function readPastedNumbers(text: string): PastedNumbers | null {
  const numbers = [...new Set(numbersIn(text))];
  if (numbers.length < 2) return null;
  let length = 'number:'.length;
  const fitting = numbers.filter((number) => (length += number.length + 1) <= LONGEST_QUERY);
  const query = printTerm({ kind: 'filter', negated: false, key: 'number', any: fitting.map((number) => [number]) });
  return { query, count: fitting.length, all: numbers.length };
}

/** The pasted numbers, `+` before those with a country code. */
function numbersIn(text: string): string[] {
  const lines = text.split(/[\r\n]+/u).filter((line) => line.trim() !== '');
  const cells = lines.length > 1 ? lines.map((line) => line.split(/\t/u)) : text.split(/[\t;,]/u).map((cell) => [cell]);
  const numbers = cells.flatMap((line) => line.map(numberIn).find((number) => number !== null) ?? []);
  // one line of words with a figure in it is a text
  return lines.length > 1 || numbers.length === cells.length ? numbers : [];
}

function numberIn(cell: string): string | null {
  const read = readSpelling(cell);
  if (!read || read.digits.length < LEAST_DIGITS) return null;
  return `${read.isInternational ? '+' : ''}${read.digits}`;
}

/** How many whole numbers a query asks for, and which of them a list does not have; as they are written in the query. */
export function missingNumbers(terms: readonly Term[], columns: Columns): { all: number; missing: string[] } {
  const asked = terms.flatMap((term) => (term.kind === 'filter' && term.key === 'number' && !term.negated ? term.any.flat() : [])); // prettier-ignore
  return { all: asked.length, missing: asked.filter((number) => rowsOfNumber(columns, number).length === 0) };
}
