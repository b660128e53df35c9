import { AppError } from '../../../../shared/app-error';
import type { Keychain } from '../../tokens/keychain';

/** A keychain in memory, which can be locked. */
export function createMemoryKeychain() {
  const entries = new Map<string, string>();
  const memory = { entries, isLocked: false };
  const update: Keychain['update'] = (account, change) => {
    if (memory.isLocked) return Promise.reject(new AppError('keychain_locked'));
    const before = entries.get(account) ?? null;
    const after = change(before);
    if (after === null) entries.delete(account);
    else entries.set(account, after);
    return Promise.resolve({ before, after });
  };
  return Object.assign(memory, { keychain: { update, lookUp: update } });
}
