import type { Environment } from '../../../shared/environment';
import type { AppError } from '../../../shared/app-error';
import { isNoPreference, NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { DATA_FOLDER, openDataFile, type DataFolder } from '../storage/data-folder';
import { createSerial } from '../../../shared/async/serial';
import { forEachYielding, runYielding } from '../async/yielding';
import {
  changePreference,
  encodePreferences,
  readPreference,
  readPreferences,
  type PreferencesFile,
} from '../storage/formats/preferences-format';
import { serverOf } from '../storage/number-key';

/** What was decided for a number of a server. */
export interface NumberPreference {
  server: string;
  numberId: string;
  preference: ReminderPreference;
}

/** Numbers with a decision, by {@link preferenceKey}. */
export type AllPreferences = ReadonlyMap<string, NumberPreference>;

/** Names a number among those of all servers, as `numberKey` does where there is an environment. */
export function preferenceKey({ server, numberId }: Pick<NumberPreference, 'server' | 'numberId'>): string {
  return `${server} ${numberId}`;
}

/**
 * What the user decided for the reminders of single numbers, on disk: kept by server and number id, so that an
 * environment that is added again finds it.
 */
export interface ReminderPreferences {
  /** Never rejects; a damaged file is set aside and reported. */
  load(): Promise<AppError | null>;
  /** Moves whenever a decision changes. */
  version(): number;
  of(environment: Environment, numberId: string): ReminderPreference;
  /** By number id; a number without a decision is not in it. */
  ofEnvironment(environment: Environment): Record<string, ReminderPreference>;
  /**
   * Decides for some numbers. Nothing is changed where the disk refuses.
   * @throws {AppError} disk_full, disk_denied, disk_failed
   */
  change(
    environment: Environment,
    numberIds: readonly string[],
    change: (before: ReminderPreference, numberId: string) => ReminderPreference,
  ): Promise<void>;
}

/** The decisions about all numbers at once, for a file that is taken to another computer. */
export interface WholePreferences {
  /** What was decided for numbers of all servers. */
  all(): Promise<AllPreferences>;
  /**
   * Makes decisions what `plan` makes of all there are, all or none.
   * @throws {AppError} disk_full, disk_denied, disk_failed
   */
  remake(plan: (here: AllPreferences) => Promise<AllPreferences>): Promise<void>;
}

export function createReminderPreferences(folder: DataFolder): ReminderPreferences & WholePreferences {
  const file = openDataFile(folder, 'preferences');
  /** As they stand in the file, with what this version does not know. */
  let stored: PreferencesFile = { servers: new Map(), rest: {} };
  const known = new Map<string, Map<string, ReminderPreference>>();
  let version = 0;
  const serial = createSerial();

  function know(server: string, numberId: string): void {
    const preference = readPreference(stored.servers.get(server)?.get(numberId));
    const numbers = known.get(server) ?? new Map<string, ReminderPreference>();
    known.set(server, numbers);
    if (isNoPreference(preference)) numbers.delete(numberId);
    else numbers.set(numberId, preference);
  }

  const write = (content: PreferencesFile) => file.replace(encodePreferences(content, DATA_FOLDER.preferences.version));
  const of = (server: string, numberId: string) => known.get(server)?.get(numberId) ?? NO_PREFERENCE;

  return {
    all: () => serial(() => runYielding(everythingIn(known))),
    remake(plan) {
      return serial(async () => {
        const here = await runYielding(everythingIn(known));
        const { next, changed } = await runYielding(remade(stored, here, await plan(here)));
        if (changed.length === 0) return;
        await write(next);
        stored = next;
        await forEachYielding(changed, ({ server, numberId }) => know(server, numberId));
        version++;
      });
    },
    async load() {
      const { content, problem } = await file.read(readPreferences);
      if (content) stored = content;
      for (const [server, numbers] of stored.servers) for (const numberId of numbers.keys()) know(server, numberId);
      // the file that was set aside has the rest; if it stayed here too, each start would set it aside again
      if (content && problem?.code === DATA_FOLDER.preferences.damaged) await write(stored).catch(() => undefined);
      return problem;
    },
    version: () => version,
    of: (environment, numberId) => of(serverOf(environment), numberId),
    ofEnvironment: (environment) => Object.fromEntries(known.get(serverOf(environment)) ?? []),
    change(environment, numberIds, change) {
      return serial(async () => {
        const server = serverOf(environment);
        const numbers = new Map(stored.servers.get(server));
        for (const numberId of numberIds) {
          const after = changePreference(numbers.get(numberId), change(of(server, numberId), numberId));
          if (after) numbers.set(numberId, after);
          else numbers.delete(numberId);
        }
        const next = { ...stored, servers: new Map(stored.servers).set(server, numbers) };
        await write(next);
        stored = next;
        for (const numberId of numberIds) know(server, numberId);
        version++;
      });
    },
  };
}

/** All that is known. Pauses after each number. */
function* everythingIn(
  known: ReadonlyMap<string, ReadonlyMap<string, ReminderPreference>>,
): Generator<void, AllPreferences> {
  const found = new Map<string, NumberPreference>();
  for (const [server, numbers] of known) {
    for (const [numberId, preference] of numbers) {
      const entry = { server, numberId, preference };
      found.set(preferenceKey(entry), entry);
      yield;
    }
  }
  return found;
}

/** What the file says once `target` holds where `here` did, and which numbers changed. Pauses after each number. */
function* remade(
  stored: PreferencesFile,
  here: AllPreferences,
  target: AllPreferences,
): Generator<void, { next: PreferencesFile; changed: Pick<NumberPreference, 'server' | 'numberId'>[] }> {
  const servers = new Map([...stored.servers].map(([server, numbers]) => [server, new Map(numbers)]));
  const changed: Pick<NumberPreference, 'server' | 'numberId'>[] = [];
  for (const key of new Set([...here.keys(), ...target.keys()])) {
    yield;
    const [before, after] = [here.get(key), target.get(key)];
    const entry = after ?? before;
    if (!entry || before === after) continue;
    const { server, numberId } = entry;
    const numbers = servers.get(server) ?? new Map<string, unknown>();
    servers.set(server, numbers);
    const kept = changePreference(numbers.get(numberId), after?.preference ?? NO_PREFERENCE);
    if (kept) numbers.set(numberId, kept);
    else numbers.delete(numberId);
    changed.push({ server, numberId });
  }
  return { next: { ...stored, servers }, changed };
}
