import type { JournalFile } from '../../journal-file';
import type { Announcement } from '../ledger-state';

/** Kills the app: what it was waiting for never comes. */
export interface Reaper {
  /** One of the places at which the app may die; never resolves where it does. */
  pass(): Promise<void>;
}

/** The record of reminders on a disk that outlives the app, which may die before, in and after each write. */
export interface MortalJournal extends JournalFile {
  /** What was last begun. */
  intent(): Announcement | null;
}

/** @param cut how much of a line is written when the app dies in the middle of it, from 0 to 1 */
export function createMortalJournal(reaper: Reaper, cut: () => number): MortalJournal {
  let content: string | null = null;
  let intent: Announcement | null = null;

  function noteIntent(line: string): void {
    const record = JSON.parse(line) as { type: string; announcement?: Announcement; underWay?: Announcement | null };
    if (record.type === 'intent') intent = record.announcement ?? null;
    if (record.type === 'state') intent = record.underWay ?? null;
  }

  return {
    read: async (parse) => ({
      content: content === null ? null : await parse(Buffer.from(content)),
      problem: null,
    }),
    async append(given) {
      const line = String(given);
      await reaper.pass();
      const before = content ?? '';
      content = before + line.slice(0, Math.floor(cut() * line.length));
      await reaper.pass();
      content = before + line;
      noteIntent(line);
      await reaper.pass();
    },
    async replace(given) {
      const text = String(given);
      await reaper.pass();
      content = text;
      noteIntent(text);
      await reaper.pass();
    },
    intent: () => intent,
  };
}
