import { randomUUID } from 'node:crypto';
import type { Environment, EnvironmentDetails } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import type { SettingsStore } from '../settings/settings-store';
import type { TokenVault } from '../tokens/token-vault';

/** The environments the user has connected. Their tokens are in the vault, never here. */
export interface Environments {
  list(): readonly Environment[];
  /** @throws {AppError} environment_not_found */
  get(environmentId: string): Environment;
  /**
   * Keeps a new environment once its token is kept.
   * @param keepToken stores the token for the new environment; what it throws keeps the environment from being added
   */
  add(
    details: EnvironmentDetails,
    kind: Environment['kind'],
    keepToken: (environment: Environment) => Promise<unknown>,
  ): Promise<Environment>;
  /** @throws {AppError} environment_not_found, or what the disk refused */
  update(environmentId: string, details: EnvironmentDetails): Environment;
  /**
   * Removes the environment, then its token: a full disk refuses the first, and nothing is lost. Where the keychain refuses,
   * both stay. What is left of it is noted until `removeData` has removed the rest, so that the next start can.
   * @throws {AppError} also what `removeData` throws
   */
  remove(environmentId: string, removeData: () => Promise<void>): Promise<void>;
  /**
   * Removes a token that may be in the keychain although no environment has it: the app was killed, or the keychain did
   * not answer, while an environment was added or removed.
   * @throws {AppError} as the keychain does; the token is then tried again at the next start
   */
  dropLooseToken(environmentId: string): Promise<void>;
}

export function createEnvironments({ settings, vault }: { settings: SettingsStore; vault: TokenVault }): Environments {
  function get(environmentId: string): Environment {
    const environment = settings.environments().find(({ id }) => id === environmentId);
    if (!environment) throw new AppError('environment_not_found');
    return environment;
  }

  const withLoose = (id: string) => [...withoutLoose(id), id];
  const withoutLoose = (id: string) => settings.looseTokens().filter((loose) => loose !== id);

  async function dropLooseToken(environmentId: string): Promise<void> {
    await vault.remove(environmentId);
    forgetLoose(environmentId);
  }

  function forgetLoose(environmentId: string): void {
    try {
      settings.saveEnvironments(settings.environments(), withoutLoose(environmentId));
    } catch {
      // it is looked for once more at the next start, and not found
    }
  }

  return {
    list: () => settings.environments(),
    get,
    async add(details, kind, keepToken) {
      const environment: Environment = { ...details, id: randomUUID(), kind };
      const { id } = environment;
      if (kind === 'live') settings.saveEnvironments(settings.environments(), withLoose(id));
      try {
        await keepToken(environment);
        settings.saveEnvironments([...settings.environments(), environment], withoutLoose(id));
      } catch (error) {
        // not waited for: a keychain that has just failed to answer may take as long again
        if (kind === 'live') void dropLooseToken(id).catch(() => undefined);
        throw error;
      }
      return get(id);
    },
    update(environmentId, details) {
      const updated: Environment = { ...get(environmentId), ...details };
      settings.saveEnvironments(
        settings.environments().map((environment) => (environment.id === environmentId ? updated : environment)),
      );
      return get(environmentId);
    },
    async remove(environmentId, removeData) {
      const environment = get(environmentId);
      const place = settings.environments().indexOf(environment);
      const others = settings.environments().filter(({ id }) => id !== environmentId);
      settings.saveEnvironments(others, withLoose(environmentId));
      try {
        if (environment.kind === 'live') await vault.remove(environmentId);
      } catch (error) {
        settings.saveEnvironments(
          settings.environments().toSpliced(place, 0, environment),
          withoutLoose(environmentId),
        );
        throw error;
      }
      await removeData();
      forgetLoose(environmentId);
    },
    dropLooseToken,
  };
}
