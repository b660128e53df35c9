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
   * @param keepToken stores the token under the new id; what it throws keeps the environment from being added
   */
  add(
    details: EnvironmentDetails,
    kind: Environment['kind'],
    keepToken: (environmentId: string) => Promise<void>,
  ): Promise<Environment>;
  /** @throws {AppError} environment_not_found, or what the disk refused */
  update(environmentId: string, details: EnvironmentDetails): Environment;
  /**
   * Removes the environment, then its token: a full disk refuses the first, and nothing is lost. Where the keychain refuses,
   * both stay.
   * @throws {AppError}
   */
  remove(environmentId: string): Promise<void>;
}

export function createEnvironments({ settings, vault }: { settings: SettingsStore; vault: TokenVault }): Environments {
  function get(environmentId: string): Environment {
    const environment = settings.environments().find(({ id }) => id === environmentId);
    if (!environment) throw new AppError('environment_not_found');
    return environment;
  }

  return {
    list: () => settings.environments(),
    get,
    async add(details, kind, keepToken) {
      const environment: Environment = { ...details, id: randomUUID(), kind };
      await keepToken(environment.id);
      try {
        settings.saveEnvironments([...settings.environments(), environment]);
      } catch (error) {
        if (kind === 'live') await vault.remove(environment.id);
        throw error;
      }
      return get(environment.id);
    },
    update(environmentId, details) {
      const updated: Environment = { ...get(environmentId), ...details };
      settings.saveEnvironments(
        settings.environments().map((environment) => (environment.id === environmentId ? updated : environment)),
      );
      return get(environmentId);
    },
    async remove(environmentId) {
      const environment = get(environmentId);
      const place = settings.environments().indexOf(environment);
      settings.saveEnvironments(settings.environments().filter(({ id }) => id !== environmentId));
      try {
        if (environment.kind === 'live') await vault.remove(environmentId);
      } catch (error) {
        settings.saveEnvironments(settings.environments().toSpliced(place, 0, environment));
        throw error;
      }
    },
  };
}
