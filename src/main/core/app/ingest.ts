import type { Environment } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import type { Activity } from '../activity/activity';
import type { Environments } from '../environments/environments';
import { isFromSource } from '../lists/environment-list';
import type { EnvironmentList } from '../lists/environment-list';
import type { EnvironmentLists } from '../lists/environment-lists';
import type { ListFeed } from '../lists/list-feed';
import type { Clock } from '../ports/ports';
import type { Reminders } from '../reminders/reminders';
import type { SyncAttempt } from '../sync/sync';
import { countsOf, type FetchedNumbers, type NumbersSource } from '../talkover/numbers-source';
import { unpackChanges } from '../worker/unpack-changes';
import type { FirstView } from '../pages/first-view';
import type { Signals } from './signals';
import type { Warnings } from './warnings';

export interface IngestParts {
  clock: Clock;
  environments: Pick<Environments, 'get'>;
  lists: Pick<EnvironmentLists, 'get' | 'put'>;
  source: Pick<NumbersSource, 'fetchEnvironment'>;
  activity: Pick<Activity, 'goneIds' | 'listChanged' | 'listStarted'>;
  reminders: Pick<Reminders, 'listChanged' | 'tokenAccepted'>;
  feed: Pick<ListFeed, 'changed'>;
  firstView: Pick<FirstView, 'over'>;
  warnings: Pick<Warnings, 'warn'>;
  signals: Pick<Signals, 'remindersDue'>;
}

/** The way of a list into the app: fetched, compared, recorded, stored, shown, and looked through for reminders. */
export interface Ingest {
  /** Brings the list of an environment up to date. @throws {AppError} whatever keeps it from being fetched; cancelled */
  sync: SyncAttempt;
  /** Takes a list that came by other means and is not compared: the first of an environment, a server or a scope. */
  takeFirst(environment: Environment, fetched: FetchedNumbers): Promise<void>;
}

export function createIngest(parts: IngestParts): Ingest {
  const { clock, environments, lists, source, activity, reminders, feed, warnings } = parts;

  /** The differences are recorded before the list that shows them is gone: the app may be killed in between. */
  async function record(environment: Environment, fetched: FetchedNumbers, before: EnvironmentList | null) {
    const { changes, count, fetchedAt } = fetched;
    if (before && changes) {
      await activity.listChanged(environment.id, changes.activity, before.fetchedAt, fetchedAt);
      if (environment.kind === 'live')
        await reminders.listChanged(environment, await unpackChanges(changes), before.fetchedAt);
    } else {
      await activity.listStarted(environment, { fetchedAt, count }, lists.get(environment.id));
    }
  }

  /** The list counts even where the disk refuses it; the user is told that it did. */
  async function store(environment: Environment, fetched: FetchedNumbers, before: EnvironmentList | null) {
    const { chunks, count, setAside, incomplete, fetchedAt, changes } = fetched;
    const { baseUrl, scope } = environment;
    const stored = lists.put(environment.id, { baseUrl, scope, chunks, count, setAside, incomplete, fetchedAt });
    feed.changed(before && changes ? { from: before, patch: changes.patch } : undefined);
    const problem = await stored.then(
      () => null,
      (error: unknown) => error,
    );
    warnings.warn(`snapshot ${environment.id}`, problem);
  }

  /** @param before the list that this is a newer state of; null where it is the first, or answers another question */
  async function take(environment: Environment, fetched: FetchedNumbers, before: EnvironmentList | null) {
    await record(environment, fetched, before);
    await store(environment, fetched, before);
    await reminders.tokenAccepted(environment);
    parts.signals.remindersDue.emit();
  }

  return {
    async sync(environmentId, signal, onProgress) {
      await parts.firstView.over();
      const environment = environments.get(environmentId);
      const last = lists.get(environmentId);
      const before = last && isFromSource(last, environment, clock.now()) ? last : null;
      const earlier = before && { chunks: [...before.chunks], goneIds: await activity.goneIds(environmentId, before) };
      const fetched = await source.fetchEnvironment(environment, signal, { before: earlier, onProgress });
      if (signal.aborted) throw new AppError('cancelled');
      await take(environment, fetched, before);
      return countsOf(fetched);
    },
    takeFirst: (environment, fetched) => take(environment, fetched, null),
  };
}
