import { START_REASONS, type ActivityList, type ActivitySync, type ChangeCounts, type ChangeMarks, type NumberHistory, type NumbersLost, type StartReason } from '../../../shared/activity/activity'; // prettier-ignore
import { CHANGE_KINDS } from '../../../shared/activity/changes';
import { addCounts } from '../../../shared/activity/counts';
import type { Environment } from '../../../shared/environment';
import type { EnvironmentList } from '../lists/environment-list';
import type { NumberWorker } from '../worker/number-worker';
import type { Clock } from '../ports/ports';
import type { SyncHead } from '../storage/formats/activity-format';
import type { ActivityQuestion, FoundActivity } from '../worker/activity-jobs';
import type { ActivitySnapshot } from './activity-log';
import { createActivityLogs } from './activity-logs';
import { goneIdsOf, lossOf, overlaps, sinceServer, type Stretch } from './timeline';

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
export interface Activity {
  /** Begins to read the record of an environment, for all below wait where they need it. */
  load(environmentId: string): Promise<void>;
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
  /** The user has seen all up to an instant that was listed. @throws {AppError} disk_full, disk_denied, disk_failed */
  read(environmentId: string, through: number): Promise<void>;
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
      .flatMap((stretch) => (stretch.isRead || stretch.head.type !== 'sync' ? [] : [stretch.head]));

  return {
    async load(environmentId) {
      await logs.loaded(environmentId);
    },
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
    unread: (environmentId) => unreadOf(environmentId).reduce((sum, { news }) => sum + news, 0),
    unreadChanges(environmentId) {
      const unread = unreadOf(environmentId);
      const [oldest] = unread;
      return oldest ? { since: oldest.from, counts: unread.map(countsOf).reduce(addCounts) } : null;
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
      return {
        syncs: newestFirst.map(syncOf),
        chunks: await worker.packActivity(questionOf(bytes, newestFirst)),
      };
    },
    async marks(environmentId) {
      const { bytes, stretches } = await (await logs.loaded(environmentId)).snapshot();
      return worker.findChangeMarks(questionOf(bytes, sinceServer(stretches).toReversed()));
    },
    async historyOf(environmentId, numberId) {
      const { bytes, stretches } = await (await logs.loaded(environmentId)).snapshot();
      return worker.findHistory({ ...questionOf(bytes, sinceServer(stretches).toReversed()), numberId });
    },
    async read(environmentId, through) {
      const log = await logs.loaded(environmentId);
      const isNew = unreadOf(environmentId).some(({ at }) => at <= through);
      if (!isNew) return;
      try {
        await log.note({ type: 'read', through });
      } finally {
        changed();
      }
    },
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

function syncOf({ head, isRead }: Stretch): ActivitySync {
  if (head.type === 'start') {
    const { type, at, count, before } = head;
    return { type, at, reason: knownReason(head.reason), count, before };
  }
  return { type: 'sync', from: head.from, at: head.at, isRead, omitted: head.omitted };
}

/** A reason that a later version noted is shown as the plainest one that this version has. */
function knownReason(reason: string): StartReason {
  return START_REASONS.find((known) => known === reason) ?? 'again';
}

/** Without the kinds of change that this version does not know. */
function countsOf({ counts: { kinds, became } }: SyncHead): ChangeCounts {
  return {
    became,
    kinds: Object.fromEntries(
      Object.entries(kinds).filter(([kind]) => (CHANGE_KINDS as readonly string[]).includes(kind)),
    ),
  };
}

/** @param stretches newest first */
function questionOf(bytes: ActivitySnapshot['bytes'], stretches: readonly Stretch[]): ActivityQuestion {
  const lines = stretches.map(({ start, end, head, isRead }, sync) => ({ start, end, at: head.at, isRead, sync }));
  // copied, because a buffer of Node's may share its memory with others, and could not be handed over
  return { bytes: new Uint8Array(bytes), lines: lines.filter((_, sync) => stretches[sync]?.head.type === 'sync') };
}
