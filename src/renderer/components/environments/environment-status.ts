import type { EnvironmentView } from '../../../shared/bridge/state';
import { isJustNow } from '../../../shared/format';
import { useAppStore } from '../../stores/app';
import { t } from '../../lib/t';

/** How many numbers an environment has, and when it was last synced. */
export function environmentStatus({ sync: { phase, lastSuccessAt, count } }: EnvironmentView): string {
  const app = useAppStore();
  if (phase === 'syncing') return t('settings.environment.syncing');
  if (lastSuccessAt === null) return t('settings.environment.never');
  if (isJustNow(lastSuccessAt, app.now)) return t('settings.environment.updatedNow', { count: count ?? 0 });
  return t('settings.environment.updated', { count: count ?? 0, ago: app.format.ago(lastSuccessAt, app.now) });
}

/** What keeps an environment from being synced, in a few words; null while nothing does. */
export function environmentTrouble({ sync, outage }: EnvironmentView): { words: string; isGrave: boolean } | null {
  const app = useAppStore();
  if (outage !== null) {
    const { since } = outage;
    const words = since === null ? t('frame.sync.never') : t('frame.sync.outage', { when: app.format.instant(since) });
    return { words, isGrave: true };
  }
  if (sync.phase === 'signed_out') return { words: t('frame.sync.signedOut'), isGrave: false };
  if (sync.error === null) return null;
  return { words: t(sync.error.code === 'offline' ? 'frame.sync.unreachable' : 'frame.sync.failed'), isGrave: false };
}
