import { join } from 'node:path';
import { z } from 'zod';
import type { AppError } from '../../../shared/app-error';
import {
  isNoPreference,
  NO_PREFERENCE,
  reminderPreferenceSchema,
  type ReminderPreference,
} from '../../../shared/reminders/preference';
import { readStored, writeAtomically } from '../disk';
import type { Clock } from '../surroundings';

const fileSchema = z.object({ version: z.literal(1), numbers: z.record(z.string(), reminderPreferenceSchema) });

const WHAT = 'the reminder settings of single numbers';

/** What the user decided for the reminders of single numbers, on disk. */
export interface ReminderPreferences {
  /** Never rejects; a damaged file is set aside and reported. */
  load(): Promise<AppError | null>;
  /** By the key of a number (number-key.ts). */
  of(key: string): ReminderPreference;
  /** All decisions for the numbers whose keys begin alike, by the rest of the key. */
  ofPrefix(prefix: string): Record<string, ReminderPreference>;
  /**
   * Decides for some numbers. Nothing is changed where the disk refuses.
   * @throws {AppError} disk_full, disk_denied, disk_failed
   */
  change(
    keys: readonly string[],
    change: (before: ReminderPreference, key: string) => ReminderPreference,
  ): Promise<void>;
}

export function createReminderPreferences({ dataDir, clock }: { dataDir: string; clock: Clock }): ReminderPreferences {
  const path = join(dataDir, 'reminder-preferences.json');
  let numbers = new Map<string, ReminderPreference>();
  let last: Promise<void> = Promise.resolve();

  async function apply(
    keys: readonly string[],
    change: (before: ReminderPreference, key: string) => ReminderPreference,
  ): Promise<void> {
    const next = new Map(numbers);
    for (const key of keys) {
      const after = change(next.get(key) ?? NO_PREFERENCE, key);
      if (isNoPreference(after)) next.delete(key);
      else next.set(key, after);
    }
    await writeAtomically(path, JSON.stringify({ version: 1, numbers: Object.fromEntries(next) }), WHAT);
    numbers = next;
  }

  return {
    async load() {
      const { content, problem } = await readStored(path, (text) => fileSchema.parse(JSON.parse(text)), {
        what: WHAT,
        damaged: 'preferences_damaged',
        now: clock.now(),
      });
      numbers = new Map(Object.entries(content?.numbers ?? {}));
      return problem;
    },
    of: (key) => numbers.get(key) ?? NO_PREFERENCE,
    ofPrefix(prefix) {
      const alike = [...numbers].filter(([key]) => key.startsWith(prefix));
      return Object.fromEntries(alike.map(([key, preference]) => [key.slice(prefix.length), preference]));
    },
    change(keys, change) {
      const turn = last.then(() => apply(keys, change));
      last = turn.catch(() => undefined); // whoever asked for it hears of it
      return turn;
    },
  };
}
