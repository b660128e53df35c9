import { setImmediate } from 'node:timers/promises';
import type { AppError } from '../../../shared/app-error';
import { createSerial } from '../async/serial';
import type { JournalFile } from '../journal-file';
import { encodeLine, endOfLine, readLineHead, type LineHead } from './record';
import { applyLine, keptOf, type Stretch } from './timeline';

/** A file in which more than this part, and so many bytes, no longer counts is written anew. */
const MOST_DEAD = { part: 0.3, bytes: 256 * 1024 };

/** Others get a turn after so many bytes were checked, and after so many lines. */
const BYTES_PER_TURN = 2 * 1024 * 1024;
const LINES_PER_TURN = 1_000;

/** A record of activity as it is at one moment. */
export interface ActivitySnapshot {
  /** What the places of `stretches` are in. */
  bytes: Buffer;
  /** Oldest first. */
  stretches: readonly Stretch[];
}

/**
 * The record of what changed in one account, so that nothing is told twice or lost, whenever the app is killed. What is
 * noted is on the disk when the call resolves. Where the disk refuses it counts in memory, and is written as soon as the
 * disk takes it. Only the heads of the lines are held; the entries stay on the disk until somebody asks.
 */
export interface ActivityLog {
  /** Never rejects; a damaged file is set aside and reported, and what of it is whole goes on. */
  load(): Promise<AppError | null>;
  /** What counts now, oldest first. */
  stretches(): readonly Stretch[];
  /** @throws {AppError} disk_full, disk_denied, disk_failed */
  note(head: LineHead, parts?: readonly Uint8Array[]): Promise<void>;
  /** @throws {AppError} disk_unreadable */
  snapshot(): Promise<ActivitySnapshot>;
}

export function createActivityLog(file: JournalFile): ActivityLog {
  let stretches: Stretch[] = [];
  /** Up to here the file is lines that were written whole. */
  let written = 0;
  /** What stands behind that, once the disk takes it. */
  let unwritten: Buffer[] = [];
  let unwrittenSize = 0;
  /** Nothing stands in the file behind what was written whole. */
  let isWhole = false;
  const serial = createSerial();

  async function bytes(): Promise<Buffer> {
    const { content, problem } = await file.read((found) => found);
    if (problem) throw problem;
    if ((content?.length ?? 0) < written) forgetWritten();
    const whole = content?.subarray(0, written) ?? Buffer.alloc(0);
    return unwritten.length === 0 ? whole : Buffer.concat([whole, ...unwritten]);
  }

  /** Somebody took the file away. */
  function forgetWritten(): void {
    stretches = stretches.flatMap((stretch) =>
      stretch.start < written ? [] : [movedTo(stretch, stretch.start - written)],
    );
    written = 0;
    isWhole = false;
  }

  /** Writes what counts, and nothing else. */
  async function rewrite(): Promise<void> {
    const together = moveTogether(await bytes(), stretches);
    await file.replace(together.bytes);
    stretches = together.stretches;
    isOnDisk(together.bytes.length);
  }

  function isOnDisk(size: number): void {
    written = size;
    unwritten = [];
    unwrittenSize = 0;
    isWhole = true;
  }

  async function write(): Promise<void> {
    stretches = keptOf(stretches);
    const size = written + unwrittenSize;
    const dead = size - stretches.reduce((sum, { start, end }) => sum + end - start + 1, 0);
    if (!isWhole || (dead > MOST_DEAD.bytes && dead > size * MOST_DEAD.part)) return rewrite();
    isWhole = false; // a write that fails may leave half a line
    await file.append(Buffer.concat(unwritten));
    isOnDisk(size);
  }

  /** @throws where a line is damaged; by then all others are taken in */
  async function read(content: Buffer): Promise<void> {
    let damage: unknown = null;
    let [from, turn, lines] = [0, 0, 0];
    // what stands behind the last line break was being written when the app was killed
    for (let end = endOfLine(content, 0); end >= 0; end = endOfLine(content, from)) {
      try {
        take(content.subarray(from, end + 1), readLineHead(content.subarray(from, end)));
      } catch (error) {
        damage = error;
      }
      from = end + 1;
      if (++lines % LINES_PER_TURN !== 0 && from - turn < BYTES_PER_TURN) continue;
      turn = from;
      await setImmediate();
    }
    stretches = keptOf(stretches);
    if (damage) throw damage as Error;
    isOnDisk(from);
    isWhole = from === content.length;
  }

  /** Takes in a line behind all others. */
  function take(line: Buffer, head: LineHead): void {
    const start = written + unwrittenSize;
    applyLine(stretches, head, { start, end: start + line.length - 1 });
    unwritten.push(line);
    unwrittenSize += line.length;
  }

  return {
    load: () =>
      serial(async () => {
        const { problem } = await file.read(read);
        // what was whole goes on in a file of its own; the next write tries again
        if (problem?.code === 'activity_damaged') await rewrite().catch(() => undefined);
        return problem;
      }),
    stretches: () => stretches,
    note: (head, parts) =>
      serial(async () => {
        take(encodeLine(head, parts), head);
        await write();
      }),
    snapshot: () => serial(async () => ({ bytes: await bytes(), stretches })),
  };
}

function movedTo(stretch: Stretch, start: number): Stretch {
  return { ...stretch, start, end: start + stretch.end - stretch.start };
}

/** The lines that count behind each other, and how far they were read. */
function moveTogether(bytes: Buffer, stretches: readonly Stretch[]): { bytes: Buffer; stretches: Stretch[] } {
  const lines: Buffer[] = [];
  const moved: Stretch[] = [];
  let size = 0;
  const add = (line: Buffer) => {
    lines.push(line);
    size += line.length;
  };
  const lastRead = stretches.findLast(({ head, isRead }) => head.type === 'sync' && head.news > 0 && isRead);
  for (const stretch of stretches) {
    moved.push(movedTo(stretch, size));
    add(bytes.subarray(stretch.start, stretch.end + 1));
    if (stretch === lastRead) add(encodeLine({ type: 'read', through: stretch.head.at }));
  }
  return { bytes: Buffer.concat(lines), stretches: moved };
}
