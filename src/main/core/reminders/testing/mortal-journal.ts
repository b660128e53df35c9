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
  let content: Buffer | null = null;
  let intent: Announcement | null = null;

  function noteIntent(lines: Buffer): void {
    for (const line of lines.toString().split('\n')) {
      const record = readLedgerRecord(Buffer.from(line.slice(PREFIX_SIZE)));
      if (record?.type === 'intent') intent = record.announcement;
    }
  }

  const file: DataFile = {
    async read(parse) {
      if (!content) return { content: null, problem: null };
      const parsed = await parse(content);
      if (parsed.isDamaged) throw new Error('a kill must not look like damage');
      return { content: parsed.content, problem: null };
    },
    bytes: () => Promise.resolve(content),
    async append(lines, at, overwrite) {
      await reaper.pass();
      const before = content ?? Buffer.alloc(0);
      if (before.length !== at) return false;
      content = Buffer.concat([before, lines.subarray(0, Math.floor(cut() * lines.length))]);
      await reaper.pass();
      content = Buffer.concat([before, lines]);
      noteIntent(lines);
      await reaper.pass();
      overwrite.bytes.copy(content, overwrite.at);
      await reaper.pass();
      return true;
    },
    async replace(announced) {
      if (!Buffer.isBuffer(announced)) throw new Error('a journal is written in one piece');
      await reaper.pass();
      content = Buffer.from(announced);
      intent = null;
      noteIntent(content);
      await reaper.pass();
    },
  };
  return { open: () => createJournal(file, 'ledger', 3), intent: () => intent };
}
