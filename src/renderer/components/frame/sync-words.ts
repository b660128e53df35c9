import type { Outage, SyncState } from '../../../shared/bridge/state';
import type { Formatter } from '../../../shared/format';
import { t } from '../../lib/t';

/** Since when an environment is not watched. */
export function outageWords({ since }: Outage, format: Formatter): string {
  return since === null ? t('frame.sync.never') : t('frame.sync.outage', { when: format.instant(since) });
}

/** Why the last sync failed, in few words; null where it did not. */
export function failureWords({ phase, error }: Pick<SyncState, 'phase' | 'error'>): string | null {
  if (phase === 'signed_out') return t('frame.sync.signedOut');
  if (!error) return null;
  return t(error.code === 'offline' ? 'frame.sync.unreachable' : 'frame.sync.failed');
}
