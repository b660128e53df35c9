import type { AppError } from '../../../shared/app-error';
import { forEachYielding, runYielding } from '../async/yielding';
import type { DataFile } from './data-file';
import {
  encodeJournal,
  encodeLine,
  headSize,
  markOf,
  readJournal,
  type Body,
  type JournalEnd,
  type JournalRecord,
} from './journal-lines';

/** A file is written as a whole again once it has grown by so many lines, and to twice what it was. */
const SPARE_LINES = 1_000;

/**
 * A file that changes are added to; see journal-lines.ts for what is in it. A change is on the disk when the call that
 * wrote it resolves. Calls must follow one another. All is read and written in slices, because there may be 100,000
 * lines.
 */
export interface Journal {
  /**
   * Gives every record of every whole change to `take`, in order; never rejects. A damaged file is set aside and
   * reported, and what of it is whole is taken. Resolves with the problem there was, and whether all was taken that was
   * ever written; where it was not, the file should be written as a whole at once.
   */
  load(take: (record: JournalRecord) => void): Promise<{ problem: AppError | null; isComplete: boolean }>;
  /** Where the next record will stand in the file. */
  size(): number;
  /** The file is known to end with a whole change, so that another can be added. */
  isWhole(): boolean;
  /**
   * Adds a change of one or more records, or writes the file as a whole where nothing can be added to it or that saves
   * much.
   *
   * @param all every record that is so after the change
   * @throws {AppError} disk_full, disk_denied, disk_failed, disk_unreadable, file_newer; the change is not in the file
   *   then
   */
  write(change: Iterable<Body>, all: () => Iterable<Body>): Promise<void>;
  /** Adds lines of whole changes; false where they cannot be added because something else changed the file. */
  append(lines: readonly Buffer[]): Promise<boolean>;
  /** Writes the file as a whole. @throws {AppError} as `write` */
  rewrite(all: Iterable<Body>): Promise<void>;
  /** What stands in the file up to `size`, or less where it was cut. @throws {AppError} disk_unreadable */
  bytes(): Promise<Buffer>;
}

/** @param journal what the first line of the file calls it @param version the version that is written and read */
export function createJournal(file: DataFile, journal: string, version: number): Journal {
  const start = headSize(journal, version);
  let end: JournalEnd = { size: start, isWhole: false, isDamaged: false, firstLines: 0, lines: 0 };

  async function append(lines: readonly Buffer[]): Promise<boolean> {
    if (!end.isWhole) return false;
    const bytes = Buffer.concat(lines);
    const size = end.size + bytes.length;
    end.isWhole = false; // a write that fails may leave half a line
    if (!(await file.append(bytes, end.size, markOf(journal, version, size)))) return false;
    end = { ...end, size, isWhole: true, lines: end.lines + lines.length };
    return true;
  }

  async function rewrite(all: Iterable<Body>): Promise<void> {
    const lines = await linesOf(all);
    const bytes = encodeJournal(journal, version, lines);
    await file.replace(bytes);
    end = { size: bytes.length, isWhole: true, isDamaged: false, firstLines: lines.length, lines: lines.length };
  }

  function isWasteful(): boolean {
    return end.lines > 2 * end.firstLines + SPARE_LINES;
  }

  return {
    async load(take) {
      const { content, problem } = await file.read(async (bytes) => {
        const found = await runYielding(readJournal(bytes, journal, version, take));
        return { content: found, isDamaged: found.isDamaged };
      });
      if (content) end = content;
      const isMissing = content === null && problem === null;
      return { problem, isComplete: isMissing || (content !== null && !isDamage(problem)) };
    },
    size: () => end.size,
    isWhole: () => end.isWhole,
    async write(change, all) {
      if (isWasteful() || !(await append(await linesOf(change)))) await rewrite(all());
    },
    append,
    rewrite,
    bytes: async () => ((await file.bytes()) ?? Buffer.alloc(0)).subarray(0, end.size),
  };
}

/** Where only writing failed, all was read. */
function isDamage(problem: AppError | null): boolean {
  return problem !== null && !['disk_full', 'disk_denied', 'disk_failed'].includes(problem.code);
}

/** One change, of which each record is a line. */
async function linesOf(bodies: Iterable<Body>): Promise<Buffer[]> {
  const lines: Buffer[] = [];
  let last: Body | null = null;
  await forEachYielding(bodies, (body) => {
    if (last !== null) lines.push(encodeLine(last, false));
    last = body;
  });
  if (last !== null) lines.push(encodeLine(last, true));
  return lines;
}
