import type { Environment } from '../../../shared/environment';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { handledOf, type Handled } from '../../../shared/reminders/handled';
import type { ReminderPreferences } from './preferences';
import { settleHandledOf } from './settle-handled';

/** The handled renewals of environments, and what syncs make of them. */
export interface HandledReview {
  /** By number id. */
  of(environment: Environment): Map<string, Handled>;
  /** Compares them with a new list, fetched at an instant (epoch ms). Never rejects; resolves with what went wrong, or null. */
  settle(environment: Environment, chunks: readonly Uint8Array[], fetchedAt: number): Promise<unknown>;
}

/** @param find the numbers with some ids in a list */
export function createHandledReview(
  preferences: Pick<ReminderPreferences, 'ofEnvironment' | 'change'>,
  find: (chunks: readonly Uint8Array[], ids: string[]) => Promise<PhoneNumber[]>,
): HandledReview {
  return {
    of: (environment) => handledOf(preferences.ofEnvironment(environment)),
    settle: (environment, chunks, fetchedAt) =>
      settleHandledOf(environment, preferences, (ids) => find(chunks, ids), fetchedAt).then(
        () => null,
        (error: unknown) => error,
      ),
  };
}
