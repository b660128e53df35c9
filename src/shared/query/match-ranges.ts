import { fold } from '../fold';
import type { Term } from './language/term';
import { readDemands } from './search';
import type { SearchTerm } from './search-text';

/** A part of a text: from `start` up to `end`, in UTF-16 units. */
export type Range = readonly [start: number, end: number];

/** What of a text that is shown the free words of a query have found, in order of place and without overlaps. */
export type Matcher = (text: string) => Range[];

/** What is shown where nothing is searched for. */
export const NOTHING_MATCHES: Matcher = () => [];

/** Marks in shown texts what the free words of a query find there: digits however they are spaced, and words. */
export function matcherOf(terms: readonly Term[]): Matcher {
  const wanted = readDemands(terms)
    .filter(({ negated }) => !negated)
    .flatMap(({ any }) => any.flat());
  if (wanted.length === 0) return NOTHING_MATCHES;
  return (text) => {
    const folded = foldByPlace(text);
    return joined(wanted.flatMap((term) => rangesOf(folded, term)));
  };
}

/** A folded text, and for each of its characters the place in the text it comes from. */
interface Folded {
  text: string;
  from: number[];
  /** The digits alone, each with its place in the folded text. */
  digits: string;
  digitsFrom: number[];
}

function foldByPlace(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = fold(sign);
    plain.split('').forEach(() => from.push(at));
    folded += plain;
    at += sign.length;
  }
  from.push(at);
  const digitsFrom = folded.split('').flatMap((sign, place) => (sign >= '0' && sign <= '9' ? [place] : []));
  return { text: folded, from, digits: digitsFrom.map((place) => folded[place]!).join(''), digitsFrom };
}

function rangesOf(folded: Folded, { word, phone }: SearchTerm): Range[] {
  const { text, from, digits, digitsFrom } = folded;
  if (word !== null) return placesOf(text, word).map((at): Range => [from[at]!, from[at + word.length]!]);
  if (phone === null) return [];
  const isInternational = phone.startsWith('+');
  const wanted = phone.replace(/^\+/u, '');
  if (wanted === '') return [];
  const places = isInternational ? (digits.startsWith(wanted) ? [0] : []) : placesOf(digits, wanted);
  return places.map((at): Range => {
    const last = digitsFrom[at + wanted.length - 1]!;
    return [from[digitsFrom[at]!]!, from[last + 1]!];
  });
}

function placesOf(text: string, wanted: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) places.push(at);
  return places;
}

function joined(ranges: Range[]): Range[] {
  const result: [number, number][] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) result.push([start, end]);
  }
  return result;
}

/** A text in parts, every second of which is marked; the way in which results of a search are drawn. */
export function partsOf(text: string, ranges: readonly Range[]): string[] {
  const cuts = [0, ...ranges.flat(), text.length];
  return cuts.slice(1).map((to, part) => text.slice(cuts[part], to));
}
