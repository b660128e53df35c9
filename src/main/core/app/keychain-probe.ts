import { reportOf, type AppError } from '../../../shared/app-error';
import type { KeychainState } from '../../../shared/bridge/state';
import type { PreparedDataFolder } from '../storage/prepare';
import type { Signals } from './signals';
import type { Stored } from './stored';
import type { Warnings } from './warnings';

/** Whether the system has a keychain, and what a removed environment left in it. */
export interface KeychainProbe {
  state(): KeychainState;
  /** Asks the keychain; it may prompt the user. */
  ask: () => Promise<void>;
}

export function createKeychainProbe(parts: {
  prepared: Pick<PreparedDataFolder, 'hasSettings'>;
  stored: Pick<Stored, 'vault' | 'settings' | 'ownerless'>;
  warnings: Warnings;
  signals: Signals;
}): KeychainProbe {
  const { vault, settings, ownerless } = parts.stored;
  let problem: AppError | null = null;
  return {
    state: () => ({ available: problem === null, problem: problem && reportOf(problem) }),
    async ask() {
      problem = await vault.probe();
      // where the settings may be incomplete, an environment they do not name may still be the user's
      const isWhole = parts.prepared.hasSettings && settings.damage === null;
      if (isWhole) parts.warnings.warn('leftovers', await ownerless.remove());
      parts.signals.changed.emit();
    },
  };
}
