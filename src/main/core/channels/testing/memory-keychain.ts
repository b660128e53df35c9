import { AppError, type ErrorCode } from '../../../../shared/app-error';
import type { Keychain } from '../../tokens/keychain';

/** A keychain in memory, which can be locked, or not there. */
export function createMemoryKeychain() {
  const entries = new Map<string, string>();
  const memory = { entries, problem: null as ErrorCode | null };
  const update: Keychain['update'] = (account, change) => {
    if (memory.problem !== null) return Promise.reject(new AppError(memory.problem));
    const before = entries.get(account) ?? null;
    const after = change(before);
    if (after === null) entries.delete(account);
    else entries.set(account, after);
    return Promise.resolve({ before, after });
  };
  return Object.assign(memory, { keychain: { update, lookUp: update } });
}
