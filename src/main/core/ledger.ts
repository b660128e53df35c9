import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/app-error';
import { setAside, writeAtomically } from './disk';
import type { Clock } from './surroundings';

const ledgerSchema = z.object({
  version: z.literal(1),
  /** What was announced, with when it was (epoch ms) and when it may be forgotten (epoch ms; null: not by itself). */
  given: z.record(z.string(), z.object({ at: z.number(), forgetAt: z.number().nullable() })),
});
type Entries = z.infer<typeof ledgerSchema>['given'];

/** The record of what was announced, on disk, so that nothing is announced twice. */
export interface Ledger {
  /** Reads the file. A damaged one is set aside and reported; what is due then counts as given (see reminders). */
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
  let entries: Entries = {};
  let writing = Promise.resolve();

  /** One write at a time, each with the newest entries. */
  async function save(): Promise<void> {
    const now = clock.now();
    entries = Object.fromEntries(
      Object.entries(entries).filter(([, { forgetAt }]) => forgetAt === null || forgetAt > now),
    );
    const turn = writing.then(() =>
      writeAtomically(path, JSON.stringify({ version: 1, given: entries }), 'the record of reminders'),
    );
    writing = turn.catch(() => undefined);
    await turn;
  }

  return {
    async load() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
      try {
        entries = ledgerSchema.parse(JSON.parse(text)).given;
        return null;
      } catch (cause) {
        const file = await setAside(path, clock.now());
        return new AppError('ledger_damaged', { values: { file }, cause });
      }
    },
    has: (key) => key in entries,
    async record(keys, forgetAt) {
      const at = clock.now();
      entries = { ...entries, ...Object.fromEntries(keys.map((key) => [key, { at, forgetAt }])) };
      await save();
    },
    async forget(key) {
      if (!(key in entries)) return;
      entries = Object.fromEntries(Object.entries(entries).filter(([other]) => other !== key));
      await save();
    },
  };
}
