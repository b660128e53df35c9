import { isKeyName, KEY_NAMES, keyOf, type KeyName } from './keys';
import { scan, writeValue, type Chunk, type Piece } from './scan';
import type { Problem, ProblemCode, Span } from './problem';
import type { Term } from './term';

/** A query as far as it is understood, and what is not. */
export interface ParsedQuery {
  terms: (Span & { term: Term })[];
  /** In order of place. */
  problems: Problem[];
}

/**
 * Reads any text. What is not understood becomes a problem, as little of it as can be: of `status:active|` the part
 * before the bar still applies.
 */
export function parseQuery(text: string): ParsedQuery {
  const parsed: ParsedQuery = { terms: [], problems: [] };
  for (const chunk of scan(text)) {
    const term = readChunk(chunk, (code, { start, end }, values = {}) => {
      parsed.problems.push({ code, start, end, values });
    });
    if (term) parsed.terms.push({ term, start: chunk.start, end: chunk.end });
  }
  parsed.problems.sort((a, b) => a.start - b.start);
  return parsed;
}

type Complain = (code: ProblemCode, span: Span, values?: Record<string, string>) => void;

function readChunk(chunk: Chunk, complain: Complain): Term | null {
  const { key, negated } = chunk;
  if (key && !isKeyName(key.text)) {
    const nearest = nearestKey(key.text);
    if (nearest) complain('misspelledKey', key, { key: key.text, nearest });
    else complain('unknownKey', key, { key: key.text });
    return null;
  }
  for (const piece of chunk.any.flat()) if (piece.isOpen) complain('openQuote', piece);
  if (key && isKeyName(key.text)) {
    const name = key.text;
    const any = chunk.any.map((all) => readAll(name, all, chunk, complain)).filter((all) => all.length > 0);
    return any.length > 0 ? { kind: 'filter', negated, key: name, any } : null;
  }
  const words = chunk.any.flat();
  const any = words.map((word) => word.text).filter((word) => word !== '');
  // of a lone bar both sides are missing, which is one thing to say
  if (any.length < words.length) complain('missingWord', any.length > 0 ? gapIn(words, chunk) : chunk);
  return any.length > 0 ? { kind: 'text', negated, any } : null;
}

/** The values of one alternative that are understood, written plainly. */
function readAll(name: KeyName, all: Piece[], chunk: Chunk, complain: Complain): string[] {
  const values = all.flatMap((piece) => readValue(name, piece, chunk, complain) ?? []);
  if (values.length < 2 || keyOf(name).many) return values;
  const span = { start: all[0]!.start, end: all.at(-1)!.end };
  if (keyOf(name).isDecimal) complain('decimalComma', span, { point: `${name}:${values.join('.')}` });
  else complain('onlyOne', span, { key: name, either: `${name}:${values.map(writeValue).join('|')}` });
  return [];
}

function readValue(name: KeyName, piece: Piece, chunk: Chunk, complain: Complain): string | null {
  const example = keyOf(name).examples[0] ?? '';
  if (piece.text === '') {
    complain('missingValue', chunk.any.flat().length > 1 ? gapIn([piece], chunk) : chunk, { key: name, example });
    return null;
  }
  const reading = keyOf(name).read(piece.text);
  if ('value' in reading) return reading.value;
  complain(reading.problem, piece, { key: name, value: piece.text, example });
  return null;
}

/** Where the first of some pieces is empty: the place itself with the mark before or after it, so that it can be seen. */
function gapIn(pieces: readonly Piece[], { start, end }: Span): Span {
  const gap = pieces.find((piece) => piece.text === '')!;
  if (gap.end > gap.start) return gap;
  return gap.start > start ? { start: gap.start - 1, end: gap.end } : { start, end: Math.min(gap.end + 1, end) };
}

/** The key that somebody may have meant: one that begins so, or is spelled nearly so. */
function nearestKey(text: string): KeyName | null {
  if (text.length < 2) return null;
  const begun = KEY_NAMES.find((name) => name.startsWith(text));
  return begun ?? KEY_NAMES.find((name) => distance(text, name) <= (name.length > 4 ? 2 : 1)) ?? null;
}

/** How many letters must be put in, left out or replaced to make one word of another (Levenshtein). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (let column = 0; column < b.length; column++) {
      const replaced = previous[column]! + (letter === b[column] ? 0 : 1);
      current.push(Math.min(replaced, previous[column + 1]! + 1, current[column]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
