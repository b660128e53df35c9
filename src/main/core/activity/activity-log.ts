import type { AppError } from '../../../shared/app-error';
import { createSerial } from '../../../shared/async/serial';
import { encodeActivity, readActivityHead, type ActivityHead } from '../storage/formats/activity-format';
import type { Journal } from '../storage/journal';
import { encodeLine, PREFIX_SIZE, type Body, type JournalRecord, type LinePlace } from '../storage/journal-lines';
import { createHeadCompactor } from './compact-head';
import { applyLine, keptOf, type Stretch } from './timeline';

/** A file in which more than this part, and so many bytes, no longer counts is rewritten. */
const MOST_DEAD = { part: 0.3, bytes: 256 * 1024 };

/** A record of activity as it is at one moment. */
export interface ActivitySnapshot {
  /** What the places of `stretches` are in. */
  bytes: Buffer;
  /** Oldest first. */
  stretches: readonly Stretch[];
}

/**
 * The record of what changed in one environment, so that nothing appears twice or is lost, whenever the app is killed. What is
 * noted is on the disk when the call resolves. Where the disk refuses it counts in memory, and is written as soon as the
 * disk takes it. Only the heads of the lines are held; the entries stay on the disk until they are needed.
 */
export interface ActivityLog {
  /** Never rejects; a damaged file is set aside and reported, and what of it is whole goes on. */
  load(): Promise<AppError | null>;
  /** What counts now, oldest first. */
  stretches(): readonly Stretch[];
  /** @throws {AppError} disk_full, disk_denied, disk_failed, disk_unreadable, file_newer */
  note(head: ActivityHead, parts?: readonly Uint8Array[]): Promise<void>;
  /** @throws {AppError} disk_unreadable */
  snapshot(): Promise<ActivitySnapshot>;
  /** Waits for what is being written, and writes nothing from then on: the file is to be removed. */
  close(): Promise<void>;
}

export function createActivityLog(journal: Journal): ActivityLog {
  let stretches: Stretch[] = [];
  /** Records of a later version, which are kept as they were found. */
  let unknown: LinePlace[] = [];
  /** Up to here the places are in the file, behind it in `unwritten`. */
  let written = journal.size();
  /** Lines that wait for the disk to take them. */
  let unwritten: Buffer[] = [];
  let isClosed = false;
  const compact = createHeadCompactor();
  const serial = createSerial();

  const end = () => written + sizeOf(unwritten);

  async function bytes(): Promise<Buffer> {
    const content = await journal.bytes();
    if (content.length < written) forgetWritten(content.length);
    const whole = content.subarray(0, written);
    return unwritten.length === 0 ? whole : Buffer.concat([whole, ...unwritten]);
  }

  /** The file was cut or removed by something else. */
  function forgetWritten(left: number): void {
    const moved = <T extends LinePlace>(places: readonly T[]) =>
      places.flatMap((place) => {
        if (place.start >= written) return [movedTo(place, place.start - written + left)];
        return place.end < left ? [place] : [];
      });
    stretches = moved(stretches);
    unknown = moved(unknown);
    written = left;
  }

  /** Writes what counts, and nothing else. */
  async function rewrite(): Promise<void> {
    const content = await bytes();
    const together = moveTogether(content, stretches, unknown);
    await journal.rewrite(together.bodies);
    const moved = together.placesFrom(journal.size());
    stretches = moved.stretches;
    unknown = moved.unknown;
    isOnDisk();
  }

  function isOnDisk(): void {
    written = journal.size();
    unwritten = [];
  }

  function isWasteful(): boolean {
    const dead = end() - sizeOfPlaces(stretches) - sizeOfPlaces(unknown);
    return dead > MOST_DEAD.bytes && dead > end() * MOST_DEAD.part;
  }

  async function write(): Promise<void> {
    stretches = keptOf(stretches);
    if (!isWasteful() && (await journal.append(unwritten))) isOnDisk();
    else await rewrite();
  }

  function take({ body, start, end: lineEnd }: JournalRecord): void {
    const head = readActivityHead(body);
    if (head) applyLine(stretches, compact(head), { start, end: lineEnd });
    else unknown.push({ start, end: lineEnd });
  }

  return {
    load: () =>
      serial(async () => {
        const { problem, isComplete } = await journal.load(take);
        stretches = keptOf(stretches);
        written = journal.size();
        if (isComplete) return problem;
        // what was whole goes on in a file of its own; the next write tries again
        await rewrite().catch(() => undefined);
        return problem;
      }),
    stretches: () => stretches,
    note: (head, parts) =>
      serial(async () => {
        if (isClosed) return;
        const line = encodeLine(encodeActivity(head, parts), true);
        const start = end();
        unwritten.push(line);
        applyLine(stretches, compact(head), { start, end: start + line.length - 1 });
        await write();
      }),
    snapshot: () => serial(async () => ({ bytes: await bytes(), stretches })),
    close: () => serial(() => void (isClosed = true)),
  };
}

function sizeOf(lines: readonly Buffer[]): number {
  return lines.reduce((sum, { length }) => sum + length, 0);
}

/** With line breaks. */
function sizeOfPlaces(places: readonly LinePlace[]): number {
  return places.reduce((sum, { start, end }) => sum + end - start + 1, 0);
}

function movedTo<T extends LinePlace>(place: T, start: number): T {
  return { ...place, start, end: start + place.end - place.start };
}

/** The lines that count, behind each other, with how far they were read. */
function moveTogether(
  bytes: Buffer,
  stretches: readonly Stretch[],
  unknown: readonly LinePlace[],
): { bodies: Body[]; placesFrom(end: number): { stretches: Stretch[]; unknown: LinePlace[] } } {
  const bodies: Body[] = [];
  const offsets = new Map<LinePlace, number>();
  let size = 0;
  const add = (body: Body) => {
    bodies.push(body);
    size += PREFIX_SIZE + Buffer.byteLength(body) + 1;
  };
  // what was read entry by entry says nothing of what is older
  const lastRead = stretches.findLast(
    ({ head, isRead, seen }) => head.type === 'sync' && head.news > 0 && isRead && seen.length === 0,
  );
  const stretchAt = new Map<LinePlace, Stretch>(stretches.map((stretch) => [stretch, stretch]));
  for (const place of [...stretches, ...unknown].sort((a, b) => a.start - b.start)) {
    offsets.set(place, size);
    add(bytes.subarray(place.start + PREFIX_SIZE, place.end));
    if (place === lastRead) add(encodeActivity({ type: 'read', through: lastRead.head.at }));
    const stretch = stretchAt.get(place);
    if (stretch?.isDismissed) add(encodeActivity({ type: 'dismissed', at: stretch.head.at }));
    for (const seen of stretch?.seen ?? []) add(encodeActivity(seen));
  }
  return {
    bodies,
    placesFrom(end) {
      const moved = <T extends LinePlace>(place: T) => movedTo(place, end - size + offsets.get(place)!);
      return { stretches: stretches.map(moved), unknown: unknown.map(moved) };
    },
  };
}
