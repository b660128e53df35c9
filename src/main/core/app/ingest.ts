import type { Environment } from '../../../shared/environment';
import { listed } from '../../../shared/i18n/lists';
import { AppError } from '../../../shared/app-error';
import { isDoubtful, isSameEnvironment, type ListLoss } from '../../../shared/numbers/list-loss';
import type { Activity } from '../activity/activity';
import { isFromSource, type EnvironmentList } from '../lists/environment-list';
import type { EnvironmentLists } from '../lists/environment-lists';
import type { ListFeed } from '../lists/list-feed';
import { createSerial } from '../../../shared/async/serial';
import type { HandledReview } from '../reminders/handled-review';
import type { Reminders } from '../reminders/reminders';
import type { Outages } from '../sync/outages';
import type { SyncAttempt } from '../sync/sync';
import { unwatchedBetween } from '../sync/unwatched';
import { countsOf, type EarlierNumbers, type FetchedNumbers } from '../lists/numbers-source';
import { unpackChanges } from '../worker/unpack-changes';
import type { FirstView } from '../pages/first-view';
import { createBelievedLists, type BelievedListsParts } from './believed-lists';
import type { Signals } from './signals';
import type { Warnings } from './warnings';

export interface IngestParts extends BelievedListsParts {
  lists: Pick<EnvironmentLists, 'get' | 'put' | 'remove'>;
  activity: Pick<Activity, 'goneIds' | 'listChanged' | 'listStarted' | 'remove'>;
  reminders: Pick<Reminders, 'listChanged' | 'syncSucceeded'>;
  handled: HandledReview;
  feed: Pick<ListFeed, 'changed'>;
  firstView: Pick<FirstView, 'over'>;
  outages: Pick<Outages, 'afterMs'>;
  warnings: Pick<Warnings, 'warn' | 'has'>;
  signals: Pick<Signals, 'remindersDue' | 'synced'>;
}

/** The way of a list into the app: fetched, compared, recorded, stored, shown, and looked through for reminders. */
export interface Ingest {
  /**
   * Brings the list of an environment up to date. A list that lost much is fetched again before anything is kept of it.
   * @throws {AppError} whatever keeps it from being fetched; cancelled
   */
  sync: SyncAttempt;
  /** What a list that is fetched by other means is compared with; null where it answers another question, or is the first. */
  earlierOf(environment: Environment): Promise<EarlierNumbers | null>;
  /** Whether a list that was fetched by other means can be taken as it is; otherwise a sync has to ask again. */
  canTake(environment: Environment, fetched: FetchedNumbers, earlier: EarlierNumbers | null): boolean;
  /**
   * Takes a list that was fetched by other means: with a token that was just entered, or from a new server or scope.
   * @throws {AppError} environment_not_found where it was removed in the meantime
   */
  take(environment: Environment, fetched: FetchedNumbers, earlier: EarlierNumbers | null): Promise<void>;
  /**
   * Forgets the list and the activity of an environment that was removed, on disk too, in their turn: a list that is being
   * taken would bring them back.
   * @throws {AppError} disk_denied, disk_failed
   */
  forget(environmentId: string): Promise<void>;
}

/** What an answer lost against the list that it was compared with. */
function lossOf({ count, missing }: FetchedNumbers, before: EnvironmentList): ListLoss {
  return { before: before.count, after: count, lost: missing };
}

export function createIngest(parts: IngestParts): Ingest {
  const { clock, environments, lists, activity, reminders, feed, warnings } = parts;
  const believed = createBelievedLists(parts);
  /** Two lists that were compared with the same one must not both be taken, nor one of an environment that is gone. */
  const serial = createSerial();

  const isClockWrong = () => warnings.has('clock') || undefined;

  /** The differences are recorded before the list that shows them is gone: the app may be killed in between. */
  async function record(environment: Environment, fetched: FetchedNumbers, before: EnvironmentList | null) {
    const { changes, count, fetchedAt } = fetched;
    if (before && changes) {
      const size = { before: before.count, after: count };
      await activity.listChanged(environment.id, changes.activity, { from: before.fetchedAt, at: fetchedAt, ...size });
      if (environment.kind === 'live') {
        const gap = unwatchedBetween(before, { fetchedAt, isClockWrong: isClockWrong() }, parts.outages.afterMs());
        await reminders.listChanged(environment, { ...(await unpackChanges(changes)), size, gap }, before.fetchedAt);
      }
    } else {
      await activity.listStarted(environment, { fetchedAt, count }, lists.get(environment.id));
    }
  }

  /** The list counts even where the disk refuses it; a warning says that it did. */
  async function store(environment: Environment, fetched: FetchedNumbers, before: EnvironmentList | null) {
    const { chunks, count, setAside, incomplete, names, fetchedAt, changes, ignoredFilters } = fetched;
    const { baseUrl, scope, name } = environment;
    const facts = { count, setAside, incomplete, names, isClockWrong: isClockWrong(), fetchedAt };
    const stored = lists.put(environment.id, { baseUrl, scope, chunks, ...facts });
    feed.changed(before && changes ? { from: before, patch: changes.patch } : undefined);
    const problem = await stored.then(
      () => null,
      (error: unknown) => error,
    );
    warnings.warn(`snapshot ${environment.id}`, problem);
    const values = { environment: name, filters: listed(ignoredFilters) };
    warnings.warn(
      `scope ${environment.id}`,
      ignoredFilters.length > 0 ? new AppError('filter_ignored', { values }) : null,
    );
  }

  /** @param before the list that this is a newer state of; null where it is the first, or answers another question */
  async function keep(environment: Environment, fetched: FetchedNumbers, before: EnvironmentList | null) {
    await record(environment, fetched, before);
    await store(environment, fetched, before);
    // once the list is kept: a comparison that is repeated after a kill must still find what to tell in Activity
    warnings.warn('handled', await parts.handled.settle(environment, fetched.chunks, fetched.fetchedAt));
    await reminders.syncSucceeded(environment);
    parts.signals.remindersDue.emit();
    parts.signals.synced.emit();
  }

  return {
    async sync(environmentId, signal, onStep) {
      await parts.firstView.over();
      const environment = environments.get(environmentId);
      const last = lists.get(environmentId);
      const before = last && isFromSource(last, environment, clock.now()) ? last : null;
      const fetched = await believed.fetchBelieved(environment, last, [signal, onStep]);
      await serial(() => {
        if (signal.aborted || lists.get(environmentId) !== last) throw new AppError('cancelled');
        return keep(environment, fetched, before);
      });
      return countsOf(fetched);
    },
    earlierOf: (environment) => believed.earlierOf(environment),
    canTake(environment, fetched, earlier) {
      if (!earlier) return true;
      const before = believed.comparedWith(environment, earlier);
      if (!before) return false;
      const loss = lossOf(fetched, before);
      return !isSameEnvironment(loss) || !isDoubtful(loss);
    },
    take: (environment, fetched, earlier) =>
      serial(() => {
        environments.get(environment.id);
        const before = believed.comparedWith(environment, earlier);
        const isNewer = before !== null && isSameEnvironment(lossOf(fetched, before));
        return keep(environment, fetched, isNewer ? before : null);
      }),
    forget: (environmentId) =>
      serial(async () => void (await Promise.all([lists.remove(environmentId), activity.remove(environmentId)]))),
  };
}
