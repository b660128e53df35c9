import type { Columns } from './columns';
import { countryAnswersTo, readSearch, type SearchTerm } from './search-text';

/** The answer to the last search of each list: a toggled filter does not search again. */
const lastSearch = new WeakMap<Columns, { text: string; found: Uint8Array }>();

/** Which rows a search finds: 1 or 0 for each. Do not write to it. */
export function search(columns: Columns, text: string): Uint8Array {
  const last = lastSearch.get(columns);
  if (last?.text === text) return last.found;
  const found = findAll(columns, readSearch(text));
  lastSearch.set(columns, { text, found });
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
  if (word !== null) findCountry(columns, word, found);
  return found;
}

function findText({ searchText, searchTextEnds }: Columns, needle: string, found: Uint8Array): void {
  let row = 0;
  for (let at = searchText.indexOf(needle); at !== -1; at = searchText.indexOf(needle, searchTextEnds[row - 1])) {
    while (searchTextEnds[row]! <= at) row++;
    found[row++] = 1;
  }
}

function findCountry({ country, countryTexts }: Columns, word: string, found: Uint8Array): void {
  const answers = Uint8Array.from(countryTexts, (text) => (countryAnswersTo(text, word) ? 1 : 0));
  if (!answers.includes(1)) return;
  const { codes } = country;
  for (let row = 0; row < found.length; row++) found[row]! |= answers[codes[row]!]!;
}
