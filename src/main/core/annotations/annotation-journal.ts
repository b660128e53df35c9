import { constants, open } from 'node:fs/promises';
import { z } from 'zod';
import type { AppError } from '../../../shared/app-error';
import { diskError, readStoredBytes, writeAtomically } from '../disk';
import { forEachYielding } from '../async/yielding';
import type { Clock } from '../surroundings';
import { annotationRecordSchema, type AnnotationRecord } from './annotation-record';

const WHAT = 'labels and notes';
const HEAD = '{"version":1}';
const headSchema = z.object({ version: z.literal(1) });
/** Ends a change of so many lines; what stands behind the last one was being written when the app was killed. */
const endSchema = z.strictObject({ end: z.number().int().nonnegative() });

/** The file is written anew once it has so many lines more than are needed, twice over. */
const SPARE_LINES = 1_000;

/**
 * Labels and notes on disk: a first line, then one line for each thing that is another from then on, in changes that
 * hold as a whole or not at all. All is read and written in slices, because there may be 100,000 lines.
 */
export interface AnnotationJournal {
  /**
   * Gives every record of every whole change to `take`, in order; never rejects. A damaged file is set aside and
   * reported, and what stands before the damage is taken.
   */
  load(take: (record: AnnotationRecord) => void): Promise<AppError | null>;
  /**
   * Adds a change, which is on the disk when this resolves; of one that fails nothing is.
   *
   * @param all what is so after the change, for when the file is written anew
   * @throws {AppError} disk_full, disk_denied, disk_failed
   */
  append(change: readonly AnnotationRecord[], all: () => Iterable<AnnotationRecord>): Promise<void>;
}

/** @param path absolute; the file need not exist */
export function createAnnotationJournal(path: string, clock: Clock): AnnotationJournal {
  let lines = 0;
  let needed = 0;
  /** The file ends with a whole change. */
  let isWhole = false;
  /** Why the file could not be read: it may still be whole, so that it must not be written over. */
  let unread: AppError | null = null;

  async function rewrite(all: Iterable<AnnotationRecord>): Promise<void> {
    const { bytes, count } = await pack(all, `${HEAD}\n`);
    await writeAtomically(path, bytes, WHAT);
    lines = needed = count;
    isWhole = true;
  }

  async function add(change: readonly AnnotationRecord[]): Promise<void> {
    const { bytes, count } = await pack(change, '');
    isWhole = false;
    try {
      // not made where it is gone: a new file must begin with its first line
      const file = await open(path, constants.O_WRONLY | constants.O_APPEND);
      try {
        await file.appendFile(bytes);
        await file.datasync();
      } finally {
        await file.close();
      }
    } catch (error) {
      throw diskError(error, path, WHAT);
    }
    lines += count;
    isWhole = true;
  }

  return {
    async load(take) {
      let read: Changes = { records: [], isTorn: true, isDamaged: false };
      const { problem } = await readStoredBytes(
        path,
        async (bytes) => {
          read = await readChanges(bytes);
          if (read.isDamaged) throw new Error('A line is damaged.');
        },
        { what: WHAT, damaged: 'annotations_damaged', now: clock.now() },
      );
      const { records, isTorn } = read;
      const subjects = new Set<string | number>();
      await forEachYielding(records, (record) => {
        subjects.add(subjectOf(record));
        take(record);
      });
      lines = records.length;
      needed = subjects.size;
      isWhole = problem === null && !isTorn;
      if (problem?.code === 'disk_unreadable') unread = problem;
      return problem;
    },
    async append(change, all) {
      if (unread) throw unread;
      if (isWhole && lines <= 2 * needed + SPARE_LINES) await add(change);
      else await rewrite(all());
    },
  };
}

function subjectOf(record: AnnotationRecord): string | number {
  return 'label' in record ? record.label : `${record.server} ${record.id}`;
}

interface Changes {
  records: AnnotationRecord[];
  /** What stands behind the last whole change is no change. */
  isTorn: boolean;
  isDamaged: boolean;
}

async function readChanges(bytes: Buffer): Promise<Changes> {
  const records: AnnotationRecord[] = [];
  let open: AnnotationRecord[] = [];
  let isHead = true;
  /** A line is none of ours; where a change ends behind it, that is damage, and else the app was killed there. */
  let isBroken = false;
  let isDamaged = false;
  let isLastWhole = false;
  await forEachYielding(linesOf(bytes), (line) => {
    const read = readLine(line, isHead);
    if (isHead && read !== 'head') isDamaged = true;
    isHead = false;
    isLastWhole = read === 'head' || (read !== null && 'end' in read && !isBroken);
    if (read === null) isBroken = true;
    else if (read === 'head') return;
    else if ('end' in read) {
      if (isBroken || read.end !== open.length) isDamaged = isBroken = true;
      else for (const record of open) records.push(record);
      open = [];
    } else open.push(read);
  });
  return { records, isTorn: !isLastWhole || isBroken, isDamaged: isDamaged || isHead };
}

function readLine(line: string, isHead: boolean): AnnotationRecord | z.infer<typeof endSchema> | 'head' | null {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch {
    return null; // the caller knows what that means
  }
  if (isHead) return headSchema.safeParse(content).success ? 'head' : null;
  return endSchema.safeParse(content).data ?? annotationRecordSchema.safeParse(content).data ?? null;
}

const LINE_END = 0x0a;

function* linesOf(bytes: Buffer): Generator<string> {
  let from = 0;
  while (from < bytes.length) {
    const found = bytes.indexOf(LINE_END, from);
    const to = found === -1 ? bytes.length : found;
    // without its end a line may be whole by chance only
    yield found === -1 ? '' : bytes.toString('utf8', from, to);
    from = to + 1;
  }
}

async function pack(records: Iterable<AnnotationRecord>, head: string): Promise<{ bytes: Buffer; count: number }> {
  const parts: Buffer[] = [];
  let text = head;
  let count = 0;
  await forEachYielding(records, (record) => {
    text += `${JSON.stringify(record)}\n`;
    if (++count % 1_000 !== 0) return;
    parts.push(Buffer.from(text));
    text = '';
  });
  parts.push(Buffer.from(`${text}{"end":${count}}\n`));
  return { bytes: Buffer.concat(parts), count };
}
