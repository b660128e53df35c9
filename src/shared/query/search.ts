import type { Columns } from './columns';
import { findText } from './find-text';
import { idTexts, LEAST_OF_ID } from './id-texts';
import { keepRows } from './kept-rows';
import type { Term, TextTerm } from './language/term';
import { countryAnswersTo, readPhrase, readSearch, type SearchTerm } from './search-text';

/** Which rows the free words of a query find: 1 or 0 for each. Do not write to it. */
export function search(columns: Columns, terms: readonly Term[]): Uint8Array {
  const demands = readDemands(terms);
  return keepRows(columns, JSON.stringify(demands), () => findDemanded(columns, demands));
}

/** Alternatives, of which a row must meet one, or, negated, none. Each is met by meeting all of its terms. */
export interface Demand {
  negated: boolean;
  any: SearchTerm[][];
}

/**
 * What the free words of a query ask for. Plain words that follow each other are read together, because they may be one
 * phone number with spaces. A word that says nothing, such as a lone dash, asks for nothing, negated or not.
 */
export function readDemands(terms: readonly Term[]): Demand[] {
  const demands: Demand[] = [];
  let words: string[] = [];
  const endWords = () => {
    if (words.length > 0) demands.push({ negated: false, any: [readSearch(words.join(' '))] });
    words = [];
  };
  for (const term of terms) {
    const word = term.kind === 'text' ? plainWord(term) : null;
    if (word !== null) words.push(word);
    else endWords();
    if (word === null && term.kind === 'text') demands.push({ negated: term.negated, any: term.any.map(readWord) });
  }
  endWords();
  return demands.filter(({ any }) => any.every((terms) => terms.length > 0));
}

function plainWord({ negated, any }: TextTerm): string | null {
  const [word, ...others] = any;
  return !negated && word !== undefined && others.length === 0 && !isPhrase(word) ? word : null;
}

function readWord(word: string): SearchTerm[] {
  return isPhrase(word) ? readPhrase(word) : readSearch(word);
}

function isPhrase(word: string): boolean {
  return /\s/.test(word);
}

function findDemanded(columns: Columns, [first, ...others]: Demand[]): Uint8Array {
  if (!first) return new Uint8Array(columns.count).fill(1);
  const found = findAny(columns, first);
  for (const other of others) intersect(found, findAny(columns, other));
  return found;
}

/** The rows that meet one of the alternatives, or, negated, none. */
function findAny(columns: Columns, { negated, any: [first, ...others] }: Demand): Uint8Array {
  const found = findAll(columns, first ?? []);
  for (const other of others) {
    const also = findAll(columns, other);
    for (let row = 0; row < found.length; row++) found[row]! |= also[row]!;
  }
  if (negated) for (let row = 0; row < found.length; row++) found[row]! ^= 1;
  return found;
}

function findAll(columns: Columns, [first, ...others]: SearchTerm[]): Uint8Array {
  if (!first) return new Uint8Array(columns.count).fill(1);
  const found = find(columns, first);
  for (const other of others) intersect(found, find(columns, other));
  return found;
}

function intersect(found: Uint8Array, also: Uint8Array): void {
  for (let row = 0; row < found.length; row++) found[row]! &= also[row]!;
}

function find(columns: Columns, { needles, word, isAlone }: SearchTerm): Uint8Array {
  const found = new Uint8Array(columns.count);
  for (const needle of needles) {
    findIn(columns, needle, found);
    if (needle.length >= LEAST_OF_ID) findText(idTexts(columns), needle, (row) => (found[row] = 1));
  }
  if (word !== null) findCountry(columns, countriesOf(columns, { word, isAlone }), found);
  return found;
}

function findIn(columns: Columns, needle: string, found: Uint8Array): void {
  findText(columns, needle, (row) => (found[row] = 1));
  findText(columns.ownTexts, needle, (text) => (found[columns.ownTexts.rows[text]!] = 1));
}

/**
 * Of the rows that the free words of a query find, those in which every one of them begins something: a number as it is
 * dialed within its country, a word. Null where no word asks for anything, so that none comes first.
 */
export function searchBeginnings(columns: Columns, terms: readonly Term[]): Uint8Array | null {
  const demands = readDemands(terms).filter(({ negated }) => !negated);
  if (demands.length === 0) return null;
  return keepRows(columns, `beginnings ${JSON.stringify(demands)}`, () => {
    const found = new Uint8Array(columns.count).fill(1);
    for (const { any } of demands) {
      const one = new Uint8Array(columns.count);
      for (const all of any) {
        const begun = all.map((term) => findBeginnings(columns, term)).reduce((both, also) => (intersect(both, also), both)); // prettier-ignore
        for (let row = 0; row < one.length; row++) one[row]! |= begun[row]!;
      }
      intersect(found, one);
    }
    return found;
  });
}

function findBeginnings(columns: Columns, { beginnings, word, isAlone }: SearchTerm): Uint8Array {
  const found = new Uint8Array(columns.count);
  for (const needle of beginnings) findIn(columns, needle, found);
  if (word !== null) findCountry(columns, countriesOf(columns, { word, isAlone }), found);
  return found;
}

/** Which countries answer to a word, by their codes in the column. */
function countriesOf({ countryTexts }: Columns, wanted: { word: string; isAlone: boolean }): Uint8Array {
  return Uint8Array.from(countryTexts, (text) => (countryAnswersTo(text, wanted) ? 1 : 0));
}

function findCountry({ country: { codes } }: Columns, answers: Uint8Array, found: Uint8Array): void {
  if (!answers.includes(1)) return;
  for (let row = 0; row < found.length; row++) found[row]! |= answers[codes[row]!]!;
}
