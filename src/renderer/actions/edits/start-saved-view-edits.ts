import { t } from '../../lib/t';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { stepOf } from '../../stores/turns';
import { useUndoStore } from '../../stores/undo';

/** False where it failed and the user was told. */
type Send = (patch: { startSavedViewId: string | null }) => Promise<boolean>;

const sendAnywhere: Send = (patch) => useFeedbackStore().attempt('settings.update', patch);

/**
 * Chooses the saved view that the app opens with, and offers to undo it.
 * @param savedViewId null for what was shown last
 */
export function chooseStartSavedView(savedViewId: string | null, send = sendAnywhere): Promise<void> {
  const app = useAppStore();
  const undo = useUndoStore();
  const now = () => app.state?.settings.startSavedViewId;
  const turns = [{ before: now() ?? null, after: savedViewId }];
  const name = app.state?.savedViews.find(({ id }) => id === savedViewId)?.name;
  const words = name === undefined ? t('savedViews.saidStartLast') : t('savedViews.saidStart', { name });
  return undo.during(async () => {
    if (!(await send({ startSavedViewId: savedViewId }))) return;
    undo.offer(
      stepOf({ words, turns, now, send: ([turn], to) => sendAnywhere({ startSavedViewId: turn?.[to] ?? null }) }),
    );
  });
}
