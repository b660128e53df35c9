import type { Environment } from '../../../shared/environment';
import { AppError, type ErrorCode } from '../../../shared/app-error';
import { listed } from '../../../shared/i18n/lists';
import { translate } from '../../../shared/i18n/translate';
import type { SettingsStore } from '../settings/settings-store';
import { FILES_OF, ownersWithFiles, removeFilesOf } from '../storage/environment-files';
import { readSettingsParts, type StoredParts } from '../storage/formats/settings-format';
import type { Snapshots } from '../lists/snapshots';
import type { TokenVault } from '../tokens/token-vault';
import type { Environments } from './environments';

/** The base URL that sample data has. */
const SAMPLE_URL = 'http://127.0.0.1';

/**
 * Files of environments and channels that the settings don't name. If the settings file was lost, they are all that is
 * left of those environments. If it is complete, the app was killed while it removed them.
 */
export interface Ownerless {
  /** Puts environments whose lists are still there back into the settings. Resolves with what to tell; never rejects. */
  adopt(): Promise<AppError | null>;
  /**
   * Removes the records of channels, then the tokens and files of environments; a token that the keychain does not give up
   * keeps its files for the next try. Resolves with what to tell; never rejects.
   */
  remove(): Promise<AppError[]>;
}

interface OwnerlessOptions {
  dataDir: string;
  settings: SettingsStore;
  snapshots: Snapshots;
  vault: Pick<TokenVault, 'remove'>;
  environments: Pick<Environments, 'dropLooseToken'>;
}

export function createOwnerless(options: OwnerlessOptions): Ownerless {
  const { dataDir, settings, snapshots, vault, environments } = options;

  async function find(kind: keyof typeof FILES_OF): Promise<string[]> {
    const found = await ownersWithFiles(dataDir, kind);
    // as of now: one may have been added in the meantime
    const owners = kind === 'channel' ? settings.channels() : settings.environments();
    const known = new Set(owners.map(({ id }) => id));
    return found.filter((id) => !known.has(id));
  }

  async function removeFiles(kind: keyof typeof FILES_OF, id: string): Promise<void> {
    for (const name of FILES_OF[kind]) await removeFilesOf(dataDir, name, id);
  }

  async function removeChannels(): Promise<number> {
    const found = await find('channel');
    for (const id of found) await removeFiles('channel', id);
    return found.length;
  }

  async function removeEnvironments(): Promise<number> {
    const found = await find('environment');
    for (const id of found) {
      await vault.remove(id);
      await removeFiles('environment', id);
    }
    for (const id of settings.looseTokens()) await environments.dropLooseToken(id);
    return found.length;
  }

  async function environmentOf(id: string): Promise<Environment | null> {
    const { list } = await snapshots.read(id);
    if (!list) return null;
    const isSample = list.baseUrl === SAMPLE_URL;
    const name = isSample ? translate('environment.sampleName') : new URL(list.baseUrl).host;
    const stored = { id, kind: isSample ? 'sample' : 'live', name, baseUrl: list.baseUrl, scope: list.scope };
    return readSettingsParts({ environments: [stored] } satisfies Partial<StoredParts>).environments[0] ?? null;
  }

  return {
    async adopt() {
      try {
        const found = await Promise.all((await find('environment')).map(environmentOf));
        const adopted = found.filter((environment) => environment !== null);
        if (adopted.length === 0) return null;
        settings.adoptEnvironments(adopted);
        const names = listed(adopted.map(({ name }) => name));
        return new AppError('environments_adopted', { values: { count: adopted.length, names } });
      } catch (error) {
        return toAppError(error);
      }
    },
    async remove() {
      const problems = [
        await told('channel_leftovers_removed', removeChannels),
        await told('leftovers_removed', removeEnvironments),
      ];
      return problems.filter((problem) => problem !== null);
    },
  };
}

/** How many were removed, or why not; null if there is nothing to tell. */
async function told(code: ErrorCode, remove: () => Promise<number>): Promise<AppError | null> {
  try {
    const count = await remove();
    return count > 0 ? new AppError(code, { values: { count } }) : null;
  } catch (error) {
    const problem = toAppError(error);
    // a keychain that doesn't answer is reported elsewhere
    return problem.code.startsWith('keychain_') ? null : problem;
  }
}

function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', { cause: error });
}
