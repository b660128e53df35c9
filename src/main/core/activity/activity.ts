import { START_REASONS, type ActivityList, type ActivitySync, type ChangeCounts, type ChangeMarks, type NumberHistory, type StartReason } from '../../../shared/activity/activity'; // prettier-ignore
import { CHANGE_KINDS } from '../../../shared/activity/changes';
import { addCounts } from '../../../shared/activity/counts';
import type { Account } from '../../../shared/environment';
import type { AccountList } from '../lists/environment-lists';
import type { NumberWorker } from '../worker/number-worker';
import type { Clock } from '../ports/ports';
import { openJournal } from '../storage/data-folder';
import { removeFilesOf } from '../storage/environment-files';
import type { SyncHead } from '../storage/formats/activity-format';
import type { ActivityQuestion, FoundActivity } from './activity-jobs';
import { createActivityLog, type ActivityLog, type ActivitySnapshot } from './activity-log';
import { goneIdsOf, overlaps, sinceServer, type Stretch } from './timeline';

interface ActivityOptions {
  /** Absolute path. */
  dataDir: string;
  clock: Clock;
  worker: Pick<NumberWorker, 'packActivity' | 'findChangeMarks' | 'findHistory'>;
  onChange(): void;
  /** What could not be read or written; null once it could again. */
  onProblem(accountId: string, error: unknown): void;
}

/** What was found that nobody has read. */
interface UnreadChanges {
  /** When the list was fetched (epoch ms) since which they happened. */
  since: number;
  counts: ChangeCounts;
}

/** What changed in each account between one fetch and the next: written down, and told to whoever asks. */
export interface Activity {
  /** Begins to read the record of an account, for all below wait where they need it. */
  load(accountId: string): Promise<void>;
  /** Ids of numbers that an account once had, as far as a comparison with a list can know. */
  goneIds(accountId: string, list: AccountList): Promise<string[]>;
  /** Notes what differs from the list fetched at `from`; to be done before that list is forgotten. Never rejects. */
  listChanged(accountId: string, found: FoundActivity | null, from: number, at: number): Promise<void>;
  /** Notes that a list was not compared with the one before it, if there was one. Never rejects. */
  listStarted(account: Account, list: { fetchedAt: number; count: number }, before: AccountList | null): Promise<void>;
  /** How many numbers have changes that were not read. */
  unread(accountId: string): number;
  unreadChanges(accountId: string): UnreadChanges | null;
  /** Moves whenever anything that is told here is another. */
  revision(): number;
  /** @throws {AppError} disk_unreadable (as all below) */
  list(accountId: string): Promise<ActivityList>;
  marks(accountId: string): Promise<ChangeMarks>;
  historyOf(accountId: string, numberId: string): Promise<NumberHistory>;
  /** The user has seen all up to an instant that was listed. @throws {AppError} disk_full, disk_denied, disk_failed */
  read(accountId: string, through: number): Promise<void>;
  /** Forgets an account, on disk too. @throws {AppError} disk_denied, disk_failed */
  remove(accountId: string): Promise<void>;
}

export function createActivity(options: ActivityOptions): Activity {
  const { dataDir, clock, worker } = options;
  const logs = new Map<string, { log: ActivityLog; loaded: Promise<void> }>();
  let revision = 0;

  function changed(): void {
    revision++;
    options.onChange();
  }

  function open(accountId: string): { log: ActivityLog; loaded: Promise<void> } {
    const known = logs.get(accountId);
    if (known) return known;
    const log = createActivityLog(openJournal({ dataDir, clock }, 'activity', accountId));
    const loaded = log.load().then((problem) => {
      if (problem) options.onProblem(accountId, problem);
      changed();
    });
    const opened = { log, loaded };
    logs.set(accountId, opened);
    return opened;
  }

  async function loaded(accountId: string): Promise<ActivityLog> {
    const { log, loaded } = open(accountId);
    await loaded;
    return log;
  }

  /** The sync goes on where the disk refuses: what was noted counts in memory until it can be written. */
  async function note(accountId: string, ...line: Parameters<ActivityLog['note']>): Promise<void> {
    const log = await loaded(accountId);
    await log.note(...line).then(
      () => options.onProblem(accountId, null),
      (error: unknown) => options.onProblem(accountId, error),
    );
    changed();
  }

  const stretchesOf = (accountId: string): readonly Stretch[] => logs.get(accountId)?.log.stretches() ?? [];
  const unreadOf = (accountId: string) =>
    stretchesOf(accountId).flatMap((stretch) => (stretch.isRead || stretch.head.type !== 'sync' ? [] : [stretch.head]));

  return {
    async load(accountId) {
      await loaded(accountId);
    },
    goneIds: async (accountId, { fetchedAt }) => goneIdsOf((await loaded(accountId)).stretches(), fetchedAt),
    async listChanged(accountId, found, from, at) {
      const log = await loaded(accountId);
      if (!found && !overlaps(log.stretches(), from)) return;
      const { parts, ...summary } = found ?? NOTHING;
      await note(accountId, { type: 'sync', from, at, ...summary }, parts);
    },
    async listStarted(account, { fetchedAt, count }, before) {
      const hasRecord = (await loaded(account.id)).stretches().some(({ head }) => head.type === 'sync');
      const reason = before ? reasonOf(before, account) : hasRecord ? 'again' : 'first';
      await note(account.id, { type: 'start', at: fetchedAt, reason, count });
    },
    unread: (accountId) => unreadOf(accountId).reduce((sum, { news }) => sum + news, 0),
    unreadChanges(accountId) {
      const unread = unreadOf(accountId);
      const [oldest] = unread;
      return oldest ? { since: oldest.from, counts: unread.map(countsOf).reduce(addCounts) } : null;
    },
    revision: () => revision,
    async list(accountId) {
      const { bytes, stretches } = await (await loaded(accountId)).snapshot();
      const newestFirst = stretches.toReversed();
      return {
        syncs: newestFirst.map(syncOf),
        chunks: await worker.packActivity(questionOf(bytes, newestFirst)),
      };
    },
    async marks(accountId) {
      const { bytes, stretches } = await (await loaded(accountId)).snapshot();
      return worker.findChangeMarks(questionOf(bytes, sinceServer(stretches).toReversed()));
    },
    async historyOf(accountId, numberId) {
      const { bytes, stretches } = await (await loaded(accountId)).snapshot();
      return worker.findHistory({ ...questionOf(bytes, sinceServer(stretches).toReversed()), numberId });
    },
    async read(accountId, through) {
      const log = await loaded(accountId);
      const isNew = unreadOf(accountId).some(({ at }) => at <= through);
      if (!isNew) return;
      try {
        await log.note({ type: 'read', through });
      } finally {
        changed();
      }
    },
    async remove(accountId) {
      logs.delete(accountId);
      await removeFilesOf(dataDir, 'activity', accountId);
      changed();
    },
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

function reasonOf(before: AccountList, account: Account): StartReason {
  if (before.baseUrl !== account.baseUrl) return 'server';
  if (JSON.stringify(before.scope) !== JSON.stringify(account.scope)) return 'scope';
  return account.kind === 'sample' ? 'sample' : 'token';
}

function syncOf({ head, isRead }: Stretch): ActivitySync {
  if (head.type === 'start') return { type: 'start', at: head.at, reason: knownReason(head.reason), count: head.count };
  return { type: 'sync', at: head.at, isRead, omitted: head.omitted };
}

/** A reason that a later version noted is told as the plainest one there is. */
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
