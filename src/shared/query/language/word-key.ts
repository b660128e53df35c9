import type { Columns, WordColumn } from '../columns';
import { fold } from '../../fold';
import type { CountryText } from '../search-text';
import { countryNamed } from './country-names';
import { NONE, type QueryKey, type ValueCount } from './key';

/** A key over a column of words, compared without regard to case and accents. */
export function wordKey(columnOf: (columns: Columns) => WordColumn, examples: readonly string[]): QueryKey {
  return {
    many: false,
    isWord: true,
    read: (text) => ({
      value: text,
      mark(columns, found) {
        const wanted = fold(text);
        markWords(columnOf(columns), (word) => isWord(word, wanted), found);
      },
    }),
    count: (columns, rows) => countWords(columnOf(columns), rows),
    examples,
  };
}

/** The key of countries, which go by their code or by their whole name in any language that the app speaks. */
export function countryKey(examples: readonly string[]): QueryKey {
  return {
    many: false,
    isWord: true,
    read(text) {
      const value = countryNamed(text, 'en') ?? text;
      const wanted = fold(value);
      return {
        value,
        mark({ country, countryTexts }, found) {
          markWords(
            country,
            (word, code) => isWord(word, wanted) || (countryTexts[code]?.names.includes(wanted) ?? false),
            found,
          );
        },
      };
    },
    count: ({ country, countryTexts }, rows) =>
      countWords(country, rows, (code) => countryTexts[code]).sort(
        (a, b) => b.count - a.count || ((a.name ?? '') < (b.name ?? '') ? -1 : 1),
      ),
    examples,
  };
}

function isWord(word: string, wanted: string): boolean {
  return fold(word) === wanted || (word === '' && wanted === NONE);
}

function markWords({ codes, words }: WordColumn, isWanted: (word: string, code: number) => boolean, found: Uint8Array) {
  const wanted = Uint8Array.from(words, (word, code) => (isWanted(word, code) ? 1 : 0));
  if (!wanted.includes(1)) return;
  for (let row = 0; row < found.length; row++) found[row]! |= wanted[codes[row]!]!;
}

/** Every word that occurs in the list, in alphabetical order, those that would find nothing included. */
function countWords(
  { codes, words }: WordColumn,
  rows: Uint8Array,
  textOf?: (code: number) => CountryText | undefined,
): ValueCount[] {
  const counts = new Uint32Array(words.length);
  for (let row = 0; row < rows.length; row++) counts[codes[row]!]! += rows[row]!;
  const byValue = new Map<string, ValueCount>();
  words.forEach((word, code) => {
    const value = word || NONE;
    const same = fold(value); // words that differ in case only are one value
    const count = counts[code]! + (byValue.get(same)?.count ?? 0);
    byValue.set(same, { value: byValue.get(same)?.value ?? value, count, ...namesOf(textOf?.(code)) });
  });
  return [...byValue.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

function namesOf(text: CountryText | undefined): Pick<ValueCount, 'name' | 'names'> {
  return text ? { name: text.name, names: text.names } : {};
}
