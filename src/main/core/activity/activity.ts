import { START_REASONS, type ActivityList, type ActivitySync, type ChangeCounts, type ChangeMarks, type NumberHistory, type NumbersLost, type StartReason } from '../../../shared/activity/activity'; // prettier-ignore
import { CHANGE_KINDS } from '../../../shared/activity/changes';
import { addCounts } from '../../../shared/activity/counts';
import type { Environment } from '../../../shared/environment';
import type { EnvironmentList } from '../lists/environment-list';
import type { NumberWorker } from '../worker/number-worker';
import type { Clock } from '../ports/ports';
import type { SyncHead } from '../storage/formats/activity-format';
import type { FoundActivity } from '../worker/activity-jobs';
import { questionOf } from './activity-question';
import { createActivityLogs } from './activity-logs';
import { createReading, type Reading } from './reading';
import { countsWithout, goneIdsOf, lossOf, overlaps, sinceServer, type Stretch } from './timeline';

interface ActivityOptions {
  /** Absolute path. */
  dataDir: string;
  clock: Clock;
  worker: Pick<NumberWorker, 'packActivity' | 'findChangeMarks' | 'findHistory'>;
  onChange(): void;
  /** What could not be read or written; null once it could again. */
  onProblem: (environmentId: string, error: unknown) => void;
}

/** Changes that are still unread. */
interface UnreadChanges {
  /** When the list was fetched (epoch ms) since which they happened. */
  since: number;
  counts: ChangeCounts;
}

/** When the two lists that were compared were fetched (epoch ms), and how many numbers they have. */
type ComparedLists = Pick<SyncHead, 'from' | 'at' | 'before' | 'after'>;

/** What changed in each environment between one sync and the next: recorded, and read back on request. */
export interface Activity extends Reading {
  /** Begins to read the record of an environment, for all below wait where they need it. */
  load(environmentId: string): Promise<void>;
  /** Whether an environment had a list once. */
  hasRecord(environmentId: string): Promise<boolean>;
  /** Ids of numbers that an environment once had, as far as a comparison with a list can know. */
  goneIds(environmentId: string, list: EnvironmentList): Promise<string[]>;
  /** Notes what differs from the list before; to be done before that list is forgotten. Never rejects. */
  listChanged(environmentId: string, found: FoundActivity | null, lists: ComparedLists): Promise<void>;
  /** Notes that a list was not compared with the one before it, if there was one. Never rejects. */
  listStarted(
    environment: Environment,
    list: { fetchedAt: number; count: number },
    before: EnvironmentList | null,
  ): Promise<void>;
  /** How many numbers have changes that were not read. */
  unread(environmentId: string): number;
  unreadChanges(environmentId: string): UnreadChanges | null;
  /** The last large loss, while some of its numbers are still missing. */
  loss(environmentId: string): NumbersLost | null;
  /** Increases whenever anything here changes. */
  revision(): number;
  /** @throws {AppError} disk_unreadable (as all below) */
  list(environmentId: string): Promise<ActivityList>;
  marks(environmentId: string): Promise<ChangeMarks>;
  historyOf(environmentId: string, numberId: string): Promise<NumberHistory>;
  /** Forgets an environment, on disk too. @throws {AppError} disk_denied, disk_failed */
  remove(environmentId: string): Promise<void>;
}

