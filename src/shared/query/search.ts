import type { Columns } from './columns';
import { countryAnswersTo, narrows, readSearch, type SearchTerm } from './search-text';

/** A search with its answer: 1 or 0 for each row. */
interface Answer {
  text: string;
  terms: SearchTerm[];
  found: Uint8Array;
  count: number;
}

/** The last search of each list: a toggled filter does not search again, and who types on only looks at what is left. */
const lastAnswer = new WeakMap<Columns, Answer>();

/** A row at a time is slower than one look at the text of all, so it must be for few of them. */
const FEW = 1 / 16;

/** Which rows a search finds: 1 or 0 for each. Do not write to it. */
export function search(columns: Columns, text: string): Uint8Array {
  const last = lastAnswer.get(columns);
  if (last?.text === text) return last.found;
  const terms = readSearch(text);
  const isFewer = last && last.count <= columns.count * FEW && narrows(terms, last.terms);
  const found = isFewer ? findAmong(columns, terms, last.found) : findAll(columns, terms);
  let count = 0;
  for (const one of found) count += one;
  lastAnswer.set(columns, { text, terms, found, count });
  return found;
}

function findAll(columns: Columns, [first, ...others]: SearchTerm[]): Uint8Array {
  if (!first) return new Uint8Array(columns.count).fill(1);
  const found = find(columns, first);
  for (const term of others) {
    const also = find(columns, term);
    for (let row = 0; row < found.length; row++) found[row]! &= also[row]!;
  }
  return found;
}

function find(columns: Columns, { needles, word }: SearchTerm): Uint8Array {
  const found = new Uint8Array(columns.count);
  for (const needle of needles) findText(columns, needle, found);
  if (word !== null) findCountry(columns, countriesOf(columns, word), found);
  return found;
}

function findText({ searchText, searchTextEnds }: Columns, needle: string, found: Uint8Array): void {
  let row = 0;
  for (let at = searchText.indexOf(needle); at !== -1; at = searchText.indexOf(needle, searchTextEnds[row - 1])) {
    while (searchTextEnds[row]! <= at) row++;
    found[row++] = 1;
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

function findAmong(columns: Columns, terms: readonly SearchTerm[], candidates: Uint8Array): Uint8Array {
  const { searchText, searchTextEnds, country } = columns;
  const tests = terms.map(({ needles, word }) => ({ needles, countries: word === null ? null : countriesOf(columns, word) })); // prettier-ignore
  const found = new Uint8Array(columns.count);
  for (let row = candidates.indexOf(1); row !== -1; row = candidates.indexOf(1, row + 1)) {
    const text = searchText.slice(searchTextEnds[row - 1] ?? 0, searchTextEnds[row]);
    const isFound = tests.every(
      ({ needles, countries }) =>
        countries?.[country.codes[row]!] === 1 || needles.some((needle) => text.includes(needle)),
    );
    if (isFound) found[row] = 1;
  }
  return found;
}
