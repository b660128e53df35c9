import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { apiFiltersSchema } from '../../shared/account';
import type { AppError } from '../../shared/app-error';
import { diskError, readStored, writeAtomically } from './disk';
import { phoneNumberSchema } from './phone-number-schema';
import type { Clock } from './surroundings';

const snapshotSchema = z.object({
  version: z.literal(1),
  accountId: z.uuid(),
  /** Epoch ms. */
  fetchedAt: z.number(),
  scope: apiFiltersSchema,
  setAside: z.number(),
  numbers: z.array(phoneNumberSchema),
});

/** The last list of one account as it lies on disk. */
export type Snapshot = z.infer<typeof snapshotSchema>;

/** The last list of each account, on disk: for an instant start, and for when there is no network. */
export interface Snapshots {
  /** Never rejects for what is on the disk: a damaged file is set aside and reported. */
  read(accountId: string): Promise<{ snapshot: Snapshot | null; problem: AppError | null }>;
  /** @throws {AppError} disk_full, disk_denied, disk_failed */
  write(accountId: string, snapshot: Snapshot): Promise<void>;
  /**
   * Removes all that is kept of an account's numbers, damaged files too.
   * @throws {AppError} disk_denied, disk_failed
   */
  remove(accountId: string): Promise<void>;
}

export function createSnapshots({ dataDir, clock }: { dataDir: string; clock: Clock }): Snapshots {
  const folder = join(dataDir, 'snapshots');
  /** An id becomes a path here, so it must be one. */
  const fileOf = (accountId: string) => `${z.uuid().parse(accountId)}.json`;
  const pathOf = (accountId: string) => join(folder, fileOf(accountId));
  const turns = new Map<string, Promise<void>>();

  /** One after another for each account: what is being written must not come back after it was removed. */
  async function inTurn(accountId: string, work: () => Promise<void>): Promise<void> {
    const turn = (turns.get(accountId) ?? Promise.resolve()).then(work);
    turns.set(
      accountId,
      turn.catch(() => undefined), // whoever asked for it hears of it
    );
    await turn;
  }

  async function removeFiles(accountId: string): Promise<void> {
    const file = fileOf(accountId);
    try {
      const names = await readdir(folder);
      await Promise.all(
        names.filter((name) => name.startsWith(file)).map((name) => rm(join(folder, name), { force: true })),
      );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw diskError(error, pathOf(accountId), 'the removal of the list of numbers');
    }
  }

  function parse(text: string, accountId: string): Snapshot {
    const snapshot = snapshotSchema.parse(JSON.parse(text));
    if (snapshot.accountId !== accountId) throw new Error('The snapshot is of another account.');
    return snapshot;
  }

  return {
    async read(accountId) {
      const { content, problem } = await readStored(pathOf(accountId), (text) => parse(text, accountId), {
        what: 'the list of numbers',
        damaged: 'snapshot_damaged',
        now: clock.now(),
      });
      return { snapshot: content, problem };
    },
    write: (accountId, snapshot) =>
      inTurn(accountId, () => writeAtomically(pathOf(accountId), JSON.stringify(snapshot), 'the list of numbers')),
    remove: (accountId) => inTurn(accountId, () => removeFiles(accountId)),
  };
}
