import type { Formatter } from '../../../shared/format';
import { createKeptFiles, type KeptFiles } from '../kept-files/kept-files';
import type { QueryGround } from '../reminders/plan/found-by-saved-views';
import { localFacts } from '../reminders/plan/local-facts';
import type { NumberWorker } from '../worker/number-worker';
import type { CoreOptions } from './core-options';
import type { Signals } from './signals';
import type { Stored } from './stored';
import type { Warnings } from './warnings';

/** Files that are written again after each sync. */
export function keepFiles(
  { clock, dataDir }: Pick<CoreOptions, 'clock' | 'dataDir'>,
  parts: {
    stored: Stored;
    ground: QueryGround;
    format: Formatter;
    worker: NumberWorker;
    signals: Signals;
    warnings: Warnings;
  },
): KeptFiles {
  const { stored, ground, format, worker, signals, warnings } = parts;
  const { lists, activity } = stored;
  const keptFiles = createKeptFiles({
    ...stored,
    ...ground,
    clock,
    dataDir,
    worker,
    locale: () => format.locale,
    files: stored.filesToKeep,
    facts: localFacts(stored),
    hadList: async (environmentId) => lists.wasUnreadable(environmentId) || activity.hasRecord(environmentId),
    onChange: signals.changed.emit,
    onProblem: (id, problem) => warnings.warn(`kept-file ${id}`, problem),
  });
  signals.synced.on(() => void keptFiles.write());
  return keptFiles;
}
