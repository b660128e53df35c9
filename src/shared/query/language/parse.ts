import { isKeyName, KEY_NAMES, keyOf, type KeyName } from './keys';
import { nearestOf } from './nearest';
import { scan, type Chunk, type Piece } from './scan';
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
 * @param meantBy what a value is in English that is typed in another language; see spoken-values.ts
 */
export function parseQuery(text: string, meantBy: Translation = () => null): ParsedQuery {
  const parsed: ParsedQuery = { terms: [], problems: [] };
  for (const chunk of scan(text)) {
    const term = readChunk(
      chunk,
      (code, { start, end }, values = {}, fix) => {
        parsed.problems.push({ code, start, end, values, ...(fix !== undefined && { fix }) });
      },
      meantBy,
    );
    if (term) parsed.terms.push({ term, start: chunk.start, end: chunk.end });
  }
  parsed.problems.sort((a, b) => a.start - b.start);
  return parsed;
}

type Translation = (key: KeyName, text: string) => string | null;

/** @param fix what was probably meant */
type Complain = (code: ProblemCode, span: Span, values?: Record<string, string>, fix?: string) => void;

function readChunk(chunk: Chunk, complain: Complain, meantBy: Translation): Term | null {
  const { key, negated } = chunk;
  if (key && !isKeyName(key.text)) {
    const nearest = nearestOf(key.text, KEY_NAMES);
    if (nearest !== null) complain('misspelledKey', key, { key: key.text }, nearest);
    else complain('unknownKey', key, { key: key.text });
    return null;
  }
  for (const piece of chunk.any.flat()) if (piece.isOpen) complain('openQuote', piece);
  if (key && isKeyName(key.text)) {
    const name = key.text;
    // of what a number has only one of, a comma can only mean either
    const { many, isDecimal } = keyOf(name);
    const alternatives = many || isDecimal ? chunk.any : chunk.any.flat().map((piece) => [piece]);
    const any = alternatives.map((all) => readAll(name, all, chunk, complain, meantBy)).filter((all) => all.length > 0);
    return any.length > 0 ? { kind: 'filter', negated, key: name, any } : null;
  }
  const words = chunk.any.flat();
  const any = words.map((word) => word.text).filter((word) => word !== '');
  // of a lone bar both sides are missing, which is one thing to say
  if (any.length < words.length) complain('missingWord', any.length > 0 ? gapIn(words, chunk) : chunk);
  return any.length > 0 ? { kind: 'text', negated, any } : null;
}

/** The values of one alternative that are understood, written plainly. */
function readAll(name: KeyName, all: Piece[], chunk: Chunk, complain: Complain, meantBy: Translation): string[] {
  const values = all.flatMap((piece) => readValue(name, piece, chunk, complain, meantBy) ?? []);
  if (values.length < 2 || keyOf(name).many) return values;
  const span = { start: all[0]!.start, end: all.at(-1)!.end };
  complain('decimalComma', span, { point: `${name}:${values.join('.')}` });
  return [];
}

function readValue(name: KeyName, piece: Piece, chunk: Chunk, complain: Complain, meantBy: Translation): string | null {
  const example = keyOf(name).examples[0] ?? '';
  if (piece.text === '') {
    complain('missingValue', chunk.any.flat().length > 1 ? gapIn([piece], chunk) : chunk, { key: name, example });
    return null;
  }
  const reading = keyOf(name).read(meantBy(name, piece.text) ?? piece.text);
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
