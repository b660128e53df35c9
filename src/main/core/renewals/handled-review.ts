import type { Environment } from '../../../shared/environment';
import { handledOf, type Handled } from '../../../shared/reminders/handled';
import type { ReminderPreferences } from '../reminders/preferences';
import { settleHandledOf } from '../reminders/settle-handled';
import type { NumberWorker } from '../worker/number-worker';
import { unpackNumbers } from '../worker/unpack-numbers';

/** The handled renewals of environments, and what syncs make of them. */
export interface HandledReview {
  /** By number id. */
  of(environment: Environment): Map<string, Handled>;
  /** Compares them with a new list, fetched at an instant (epoch ms). Never rejects; resolves with what went wrong, or null. */
  settle(environment: Environment, chunks: readonly Uint8Array[], fetchedAt: number): Promise<unknown>;
}

export function createHandledReview(
  preferences: Pick<ReminderPreferences, 'ofEnvironment' | 'change'>,
  worker: Pick<NumberWorker, 'findNumbers'>,
): HandledReview {
  return {
    of: (environment) => handledOf(preferences.ofEnvironment(environment)),
    settle(environment, chunks, fetchedAt) {
      const find = async (ids: string[]) => unpackNumbers(await worker.findNumbers({ chunks: [...chunks], ids }));
      return settleHandledOf(environment, preferences, find, fetchedAt).then(
        () => null,
        (error: unknown) => error,
      );
    },
  };
}
