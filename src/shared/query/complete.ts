import type { Columns } from './columns';
import { NONE, type ValueCount } from './language/key';
import { isKeyName, KEY_NAMES, keyOf, type KeyName } from './language/keys';
import { parseQuery } from './language/parse';
import { scan, writeValue, type Chunk, type Piece } from './language/scan';
import type { Span } from './language/problem';
import type { Term } from './language/term';
import { rowsPassing } from './run-query';
import { fold } from '../fold';
import { meantBy, spokenWordsOf } from './spoken-values';
import { hasWord } from './search-text';

/** One way to go on with a query. */
export interface Proposal {
  key: KeyName;
  /** Null where the key itself is proposed. */
  value: string | null;
  /** How many numbers have the value and meet all other demands; null for a key. */
  count: number | null;
  /** What takes the place of what was typed. */
  insert: string;
}

/** What can stand where the caret is, instead of what was typed from `start` up to `end`. */
export interface Completion extends Span {
  proposals: Proposal[];
  /** A `gap` between two demands, or what was begun: a `key`, the `value` behind one, or a free `word`. */
  place: 'gap' | 'key' | 'value' | 'word';
}

/** More values than this are found by typing on. */
const MOST_VALUES = 10;
/** A free word is compared with values once it has this many letters. */
const LEAST_LETTERS = 2;

/** Proposes keys, and values that occur in a list, for the place of the caret. */
export function complete(text: string, caret: number, columns: Columns): Completion {
  const chunk = scan(text).findLast(({ start, end }) => start <= caret && caret <= end);
  if (!chunk) return { start: caret, end: caret, proposals: proposeKeys(''), place: 'gap' };
  const others = termsBeside(text, chunk);
  const piece = chunk.any.flat().findLast(({ start, end }) => start <= caret && caret <= end);
  if (chunk.key && piece) {
    if (!isKeyName(chunk.key.text)) return nothingAt(caret);
    return proposeValues(chunk.key.text, chunk, piece, text.slice(piece.start, caret), others, columns);
  }
  if (chunk.key && chunk.key.start <= caret) {
    const { start, end } = chunk.key;
    const begun = text.slice(start, caret);
    return { start, end: text[end] === ':' ? end + 1 : end, proposals: proposeKeys(begun), place: 'key' };
  }
  if (!piece || chunk.any.length > 1 || text[piece.start] === '"') return nothingAt(caret);
  const begun = text.slice(piece.start, caret);
  const keys = proposeKeys(begun);
  const proposals = [...keys, ...proposeForWord(begun, others, columns)];
  return { start: piece.start, end: piece.end, proposals, place: keys.length > 0 ? 'key' : 'word' };
}

function nothingAt(caret: number): Completion {
  return { start: caret, end: caret, proposals: [], place: 'word' };
}

function termsBeside(text: string, chunk: Chunk): Term[] {
  return parseQuery(text, meantBy)
    .terms.filter(({ start }) => start !== chunk.start)
    .map(({ term }) => term);
}

function proposeKeys(begun: string): Proposal[] {
  const names = KEY_NAMES.filter((name) => name.startsWith(begun.toLowerCase()));
  return names.map((key) => ({ key, value: null, count: null, insert: `${key}:` }));
}

function proposeValues(key: KeyName, chunk: Chunk, piece: Piece, typed: string, others: Term[], columns: Columns) {
  const begun = typed.replace(/^"/, '');
  const inSameList = chunk.any.find((all) => all.includes(piece))?.filter((other) => other !== piece) ?? [];
  const beside = parseQuery(inSameList.map(({ text }) => `${key}:${writeValue(text)}`).join(' '), meantBy).terms;
  // where a number can have several values, those in the same list are demanded too
  const demands = keyOf(key).many ? [...others, ...beside.map(({ term }) => term)] : others;
  const taken = chunk.any
    .flat()
    .filter((other) => other !== piece)
    .map(({ text }) => fold(meantBy(key, text) ?? text));
  const values = keyOf(key)
    .count(columns, rowsPassing(columns, demands))
    .filter((found) => answersTo(key, found, begun) && !taken.includes(fold(found.value)));
  const isWhole = values.length === 1 && fold(values[0]!.value) === fold(meantBy(key, piece.text) ?? piece.text);
  const proposals = isWhole
    ? []
    : values.slice(0, MOST_VALUES).map(({ value, count }) => proposeValue(key, value, count));
  return {
    start: piece.start,
    end: piece.end,
    proposals: proposals.map((proposal) => ({ ...proposal, insert: writeValue(proposal.value) })),
    place: 'value' as const,
  };
}

/** Values of any key that begin like a free word. */
function proposeForWord(begun: string, others: Term[], columns: Columns): Proposal[] {
  if (begun.length < LEAST_LETTERS || !/\p{L}/u.test(begun)) return [];
  const rows = rowsPassing(columns, others);
  return KEY_NAMES.filter((key) => keyOf(key).isWord)
    .flatMap((key) =>
      keyOf(key)
        .count(columns, rows)
        .filter((found) => found.count > 0 && found.value !== NONE && answersTo(key, found, begun))
        .map(({ value, count }) => proposeValue(key, value, count)),
    )
    .slice(0, MOST_VALUES);
}

function proposeValue(key: KeyName, value: string, count: number) {
  return { key, value, count, insert: `${key}:${writeValue(value)}` };
}

function answersTo(key: KeyName, { value, name = '' }: ValueCount, begun: string): boolean {
  const word = fold(begun);
  if (spokenWordsOf(key, value).some((spoken) => spoken.startsWith(word))) return true;
  return fold(value).startsWith(word) || hasWord(name, word);
}
