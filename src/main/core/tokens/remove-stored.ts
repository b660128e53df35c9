import { AppError, type ErrorCode } from '../../../shared/app-error';
import type { Keychain } from './keychain';

/** What a keychain that is not there answers with. */
const NO_KEYCHAIN: readonly ErrorCode[] = ['keychain_missing', 'keychain_unreachable'];

/**
 * Removes an entry from the keychain; what is not there is fine.
 * @param isElsewhere the secret is in memory, and the keychain was never seen to hold one: where there is no keychain,
 * nothing can be left in it
 * @throws {AppError} as {@link Keychain} does
 */
export async function removeStored(
  keychain: Pick<Keychain, 'update'>,
  account: string,
  isElsewhere: boolean,
): Promise<void> {
  try {
    await keychain.update(account, () => null);
  } catch (error) {
    const nothingThere = error instanceof AppError && NO_KEYCHAIN.includes(error.code);
    if (!nothingThere || !isElsewhere) throw error;
  }
}
