import { join } from 'node:path';
import { z } from 'zod';
import type { AppError } from '../../shared/app-error';
import { readStored, writeAtomically } from './disk';
import type { Clock } from './surroundings';

const ledgerSchema = z.object({
  version: z.literal(1),
  /** What was announced, with when it was (epoch ms) and when it may be forgotten (epoch ms; null: not by itself). */
  given: z.record(z.string(), z.object({ at: z.number(), forgetAt: z.number().nullable() })),
});
type Entry = z.infer<typeof ledgerSchema>['given'][string];

/** The record of what was announced, on disk, so that nothing is announced twice. */
export interface Ledger {
  /** Reads the file; never rejects. A damaged one is set aside and reported; what is due then counts as given (see reminders). */
  load(): Promise<AppError | null>;
  has(key: string): boolean;
  /**
   * Notes keys as given. They count in memory even where the disk refuses.
   * @throws {AppError} disk_full, disk_denied, disk_failed
   */
  record(keys: readonly string[], forgetAt: number | null): Promise<void>;
  /** @throws {AppError} as `record` does */
  forget(key: string): Promise<void>;
}

export function createLedger({ dataDir, clock }: { dataDir: string; clock: Clock }): Ledger {
  const path = join(dataDir, 'ledger.json');
  const entries = new Map<string, Entry>();
  let writing = Promise.resolve();

  /** One write at a time, each with the newest entries. */
  async function save(): Promise<void> {
    const now = clock.now();
    for (const [key, { forgetAt }] of entries) if (forgetAt !== null && forgetAt <= now) entries.delete(key);
    const turn = writing.then(() => {
      const text = JSON.stringify({ version: 1, given: Object.fromEntries(entries) });
      return writeAtomically(path, text, 'the record of reminders');
    });
    writing = turn.catch(() => undefined); // whoever asked for it hears of it
    await turn;
  }

  return {
    async load() {
      const { content, problem } = await readStored(path, (text) => ledgerSchema.parse(JSON.parse(text)), {
        what: 'the record of reminders',
        damaged: 'ledger_damaged',
        now: clock.now(),
      });
      for (const [key, entry] of Object.entries(content?.given ?? {})) entries.set(key, entry);
      return problem;
    },
    has: (key) => entries.has(key),
    async record(keys, forgetAt) {
      const at = clock.now();
      for (const key of keys) entries.set(key, { at, forgetAt });
      await save();
    },
    async forget(key) {
      if (entries.delete(key)) await save();
    },
  };
}
