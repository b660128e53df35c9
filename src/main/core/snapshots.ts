import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { apiFiltersSchema } from '../../shared/account';
import { AppError } from '../../shared/app-error';
import { setAside, writeAtomically } from './disk';
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
  /** Never rejects for what is in the file: a damaged one is set aside and reported. */
  read(accountId: string): Promise<{ snapshot: Snapshot | null; problem: AppError | null }>;
  /** @throws {AppError} disk_full, disk_denied, disk_failed */
  write(accountId: string, snapshot: Snapshot): Promise<void>;
  remove(accountId: string): Promise<void>;
}

export function createSnapshots({ dataDir, clock }: { dataDir: string; clock: Clock }): Snapshots {
  /** An id becomes a path here, so it must be one. */
  const pathOf = (accountId: string) => join(dataDir, 'snapshots', `${z.uuid().parse(accountId)}.json`);

  return {
    async read(accountId) {
      const path = pathOf(accountId);
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { snapshot: null, problem: null };
        throw error;
      }
      try {
        const snapshot = snapshotSchema.parse(JSON.parse(text));
        if (snapshot.accountId !== accountId) throw new Error('The snapshot is of another account.');
        return { snapshot, problem: null };
      } catch (cause) {
        const file = await setAside(path, clock.now());
        return { snapshot: null, problem: new AppError('snapshot_damaged', { values: { file }, cause }) };
      }
    },
    write: (accountId, snapshot) => writeAtomically(pathOf(accountId), JSON.stringify(snapshot), 'the list of numbers'),
    remove: (accountId) => rm(pathOf(accountId), { force: true }),
  };
}
