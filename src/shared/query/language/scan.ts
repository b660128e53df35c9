import type { Span } from './problem';

/** A word, a quoted text or a value. */
export interface Piece extends Span {
  /** Without its quotes. */
  text: string;
  /** It begins with a quotation mark that nothing closes. */
  isOpen: boolean;
}

/** What stands between two spaces: `word`, `-"two words"`, `key:one|"an other",third`, `key<value`. */
export interface Chunk extends Span {
  negated: boolean;
  /** Lower case, without the colon; null for free words. */
  key: Piece | null;
  /** Alternatives, each a list; never empty, but a piece may have an empty text. */
  any: Piece[][];
}

const SPACE = /\s*/y;
const NEGATION = /-(?=\S)/y;
/** Not the scheme of an address with a phone number in it, which is pasted as often as the number. */
const KEY =
  /(?!(?:tel|phone|mobile|fax|sms|sips?|callto|whatsapp):(?:\/\/)?[+(\d]|whatsapp:\/\/|https?:\/\/(?:wa\.me|api\.whatsapp\.com)\/)([a-z]+)(?::|(?=[<>]))/iy;
const QUOTED = /"(?:[^"\\]|\\[^])*/y;
const WORD = /[^\s|]*/y;
const VALUE = /[^\s|,]*/y;

/** What `pattern`, which is sticky, matches at a place. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Cuts any text into chunks; there is none that it cannot cut. Which keys and values exist is not known here. */
export function scan(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const chunk = scanChunk(text, at);
    chunks.push(chunk);
    at = skipSpace(text, chunk.end);
  }
  return chunks;
}

function skipSpace(text: string, at: number): number {
  return at + (matchAt(SPACE, text, at)?.[0].length ?? 0);
}

function scanChunk(text: string, start: number): Chunk {
  const negated = matchAt(NEGATION, text, start) !== null;
  let at = start + (negated ? 1 : 0);
  const name = matchAt(KEY, text, at)?.[1];
  const key = name === undefined ? null : piece(name.toLowerCase(), at, at + name.length);
  if (key) at = key.end + (text[key.end] === ':' ? 1 : 0);
  let all: Piece[] = [];
  const any = [all];
  for (;;) {
    const next = text[at] === '"' ? scanQuoted(text, at) : scanPlain(key ? VALUE : WORD, text, at);
    all.push(next);
    at = next.end;
    if (text[at] === '|') any.push((all = []));
    else if (!key || text[at] !== ',') return { start, end: at, negated, key, any };
    at++;
  }
}

function scanPlain(pattern: RegExp, text: string, start: number): Piece {
  const found = matchAt(pattern, text, start)?.[0] ?? '';
  return piece(found, start, start + found.length);
}

/** Inside quotation marks `\"` is a quotation mark and `\\` a backslash. */
function scanQuoted(text: string, start: number): Piece {
  const inside = matchAt(QUOTED, text, start)?.[0] ?? '';
  const end = start + inside.length;
  const isOpen = text[end] !== '"';
  const written = isOpen ? text.slice(start + 1) : inside.slice(1);
  return { ...piece(written.replace(/\\([^])/g, '$1'), start, isOpen ? text.length : end + 1), isOpen };
}

function piece(text: string, start: number, end: number): Piece {
  return { text, start, end, isOpen: false };
}

/** Whether a text scans as one free word that is neither negated nor a key with a value. */
const PLAIN_WORD = /^(?![a-z]+[:<>])[^\s|"-][^\s|"]*$/i;
const PLAIN_VALUE = /^[^\s|,"]+$/;

/** A free word as it is written in a query, in quotation marks where it needs them. */
export function writeWord(text: string): string {
  return PLAIN_WORD.test(text) ? text : quote(text);
}

/** A value as it is written behind its key. */
export function writeValue(text: string): string {
  return PLAIN_VALUE.test(text) ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Rewrites a chunk: the same pieces, every quotation mark closed, those around nothing too. */
export function writeChunk(chunk: Chunk): string {
  const { negated, key, any } = chunk;
  const write = (one: Piece) => (one.start === one.end ? '' : key ? writeValue(one.text) : writeWord(one.text));
  const alternatives = any.map((all) => all.map(write).join(',')).join('|');
  return `${negated ? '-' : ''}${key ? `${key.text}:` : ''}${alternatives}`;
}
