import { AppError } from '../../../shared/app-error';
import type { Channel } from '../../../shared/channels/channel';
import type { Environment } from '../../../shared/environment';
import type { KeptFile } from '../../../shared/kept-file';
import type { SavedView } from '../../../shared/saved-view';
import { patchSettings, type Session, type Settings, type SettingsPatch } from '../../../shared/settings';
import { DATA_FOLDER } from '../storage/data-folder';
import { diskError } from '../storage/disk';
import {
  readSettingsParts,
  storedParts,
  type SettingsParts,
  type StoredParts,
} from '../storage/formats/settings-format';
import { mergeChanges } from '../storage/merge';
import type { SettingsDocument } from '../ports/ports';

/**
 * Settings, environments and what the app remembers of its running. Read once; from then on memory counts, and each
 * change writes the whole file, whatever became of it in the meantime.
 */
export interface SettingsStore {
  settings(): Settings;
  /** @throws {AppError} too_many_offsets, disk_full, disk_denied, disk_failed, file_newer; nothing is changed then */
  updateSettings(patch: SettingsPatch): void;
  session(): Session;
  /**
   * The user didn't ask for this, so it stops nothing: what the disk refuses counts until the app quits, and is reported to
   * `onRemembered`.
   */
  remember(patch: Partial<Session>): void;
  environments(): readonly Environment[];
  /**
   * Ids of environments and channels that are being added or removed: their secrets may be in the keychain, and their
   * files on the disk, although nothing has them.
   */
  looseTokens(): readonly string[];
  /**
   * Writes both at once, so that a token always belongs to an environment or is known to be loose.
   * @throws {AppError} disk_full, disk_denied, disk_failed, file_newer; nothing is changed then
   */
  saveEnvironments(environments: readonly Environment[], looseTokens?: readonly string[]): void;
  /** Environments that were found again. What the disk refuses counts all the same. @throws {AppError} as `saveEnvironments` */
  adoptEnvironments(found: readonly Environment[]): void;
  /** In the order the user put them in. */
  savedViews(): readonly SavedView[];
  /** @throws {AppError} as `saveEnvironments` does */
  saveSavedViews(views: readonly SavedView[]): void;
  channels(): readonly Channel[];
  /** Writes both at once, as `saveEnvironments` does. @throws {AppError} as `saveEnvironments` does */
  saveChannels(channels: readonly Channel[], looseTokens?: readonly string[]): void;
  /** Files that are written again after each sync. */
  keptFiles(): readonly KeptFile[];
  /** @throws {AppError} as `saveEnvironments` does */
  saveKeptFiles(files: readonly KeptFile[]): void;
  /** Proxies (`host:port`) that the keychain may have credentials of. */
  proxies(): readonly string[];
  /** @throws {AppError} as `saveEnvironments` does */
  saveProxies(proxies: readonly string[]): void;
  /** Writes several parts at once, so that they change together or not at all. @throws {AppError} as `saveEnvironments` */
  saveTogether(
    parts: Partial<Pick<SettingsParts, 'settings' | 'environments' | 'savedViews' | 'channels' | 'unfinishedImport'>>,
  ): void;
  /** Whether an import from another computer began and was not finished. */
  unfinishedImport(): boolean;
  /** What could not be read at the start; it stays in the file until the user changes it. Null where all was well. */
  readonly damage: AppError | null;
}

interface SettingsStoreOptions {
  /** Hears of each try to write the session: what the disk refused, or null where it did not. */
  onRemembered?(problem: AppError | null): void;
  /** Hears of the content of the file each time that it was written. */
  onWritten?(content: Record<string, unknown>): void;
}

export function createSettingsStore(document: SettingsDocument, options: SettingsStoreOptions = {}): SettingsStore {
  const { version, what, file } = DATA_FOLDER.settings;
  let content: Record<string, unknown> = { ...document.store };
  const isNewer = typeof content.version === 'number' && content.version > version;
  const newer = isNewer ? new AppError('file_newer', { values: { what, file } }) : null;
  const { isDamaged, ...read } = readSettingsParts(newer ? {} : content);
  /** What the file says, as far as the app can read it; the disk may not have taken all that counts by now. */
  let written: SettingsParts = read;
  let parts: SettingsParts = read;

  /** @throws {AppError} */
  function write(change: Partial<SettingsParts>): void {
    if (newer) throw newer;
    const next = { ...parts, ...change };
    const [before, after] = [storedParts(written), storedParts(next)];
    // a file that lists no environments is known to be incomplete, and stays so until there are some
    const lists = (name: string) => name !== 'environments' || name in content || next.environments.length > 0;
    const names = (Object.keys(after) as (keyof StoredParts)[]).filter(lists);
    const merged = names.map((name) => [name, mergeChanges(content[name], before[name], after[name])]);
    const whole = { ...content, version, ...(Object.fromEntries(merged) as StoredParts) };
    try {
      document.store = whole;
    } catch (error) {
      throw diskError(error, file, what);
    }
    content = whole;
    written = parts = next;
    options.onWritten?.(whole);
  }

  return {
    damage: newer ?? (isDamaged ? new AppError('settings_unread') : null),
    settings: () => parts.settings,
    updateSettings(patch) {
      write({ settings: patchSettings(parts.settings, patch) });
    },
    session: () => parts.session,
    remember(patch) {
      const session = { ...parts.session, ...patch };
      try {
        write({ session });
        options.onRemembered?.(null);
      } catch (error) {
        parts = { ...parts, session };
        options.onRemembered?.(error as AppError);
      }
    },
    environments: () => parts.environments,
    looseTokens: () => parts.looseTokens,
    saveEnvironments: (environments, looseTokens = parts.looseTokens) =>
      write({ environments: [...environments], looseTokens: [...looseTokens] }),
    adoptEnvironments(found) {
      const environments = [...parts.environments, ...found];
      try {
        write({ environments });
      } catch (error) {
        parts = { ...parts, environments };
        throw error;
      }
    },
    savedViews: () => parts.savedViews,
    saveSavedViews: (views) => write({ savedViews: [...views] }),
    channels: () => parts.channels,
    saveChannels: (channels, looseTokens = parts.looseTokens) =>
      write({ channels: [...channels], looseTokens: [...looseTokens] }),
    keptFiles: () => parts.keptFiles,
    saveKeptFiles: (files) => write({ keptFiles: [...files] }),
    proxies: () => parts.proxies,
    saveProxies: (proxies) => write({ proxies: [...proxies] }),
    saveTogether: write,
    unfinishedImport: () => parts.unfinishedImport,
  };
}
