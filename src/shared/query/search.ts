import type { Columns } from './columns';
import { keepRows } from './kept-rows';
import type { Term, TextTerm } from './language/term';
import { countryAnswersTo, readPhrase, readSearch, type SearchTerm, type SearchTexts } from './search-text';

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

function find(columns: Columns, { needles, word }: SearchTerm): Uint8Array {
  const found = new Uint8Array(columns.count);
  for (const needle of needles) {
    findText(columns, needle, (row) => (found[row] = 1));
    findText(columns.ownTexts, needle, (text) => (found[columns.ownTexts.rows[text]!] = 1));
  }
  if (word !== null) findCountry(columns, countriesOf(columns, word), found);
  return found;
}

/** Tells the place of each text that a needle is found in. */
function findText({ searchText, searchTextEnds }: SearchTexts, needle: string, tell: (place: number) => void): void {
  let place = 0;
  for (let at = searchText.indexOf(needle); at !== -1; at = searchText.indexOf(needle, searchTextEnds[place - 1])) {
    while (searchTextEnds[place]! <= at) place++;
    tell(place++);
  }
}

/** Which countries answer to a word, by their codes in the column. */
function countriesOf({ countryTexts }: Columns, word: string): Uint8Array {
  return Uint8Array.from(countryTexts, (text) => (countryAnswersTo(text, word) ? 1 : 0));
}

function findCountry({ country: { codes } }: Columns, answers: Uint8Array, found: Uint8Array): void {
  if (!answers.includes(1)) return;
  for (let row = 0; row < found.length; row++) found[row]! |= answers[codes[row]!]!;
}
