import { meantBy } from '../spoken-values';
import { keyOf, type KeyName } from './keys';
import { menuTerm } from './menu-term';
import { parseQuery } from './parse';
import { printTerm } from './print';
import { scan, writeChunk, type Chunk } from './scan';
import type { Span } from './problem';
import type { Term } from './term';

/**
 * Writes what a key's menu chose into the text of a query, in the place of what it said before; nothing chosen takes it
 * away. All else stays as it was typed.
 */
export function chooseValues(text: string, key: KeyName, values: readonly string[]): string {
  const { terms } = parseQuery(text, meantBy);
  const before = menuTerm(
    terms.map(({ term }) => term),
    key,
  );
  const place = terms.find(({ term }) => term === before) ?? unreadableChunk(text, terms, key);
  if (values.length === 0) return place ? removePart(text, place) : text;
  const any = keyOf(key).many ? [[...values]] : values.map((value) => [value]);
  const written = printTerm({ kind: 'filter', negated: false, key, any });
  return place ? replacePart(text, place, written) : appendPart(text, written);
}

/** A chunk of the key of which nothing was understood, such as a bare `status:`; it makes way for what is chosen. */
function unreadableChunk(text: string, terms: readonly (Span & { term: Term })[], key: KeyName): Chunk | undefined {
  return scan(text).find(
    (chunk) => chunk.key?.text === key && !chunk.negated && !terms.some(({ start }) => start === chunk.start),
  );
}

/** Takes a part out of the text of a query. */
export function removePart(text: string, { start, end }: Span): string {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  return before === '' || after === '' ? before + after : `${before} ${after}`;
}

/** Puts a demand behind all others. */
export function appendPart(text: string, written: string): string {
  const last = scan(text).at(-1);
  // behind a quotation mark that nothing closes it would be part of the quotation
  const isOpen = last?.any.flat().some((piece) => piece.isOpen) ?? false;
  const before = last && isOpen ? text.slice(0, last.start) + writeChunk(last) : text.trimEnd();
  return before.trim() === '' ? written : `${before} ${written}`;
}

function replacePart(text: string, { start, end }: Span, written: string): string {
  const after = text.slice(end);
  return text.slice(0, start) + written + (after === '' || /^\s/.test(after) ? after : ` ${after}`);
}