export function createActivity(options: ActivityOptions): Activity {
  const { dataDir, clock, worker, onProblem } = options;
  let revision = 0;
  /** Kept, because it is asked for with every change of the app's state and may be of 50,000 numbers. */
  const losses = new Map<string, { revision: number; loss: NumbersLost | null }>();

  function changed(): void {
    revision++;
    options.onChange();
  }

  const logs = createActivityLogs({ dataDir, clock, onChange: changed, onProblem });
  const unreadOf = (environmentId: string) =>
    logs
      .stretches(environmentId)
      .flatMap(({ head, isRead, seen }) => (isRead || head.type !== 'sync' ? [] : [{ head, seen }]));

  return {
    load: async (environmentId) => void (await logs.loaded(environmentId)),
    hasRecord: async (environmentId) => (await logs.loaded(environmentId)).stretches().length > 0,
    goneIds: async (environmentId, { fetchedAt }) =>
      goneIdsOf((await logs.loaded(environmentId)).stretches(), fetchedAt),
    async listChanged(environmentId, found, lists) {
      const log = await logs.loaded(environmentId);
      if (!found && !overlaps(log.stretches(), lists.from)) return;
      const { parts, ...summary } = found ?? NOTHING;
      await logs.note(environmentId, { type: 'sync', ...lists, ...summary }, parts);
    },
    async listStarted(environment, { fetchedAt, count }, before) {
      const hasRecord = (await logs.loaded(environment.id)).stretches().some(({ head }) => head.type === 'sync');
      const reason = before ? reasonOf(before, environment) : hasRecord ? 'again' : 'first';
      await logs.note(environment.id, { type: 'start', at: fetchedAt, reason, count, before: before?.count ?? null });
    },
    unread: (environmentId) =>
      unreadOf(environmentId).reduce((sum, { head, seen }) => sum + head.news - seen.length, 0),
    unreadChanges(environmentId) {
      const unread = unreadOf(environmentId);
      const [oldest] = unread;
      return oldest ? { since: oldest.head.from, counts: unread.map(countsOf).reduce(addCounts) } : null;
    },
    loss(environmentId) {
      const known = losses.get(environmentId);
      if (known?.revision === revision) return known.loss;
      const loss = lossOf(logs.stretches(environmentId));
      losses.set(environmentId, { revision, loss });
      return loss;
    },
    revision: () => revision,
    async list(environmentId) {
      const { bytes, stretches } = await (await logs.loaded(environmentId)).snapshot();
      const newestFirst = stretches.toReversed();
      const chunks = await worker.packActivity(questionOf(bytes, newestFirst));
      return { syncs: newestFirst.map(syncOf), chunks };
    },
    async marks(environmentId) {
      const { bytes, stretches } = await (await logs.loaded(environmentId)).snapshot();
      return worker.findChangeMarks(questionOf(bytes, sinceServer(stretches).toReversed()));
    },
    async historyOf(environmentId, numberId) {
      const { bytes, stretches } = await (await logs.loaded(environmentId)).snapshot();
      return worker.findHistory({ ...questionOf(bytes, sinceServer(stretches).toReversed()), numberId });
    },
    ...createReading({ logs, worker, changed }),
    remove: (environmentId) => logs.remove(environmentId),
  };
}

const NOTHING: FoundActivity = {
  counts: { kinds: {}, became: {} },
  entries: 0,
  news: 0,
  omitted: 0,
  gone: [],
  back: [],
  parts: [],
};

function reasonOf(before: EnvironmentList, environment: Environment): StartReason {
  if (before.baseUrl !== environment.baseUrl) return 'server';
  if (JSON.stringify(before.scope) !== JSON.stringify(environment.scope)) return 'scope';
  return environment.kind === 'sample' ? 'sample' : 'token';
}

function syncOf({ head, isRead, seen }: Stretch): ActivitySync {
  if (head.type === 'start') {
    const { type, at, count, before } = head;
    return { type, at, reason: knownReason(head.reason), count, before };
  }
  const { from, at, omitted } = head;
  return { type: 'sync', from, at, isRead, seen: seen.map(({ numberId }) => numberId), omitted };
}

/** A reason that a later version noted is shown as the plainest one that this version has. */
function knownReason(reason: string): StartReason {
  return START_REASONS.find((known) => known === reason) ?? 'again';
}

/** What is unread of a sync, without the kinds of change that this version does not know. */
function countsOf({ head, seen }: { head: SyncHead; seen: Stretch['seen'] }): ChangeCounts {
  const { kinds, became } = seen.reduce(countsWithout, head.counts);
  return {
    became,
    kinds: Object.fromEntries(
      Object.entries(kinds).filter(([kind]) => (CHANGE_KINDS as readonly string[]).includes(kind)),
    ),
  };
}
