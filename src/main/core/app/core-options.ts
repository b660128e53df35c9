import type { AppLog } from '../log/log';
import type { Clock, Fetch, SettingsDocument, Shell } from '../ports/ports';
import type { SystemLanguage } from '../language/app-language';
import type { PreparedDataFolder } from '../storage/prepare';

/** What a shell hands to the core: everything that differs between shells and tests. */
export interface CoreOptions extends SystemLanguage {
  /** Absolute path; holds settings, snapshots and the ledger. */
  dataDir: string;
  version: string;
  platform: NodeJS.Platform;
  fetch: Fetch;
  clock: Clock;
  /** [0, 1), for jitter. */
  random: () => number;
  store: SettingsDocument;
  shell: Shell;
  /** Not open yet where the data folder is not known to be this process's own. */
  log: AppLog;
  /** What was found in the data folder before the core was there. */
  prepared: PreparedDataFolder;
}
