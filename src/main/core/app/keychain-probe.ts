import { reportOf, type AppError } from '../../../shared/app-error';
import type { KeychainState } from '../../../shared/bridge/state';
import type { PreparedDataFolder } from '../storage/prepare';
import type { Signals } from './signals';
import type { Stored } from './stored';
import type { Warnings } from './warnings';

/** Whether the system has a keychain, and what removed environments and channels left there and on disk. */
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
      const leftovers = isWhole ? await ownerless.remove() : [];
      for (const leftover of leftovers) parts.warnings.warn(leftover.code, leftover);
      parts.signals.changed.emit();
    },
  };
}
