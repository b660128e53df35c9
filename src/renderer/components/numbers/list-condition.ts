import type { ErrorCode, ErrorReport } from '../../../shared/app-error';
import type { EnvironmentDto, SyncState } from '../../../shared/bridge/state';
import { t } from '../../lib/t';

/** What stands in the place of the table, or the table itself. */
export type ListCondition = 'loading' | 'failed' | 'signed-out' | 'empty' | 'no-match' | 'rows';

export interface ListFacts {
  /** The list of the active environment is still on its way to the page. */
  loading: boolean;
  /** Epoch ms; null where the environment was never fetched. */
  fetchedAt: number | null;
  total: number;
  found: number;
  sync: SyncState;
}

/** A list that is there is shown whatever became of the last sync; only without one does the sync's fate stand first. */
export function listCondition({ loading, fetchedAt, total, found, sync }: ListFacts): ListCondition {
  if (loading) return 'loading';
  if (fetchedAt === null && total === 0) {
    if (sync.phase === 'signed_out') return 'signed-out';
    if (sync.phase === 'idle' && sync.error !== null) return 'failed';
    return 'loading';
  }
  if (total === 0) return 'empty';
  return found === 0 ? 'no-match' : 'rows';
}

/** The environment whose state stands for all that are shown, while none of them has numbers: the one that needs most. */
export function mostTroubled(environments: readonly EnvironmentDto[]): EnvironmentDto | null {
  const weight = ({ sync }: EnvironmentDto) =>
    sync.phase === 'signed_out' ? 3 : sync.error ? 2 : sync.count === null ? 1 : 0;
  return environments.reduce<EnvironmentDto | null>(
    (most, one) => (most && weight(most) >= weight(one) ? most : one),
    null,
  );
}

/** Why the list that is shown may be out of date; null where it is not. */
export function staleReason(sync: SyncState, online: boolean): 'signed-out' | 'offline' | ErrorReport | null {
  if (sync.phase === 'signed_out') return 'signed-out';
  if (!online) return 'offline';
  return sync.error;
}

/** A keychain that holds no token for now; one that is entered can be kept for this session. */
const NO_KEYCHAIN: readonly ErrorCode[] = ['keychain_missing', 'keychain_unreachable', 'keychain_gone'];

/** What the app does about a failure by itself; empty where it waits for the user. */
export function retryWords(sync: SyncState): string {
  if (!needsToken(sync)) return t('numbers.retried');
  return sync.nextAttemptAt === null || sync.phase !== 'signed_out' ? '' : t('numbers.refusedRetried');
}

/** Whether entering the token helps. */
export function needsToken({ phase, error }: SyncState): boolean {
  return phase === 'signed_out' || (error !== null && NO_KEYCHAIN.includes(error.code));
}
