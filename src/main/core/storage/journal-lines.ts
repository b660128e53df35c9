import { crc32 } from 'node:zlib';
import { isObject } from '../../../shared/is-object';

/**
 * The one framing of all journals. A line is a checksum in eight hexadecimal digits, a sign, a body without line breaks,
 * and a line break; the checksum is of sign and body. The sign is `+` where the change goes on in the next line and a
 * space where it ends, so that a change of many lines holds as a whole or not at all.
 *
 *     00000000 {"journal":"ledger","version":3}    what the file is
 *     000000001234 00000000                        how long it was, at least: the mark, see below
 *     00000000+{"type":"due", …}
 *     00000000 {"type":"due", …}
 *
 * The mark is overwritten after each change, once that is on the disk. A file that is shorter has lost its tail. Where the
 * mark is damaged or one change late, that goes unnoticed.
 */
export type Body = Buffer | string;

/** A place in the file: bytes from `start` up to `end`, line break excluded. */
export interface LinePlace {
  start: number;
  end: number;
}

/** A record that is part of a whole change. */
export interface JournalRecord extends LinePlace {
  body: Buffer;
}

const LINE_BREAK = 10;
const CHECKSUM_SIZE = 8;
/** How much of a line stands before its body. */
export const PREFIX_SIZE = CHECKSUM_SIZE + 1;
const GOES_ON = '+';
const ENDS = ' ';

const MARK_DIGITS = 12;
const MARK_SIZE = MARK_DIGITS + 1 + CHECKSUM_SIZE + 1;

/** @param endsChange whether the change ends with this line */
export function encodeLine(body: Body, endsChange: boolean): Buffer {
  const signed = Buffer.concat([Buffer.from(endsChange ? ENDS : GOES_ON), Buffer.from(body)]);
  return Buffer.concat([Buffer.from(checksumOf(signed)), signed, Buffer.of(LINE_BREAK)]);
}

/** The first two lines of a file with so many bytes of lines. */
function encodeHead(journal: string, version: number, linesSize: number): Buffer {
  const head = encodeLine(JSON.stringify({ journal, version }), true);
  return Buffer.concat([head, encodeMark(head.length + MARK_SIZE + linesSize)]);
}

/** Where the first record of a journal stands. */
export function headSize(journal: string, version: number): number {
  return encodeHead(journal, version, 0).length;
}

/** The mark that a file is so long, and where it stands. */
export function markOf(journal: string, version: number, size: number): { at: number; bytes: Buffer } {
  return { at: headSize(journal, version) - MARK_SIZE, bytes: encodeMark(size) };
}

function encodeMark(size: number): Buffer {
  const digits = String(size).padStart(MARK_DIGITS, '0');
  return Buffer.from(`${digits} ${checksumOf(Buffer.from(digits))}\n`);
}

/** The version in the first line; null where that is no line of a journal. */
export function journalVersion(bytes: Buffer, journal: string): number | null {
  const end = bytes.indexOf(LINE_BREAK);
  const line = end < 0 ? null : decodeLine(bytes.subarray(0, end));
  if (!line) return null;
  const head = parseObject(line.body);
  return head?.journal === journal && typeof head.version === 'number' ? head.version : null;
}

/** What was found in a journal in addition to its records. */
export interface JournalEnd {
  /** Where the next record is to stand: behind the last whole change. */
  size: number;
  /** Nothing stands behind the last whole change. */
  isWhole: boolean;
  /** Something was lost, other than a change that was being written when the app was killed. */
  isDamaged: boolean;
  /** Lines of the first change, and of all: how much the file has grown since it was written as a whole. */
  firstLines: number;
  lines: number;
}

/**
 * Reads a journal, and gives every record of a whole change to `take`. A line that is damaged is left out alone. Pauses
 * at each line, so that others can have a turn.
 */
export function* readJournal(
  bytes: Buffer,
  journal: string,
  version: number,
  take: (record: JournalRecord) => void,
): Generator<void, JournalEnd> {
  const start = headSize(journal, version);
  const found: JournalEnd = {
    size: Math.min(start, bytes.length),
    isWhole: false,
    isDamaged: journalVersion(bytes, journal) !== version || bytes.length < start,
    firstLines: 0,
    lines: 0,
  };
  let change: JournalRecord[] = [];
  let isBroken = false;
  const commit = () => {
    for (const record of change) take(record);
    found.lines += change.length;
    found.firstLines ||= found.lines;
    change = [];
  };

  let from = start;
  for (let end = bytes.indexOf(LINE_BREAK, from); end >= 0; end = bytes.indexOf(LINE_BREAK, from)) {
    const line = decodeLine(bytes.subarray(from, end));
    if (line) change.push({ body: line.body, start: from, end });
    else isBroken = true;
    from = end + 1;
    if (line?.endsChange) {
      commit();
      found.size = from;
    }
    yield;
  }
  // the app never leaves a line that is whole and wrong, so that more than what it was writing is concerned
  if (isBroken) {
    commit();
    found.size = from;
  }
  found.isDamaged ||= isBroken || found.size < markIn(bytes, start);
  found.isWhole = !found.isDamaged && found.size === bytes.length;
  return found;
}

/** What the mark says; 0 where it is damaged. */
function markIn(bytes: Buffer, headEnd: number): number {
  const mark = bytes.subarray(headEnd - MARK_SIZE, headEnd);
  const size = Number(mark.toString('latin1', 0, MARK_DIGITS));
  return Number.isSafeInteger(size) && encodeMark(size).equals(mark) ? size : 0;
}

/** @param line without its line break */
function decodeLine(line: Buffer): { body: Buffer; endsChange: boolean } | null {
  const signed = line.subarray(CHECKSUM_SIZE);
  const sign = signed.toString('latin1', 0, 1);
  if (sign !== ENDS && sign !== GOES_ON) return null;
  if (line.toString('latin1', 0, CHECKSUM_SIZE) !== checksumOf(signed)) return null;
  return { body: line.subarray(PREFIX_SIZE), endsChange: sign === ENDS };
}

function checksumOf(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(CHECKSUM_SIZE, '0');
}

/** The object that a body is in JSON; null where it is none. */
export function parseObject(body: Buffer | string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString());
    return isObject(value) ? value : null;
  } catch {
    return null; // the caller knows what that means
  }
}

/** A journal as a whole: what {@link readJournal} reads. */
export function encodeJournal(journal: string, version: number, lines: readonly Buffer[]): Buffer {
  const size = lines.reduce((sum, line) => sum + line.length, 0);
  return Buffer.concat([encodeHead(journal, version, size), ...lines]);
}
