import { join } from 'node:path';
import { z } from 'zod';
import type { Account } from '../../../shared/account';
import type { AppError } from '../../../shared/app-error';
import {
  isNoPreference,
  NO_PREFERENCE,
  reminderPreferenceSchema,
  type ReminderPreference,
} from '../../../shared/reminders/preference';
import { createSerial } from '../async/serial';
import { readStored, writeAtomically } from '../disk';
import type { Clock } from '../surroundings';
import { serverOf } from './number-key';

/** By server, then by number id: kept apart from accounts, so that one added again finds them. */
const serversSchema = z.record(z.string(), z.record(z.string(), reminderPreferenceSchema));
const fileSchema = z.object({ version: z.literal(1), servers: serversSchema });

const WHAT = 'the reminder settings of single numbers';

/** What the user decided for the reminders of single numbers, on disk. */
export interface ReminderPreferences {
  /** Never rejects; a damaged file is set aside and reported. */
  load(): Promise<AppError | null>;
  /** Moves whenever a decision is another. */
  version(): number;
  of(account: Account, numberId: string): ReminderPreference;
  /** By number id; a number without a decision is not in it. */
  ofAccount(account: Account): Record<string, ReminderPreference>;
  /**
   * Decides for some numbers. Nothing is changed where the disk refuses.
   * @throws {AppError} disk_full, disk_denied, disk_failed
   */
  change(
    account: Account,
    numberIds: readonly string[],
    change: (before: ReminderPreference, numberId: string) => ReminderPreference,
  ): Promise<void>;
}

export function createReminderPreferences({ dataDir, clock }: { dataDir: string; clock: Clock }): ReminderPreferences {
  const path = join(dataDir, 'reminder-preferences.json');
  let servers = new Map<string, ReadonlyMap<string, ReminderPreference>>();
  let version = 0;
  const serial = createSerial();

  async function save(next: typeof servers): Promise<void> {
    const content = [...next].map(([server, numbers]) => [server, Object.fromEntries(numbers)] as const);
    await writeAtomically(path, JSON.stringify({ version: 1, servers: Object.fromEntries(content) }), WHAT);
    servers = next;
    version++;
  }

  return {
    async load() {
      const { content, problem } = await readStored(path, (text) => fileSchema.parse(JSON.parse(text)), {
        what: WHAT,
        damaged: 'preferences_damaged',
        now: clock.now(),
      });
      const stored = Object.entries(content?.servers ?? {});
      servers = new Map(stored.map(([server, numbers]) => [server, new Map(Object.entries(numbers))]));
      return problem;
    },
    version: () => version,
    of: (account, numberId) => servers.get(serverOf(account))?.get(numberId) ?? NO_PREFERENCE,
    ofAccount: (account) => Object.fromEntries(servers.get(serverOf(account)) ?? []),
    change(account, numberIds, change) {
      return serial(() => {
        const numbers = new Map(servers.get(serverOf(account)));
        for (const numberId of numberIds) {
          const after = change(numbers.get(numberId) ?? NO_PREFERENCE, numberId);
          if (isNoPreference(after)) numbers.delete(numberId);
          else numbers.set(numberId, after);
        }
        return save(new Map(servers).set(serverOf(account), numbers));
      });
    },
  };
}
