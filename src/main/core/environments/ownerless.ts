import type { Environment } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import { listed } from '../../../shared/i18n/lists';
import { translate } from '../../../shared/i18n/translate';
import type { SettingsStore } from '../settings/settings-store';
import { environmentsWithFiles, removeFilesOf } from '../storage/environment-files';
import { readSettingsParts, type StoredParts } from '../storage/formats/settings-format';
import type { Snapshots } from '../lists/snapshots';
import type { TokenVault } from '../tokens/token-vault';
import type { Environments } from './environments';

/** The base URL that sample data has. */
const SAMPLE_URL = 'http://127.0.0.1';

/**
 * Files of environments that the settings do not name. Where the settings file was lost they are all that is left of
 * those environments; where it is whole, the app was killed while it removed them.
 */
export interface Ownerless {
  /** Puts environments whose lists are still there back into the settings. Resolves with what to tell; never rejects. */
  adopt(): Promise<AppError | null>;
  /** Removes the tokens, then the files; a token that the keychain does not give up keeps its files for the next try. */
  remove(): Promise<AppError | null>;
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

  async function find(): Promise<string[]> {
    const found = await environmentsWithFiles(dataDir);
    // as of now: one may have been added in the meantime
    const known = new Set(settings.environments().map(({ id }) => id));
    return found.filter((id) => !known.has(id));
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
        const found = await Promise.all((await find()).map(environmentOf));
        const adopted = found.filter((environment) => environment !== null);
        if (adopted.length === 0) return null;
        settings.saveEnvironments([...settings.environments(), ...adopted]);
        const names = listed(adopted.map(({ name }) => name));
        return new AppError('environments_adopted', { values: { count: adopted.length, names } });
      } catch (error) {
        return toAppError(error);
      }
    },
    async remove() {
      let count = 0;
      try {
        for (const id of await find()) {
          await vault.remove(id);
          await removeFilesOf(dataDir, 'snapshot', id);
          await removeFilesOf(dataDir, 'activity', id);
          count++;
        }
        for (const id of settings.looseTokens()) await environments.dropLooseToken(id);
      } catch (error) {
        const problem = toAppError(error);
        // a keychain that does not answer is reported elsewhere
        return problem.code.startsWith('keychain_') ? null : problem;
      }
      return count > 0 ? new AppError('leftovers_removed', { values: { count } }) : null;
    },
  };
}

function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', { cause: error });
}
