import type { AppError } from '../../../shared/app-error';
import type { EnvironmentList } from './environment-list';
import type { Snapshots } from './snapshots';

/** The last list of each environment, in memory and on disk. */
export interface EnvironmentLists {
  get(environmentId: string): EnvironmentList | null;
  /** Whether the last run left a list that this one could not read. */
  wasUnreadable(environmentId: string): boolean;
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
  const unreadable = new Set<string>();

  return {
    get: (environmentId) => lists.get(environmentId) ?? null,
    wasUnreadable: (environmentId) => unreadable.has(environmentId),
    async load(environmentId) {
      const { list, problem } = await snapshots.read(environmentId);
      if (list) lists.set(environmentId, list);
      if (problem) unreadable.add(environmentId);
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
