import type { AppError } from '../../../shared/app-error';
import type { DataFolder } from './data-folder';
import { removeUnfinishedExport } from './export-files';
import { openDataFolder } from './folders';
import { prepareSettingsFile } from './settings-file';
import { tidyDataFolder } from './tidy';

/** The data folder, ready for the core. */
export interface PreparedDataFolder {
  /** What was wrong with the settings file or with its copy; empty if nothing was. */
  problems: AppError[];
  /** The settings file was there, could be read and lists environments, so that it names every one there is. */
  hasSettings: boolean;
  /** To be called once all files were read and none had a problem. */
  startSucceeded(): Promise<void>;
}

/**
 * What must be done once the data folder is locked, and before the settings store and the core are made.
 * @throws {AppError} data_dir_unusable, disk_unreadable, disk_denied, disk_full, disk_failed where the app cannot start
 */
export async function prepareDataFolder(folder: DataFolder): Promise<PreparedDataFolder> {
  openDataFolder(folder.dataDir);
  const tidying = await tidyDataFolder(folder.dataDir);
  await removeUnfinishedExport(folder.dataDir);
  return { ...(await prepareSettingsFile(folder)), startSucceeded: () => tidying.startSucceeded() };
}
