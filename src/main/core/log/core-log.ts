import { AppError } from '../../../shared/app-error';
import type { AppState } from '../../../shared/bridge/bridge';
import type { Formatter } from '../../../shared/format';
import type { Environments } from '../environments/environments';
import type { LabelsAndNotes } from '../labels/labels-and-notes';
import type { SettingsStore } from '../settings/settings-store';
import type { CoreOptions } from '../ports/ports';
import type { Warnings } from '../app/warnings';
import { createDiagnosticsRequests, type DiagnosticsRequests } from './diagnostics-requests';
import { privateNames } from './private-names';
import { startFacts } from './start-facts';
import type { SyncRecords } from './sync-record';

interface CoreLogParts {
  format: Formatter;
  settings: SettingsStore;
  environments: Environments;
  labelsAndNotes: LabelsAndNotes;
  warnings: Warnings;
  state: () => AppState;
  syncs: SyncRecords;
}

/** What the core itself logs, and what it answers about the log. */
export interface CoreLog {
  started(): void;
  stopped(): void;
  /** Tells the user of something that went wrong and is in the log already. */
  tellUncaught: () => void;
  requests: DiagnosticsRequests;
}

/** Lets the log go by the settings, and connects it with what the core knows. */
export function createCoreLog(options: CoreOptions, parts: CoreLogParts): CoreLog {
  const { clock, log, shell, dataDir } = options;
  const { format, settings, environments, labelsAndNotes, warnings, state, syncs } = parts;

  log.follow({
    level: () => settings.settings().logLevel,
    names: () =>
      privateNames({
        environments: environments.list(),
        savedViews: settings.savedViews(),
        labels: labelsAndNotes.labelNames(),
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
    requests: createDiagnosticsRequests({ dataDir, clock, log, shell, state, syncs: syncs.all, tell: tellUncaught }),
  };
}
