import type { Clock } from '../ports/ports';
import { openJournal } from '../storage/data-folder';
import { removeFilesOf } from '../storage/environment-files';
import { createActivityLog, type ActivityLog } from './activity-log';
import type { Stretch } from './timeline';

interface ActivityLogsOptions {
  /** Absolute path. */
  dataDir: string;
  clock: Clock;
  /** The log of an environment was read, changed or removed. */
  onChange: () => void;
  /** What could not be read or written; null once it could again. */
  onProblem: (environmentId: string, error: unknown) => void;
}

/** The log of each environment, read from the disk when it is first asked for. */
export interface ActivityLogs {
  /** The log of an environment, once it is read. */
  loaded(environmentId: string): Promise<ActivityLog>;
  /** Adds a line. Never rejects: where the disk refuses it, the line counts in memory until it can be written. */
  note(environmentId: string, ...line: Parameters<ActivityLog['note']>): Promise<void>;
  /** As far as they are read. */
  stretches(environmentId: string): readonly Stretch[];
  /** Forgets an environment, on disk too. @throws {AppError} disk_denied, disk_failed */
  remove(environmentId: string): Promise<void>;
}

export function createActivityLogs({ dataDir, clock, onChange, onProblem }: ActivityLogsOptions): ActivityLogs {
  const logs = new Map<string, { log: ActivityLog; loaded: Promise<void> }>();

  function open(environmentId: string): { log: ActivityLog; loaded: Promise<void> } {
    const known = logs.get(environmentId);
    if (known) return known;
    const log = createActivityLog(openJournal({ dataDir, clock }, 'activity', environmentId));
    const loaded = log.load().then((problem) => {
      if (problem) onProblem(environmentId, problem);
      onChange();
    });
    const opened = { log, loaded };
    logs.set(environmentId, opened);
    return opened;
  }

  async function loaded(environmentId: string): Promise<ActivityLog> {
    const { log, loaded } = open(environmentId);
    await loaded;
    return log;
  }

  return {
    loaded,
    async note(environmentId, ...line) {
      const log = await loaded(environmentId);
      await log.note(...line).then(
        () => onProblem(environmentId, null),
        (error: unknown) => onProblem(environmentId, error),
      );
      onChange();
    },
    stretches: (environmentId) => logs.get(environmentId)?.log.stretches() ?? [],
    async remove(environmentId) {
      const log = logs.get(environmentId)?.log;
      logs.delete(environmentId);
      await log?.close();
      await removeFilesOf(dataDir, 'activity', environmentId);
      onChange();
    },
  };
}
