import type { DataFile } from '../../storage/data-file';
import { readLedgerRecord, type Announcement } from '../../storage/formats/ledger-format';
import { createJournal, type Journal } from '../../storage/journal';
import { PREFIX_SIZE } from '../../storage/journal-lines';

/** Kills the app: what it was waiting for never comes. */
export interface Reaper {
  /** One of the places at which the app may die; never resolves where it does. */
  pass(): Promise<void>;
}

/** The record of reminders on a disk that outlives the app, which may die before, in and after each write. */
export interface MortalJournal {
  /** As the next start opens it. */
  open(): Journal;
  /** What was last begun. */
  intent(): Announcement | null;
}

/** @param cut how much of a line is written when the app dies in the middle of it, from 0 to 1 */
export function createMortalJournal(reaper: Reaper, cut: () => number): MortalJournal {
  /** What is on the disk, with room for more; null where there is no file. */
  let disk: { bytes: Buffer; size: number } | null = null;
  let intent: Announcement | null = null;
  const content = () => disk?.bytes.subarray(0, disk.size) ?? null;

  function noteIntent(lines: Buffer): void {
    for (const line of lines.toString().split('\n')) {
      if (!line.includes('"intent"')) continue; // most of a file is something else, and reading all of it takes long
      const record = readLedgerRecord(Buffer.from(line.slice(PREFIX_SIZE)));
      if (record?.type === 'intent') intent = record.announcement;
    }
  }

  /** Puts lines at the end; `size` still says where the file ends. */
  function writeBehind(before: { bytes: Buffer; size: number }, lines: Buffer): void {
    const end = before.size + lines.length;
    if (end > before.bytes.length) {
      const larger = Buffer.alloc(2 * end);
      before.bytes.copy(larger, 0, 0, before.size);
      before.bytes = larger;
    }
    lines.copy(before.bytes, before.size);
  }

  const file: DataFile = {
    async read(parse) {
      const bytes = content();
      if (!bytes) return { content: null, problem: null };
      const parsed = await parse(bytes);
      if (parsed.isDamaged) throw new Error('a kill must not look like damage');
      return { content: parsed.content, problem: null };
    },
    bytes: () => Promise.resolve(content()),
    async append(lines, at, overwrite) {
      await reaper.pass();
      if (disk?.size !== at) return false; // a file begins with a whole state
      writeBehind(disk, lines);
      disk.size = at + Math.floor(cut() * lines.length);
      await reaper.pass();
      disk.size = at + lines.length;
      noteIntent(lines);
      await reaper.pass();
      overwrite.bytes.copy(disk.bytes, overwrite.at);
      await reaper.pass();
      return true;
    },
    async replace(announced) {
      if (!Buffer.isBuffer(announced)) throw new Error('a journal is written in one piece');
      await reaper.pass();
      disk = { bytes: Buffer.from(announced), size: announced.length };
      intent = null;
      noteIntent(disk.bytes);
      await reaper.pass();
    },
  };
  return { open: () => createJournal(file, 'ledger', 3), intent: () => intent };
}
