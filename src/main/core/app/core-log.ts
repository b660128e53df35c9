import { AppError } from '../../../shared/app-error';
import type { AppState } from '../../../shared/bridge/state';
import type { Formatter } from '../../../shared/format';
import type { EnvironmentLists } from '../lists/environment-lists';
import type { Environments } from '../environments/environments';
import type { LabelsAndNotes } from '../labels/labels-and-notes';
import type { SettingsStore } from '../settings/settings-store';
import type { CoreOptions } from './core-options';
import type { Warnings } from './warnings';
import type { DiagnosticsParts } from '../log/diagnostics';
import { privateNames } from '../log/private-names';
import { startFacts } from './start-facts';
import type { SyncRecords } from '../log/sync-record';

interface CoreLogParts {
  format: Formatter;
  settings: SettingsStore;
  environments: Environments;
  lists: Pick<EnvironmentLists, 'get'>;
  labelsAndNotes: LabelsAndNotes;
  warnings: Warnings;
  state: () => AppState;
  syncs: SyncRecords;
}

/** What the core itself logs, and what diagnostics are made from. */
export interface CoreLog {
  started(): void;
  stopped(): void;
  /** Tells the user of something that went wrong and is in the log already. */
  tellUncaught: () => void;
  diagnostics: DiagnosticsParts;
}

/** Lets the log go by the settings, and connects it with what the core knows. */
export function createCoreLog(options: CoreOptions, parts: CoreLogParts): CoreLog {
  const { clock, log, dataDir } = options;
  const { format, settings, environments, lists, labelsAndNotes, warnings, state, syncs } = parts;

  log.follow({
    level: () => settings.settings().logLevel,
    names: () =>
      privateNames({
        environments: environments.list(),
        inLists: environments.list().flatMap(({ id }) => lists.get(id)?.names ?? []),
        savedViews: settings.savedViews(),
        channels: settings.channels(),
        labels: labelsAndNotes.labelNames(),
        keptFiles: settings.keptFiles(),
      }),
  });

  function tellUncaught(): void {
    const values = { time: format.time(clock.now()) };
    warnings.warn('uncaught', new AppError('uncaught', { values }));
  }

  return {
    started: () => log.info('started', startFacts(options)),
    stopped: () => log.info('stopped'),
    tellUncaught,
    diagnostics: { dataDir, clock, log, state, syncs: syncs.all },
  };
}
