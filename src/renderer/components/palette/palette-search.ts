import uFuzzy from '@leeoniya/ufuzzy';
import { parseQuery } from '../../../shared/query/language/parse';
import { matcherOf, type Matcher } from '../../../shared/query/match-ranges';
import { DEFAULT_SORT } from '../../../shared/query/query';
import { runQuery } from '../../../shared/query/run-query';
import type { Columns } from '../../../shared/query/columns';

/** Something that was found by its name, and which parts of the name were. */
export interface NameMatch {
  /** Its place among the names. */
  index: number;
  /** The name in parts; every second part is what was typed. */
  parts: string[];
}

/** One letter too many, too few or wrong is forgiven; where that finds nothing, any letters may stand between. */
const NEAR = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
const FAR = new uFuzzy({ intraIns: Infinity, intraChars: '.' });

/** So many words are looked for in any order: each more multiplies the searches. */
const MOST_WORDS = 4;

/** Finds names by some of their letters, best first; with nothing typed all of them, as they stand. */
export function findNames(names: readonly string[], typed: string): NameMatch[] {
  const text = typed.trim();
  if (text === '') return names.map((name, index) => ({ index, parts: [name] }));
  const plain = uFuzzy.latinize([...names]);
  // a hyphen before a word would mean "without" to uFuzzy, which fails on what it makes of "-+"
  const needle = uFuzzy.latinize(text).replace(/(^|\s)-+/g, '$1');
  const near = matches(NEAR, plain, names, needle);
  return near.length > 0 ? near : matches(FAR, plain, names, needle);
}

function matches(fuzzy: uFuzzy, plain: string[], names: readonly string[], needle: string): NameMatch[] {
  const [found, info, order] = fuzzy.search(plain, needle, MOST_WORDS);
  if (!found) return [];
  // so many words or names that they are not ranked
  if (!info || !order) return found.map((index) => ({ index, parts: [names[index]!] }));
  return order.map((place) => {
    const index = info.idx[place]!;
    return { index, parts: cutAt(names[index]!, plain[index]!.length, info.ranges[place]!) };
  });
}

/** @param ranges starts and ends, one after the other */
function cutAt(name: string, plainLength: number, ranges: readonly number[]): string[] {
  // without its accents the name is longer, so that the places are not its own
  if (name.length !== plainLength) return [name];
  return [0, ...ranges].map((from, part) => name.slice(from, ranges[part] ?? name.length));
}

/** Whether a text is written as a phone number is, with two digits at least. */
export function isPartOfNumber(typed: string): boolean {
  return /^[\d\s()+./-]+$/.test(typed) && typed.replace(/\D/g, '').length >= 2;
}

/** The query for what was typed into the palette, where a hyphen before it doesn't mean "without". */
export function digitsQuery(typed: string): string {
  return typed.trim().replace(/^-+/, '');
}

/** The numbers with some digits as the list would show them: the first of their rows, how many there are, and what matched. */
export function findByDigits(
  columns: Columns,
  typed: string,
  most: number,
): { rows: number[]; count: number; matcher: Matcher } {
  const terms = parseQuery(digitsQuery(typed)).terms.map(({ term }) => term);
  const { rows } = runQuery(columns, terms, DEFAULT_SORT);
  return { rows: [...rows.subarray(0, most)], count: rows.length, matcher: matcherOf(terms) };
}
