import type { Environment, ApiFilters } from '../../../shared/environment';
import type { AppError } from '../../../shared/app-error';
import { localDay } from '../../../shared/calendar/calendar-day';
import type { Snapshots } from '../storage/snapshots';

/** The last list of one environment, packed: 100,000 numbers are 20 MB so, and several times as much as objects. */
export interface EnvironmentList {
  /** Where it was fetched. */
  baseUrl: string;
  scope: ApiFilters;
  /** Epoch ms. */
  fetchedAt: number;
  setAside: number;
  /** Numbers of which something that reminders depend on could not be read; absent in lists of earlier versions. */
  incomplete?: number | undefined;
  count: number;
  /** See shared/number-chunk.ts. */
  chunks: readonly Uint8Array[];
}

/**
 * Whether a list holds the numbers that an environment's next fetch will ask for. Sample data is made anew each day.
 * @param now epoch ms
 */
export function isFromSource(list: EnvironmentList, environment: Environment, now: number): boolean {
  const isSame =
    list.baseUrl === environment.baseUrl && JSON.stringify(list.scope) === JSON.stringify(environment.scope);
  return isSame && (environment.kind === 'live' || localDay(list.fetchedAt) === localDay(now));
}

/** The last list of each environment, in memory and on disk. */
export interface EnvironmentLists {
  get(environmentId: string): EnvironmentList | null;
  /** Brings back what the last run left. Resolves with what was wrong with it, if anything. */
  load(environmentId: string): Promise<AppError | null>;
  /**
   * Keeps a new list. It counts in memory even where the disk refuses.
   * @throws {AppError} disk_full, disk_denied, disk_failed
   */
  put(environmentId: string, list: EnvironmentList): Promise<void>;
  /** Forgets an environment's list, on disk too. */
  remove(environmentId: string): Promise<void>;
}

export function createEnvironmentLists(snapshots: Snapshots): EnvironmentLists {
  const lists = new Map<string, EnvironmentList>();

  return {
    get: (environmentId) => lists.get(environmentId) ?? null,
    async load(environmentId) {
      const { list, problem } = await snapshots.read(environmentId);
      if (list) lists.set(environmentId, list);
      return problem;
    },
    async put(environmentId, list) {
      lists.set(environmentId, list);
      await snapshots.write(environmentId, list);
    },
    async remove(environmentId) {
      lists.delete(environmentId);
      await snapshots.remove(environmentId);
    },
  };
}
