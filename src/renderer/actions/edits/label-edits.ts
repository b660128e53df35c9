import type { Label, LabelColor } from '../../../shared/labels/label';
import type { RestoredLabel } from '../../../shared/bridge/requests/labels';
import { allOf, sentences } from '../../../shared/i18n/lists';
import { asksForLabel } from '../../../shared/query/labels-in-query';
import { request } from '../../bridge/bridge-client';
import { t } from '../../lib/t';
import { useFeedbackStore } from '../../stores/feedback';
import { useLabelsStore } from '../../stores/labels';
import { useSavedViewsStore } from '../../stores/saved-views';
import { GONE, stepOf } from '../../stores/turns';
import { useUndoStore, type StepOutcome } from '../../stores/undo';
import { dependentsOf } from '../../stores/saved-view-dependents';

/** Renames a label wherever it is used, and offers to undo it. @throws {RequestError} what main answers */
export async function renameLabel(label: Label, name: string): Promise<void> {
  await change(label, 'name', name, t('labels.said.renamed', { before: label.name, name }));
}

/** Gives a label another color wherever it is used, and offers to undo it. @throws {RequestError} what main answers */
export async function paintLabel(label: Label, color: LabelColor): Promise<void> {
  await change(label, 'color', color, t('labels.said.painted', { name: label.name }));
}

function change<F extends 'name' | 'color'>(label: Label, field: F, after: Label[F], words: string): Promise<void> {
  const { id } = label;
  const before = label[field];
  const labels = useLabelsStore();
  const undo = useUndoStore();
  const step = stepOf({
    words,
    turns: [{ before, after }],
    now: () => labels.labels.find((one) => one.id === id)?.[field] ?? GONE,
    async send([turn], to) {
      if (!turn) return true;
      return useFeedbackStore().attempt('labels.changeLabel', { labelId: id, [field]: turn[to] });
    },
  });
  return undo.during(async () => {
    await request('labels.changeLabel', { labelId: id, [field]: after });
    useFeedbackStore().worked('labels.changeLabel');
    undo.offer(step);
  });
}

/** Deletes a label from all numbers, and offers to undo it. @throws {RequestError} what main answers */
export function deleteLabel({ id, name }: Label): Promise<void> {
  const undo = useUndoStore();
  const uses = usesOfLabel(name);
  const words =
    uses === '' ? t('labels.said.deleted', { name }) : sentences(t('labels.said.deletedUsed', { name }), uses);
  return undo.during(async () => {
    await request('labels.deleteLabel', { labelId: id });
    useFeedbackStore().worked('labels.deleteLabel');
    undo.offer({ words, ...deletion(id) });
  });
}

/** Which saved views ask for a label, and what stops without it; empty where none does. */
export function usesOfLabel(label: string): string {
  const views = useSavedViewsStore().views.filter(({ query }) => asksForLabel(query, label));
  if (views.length === 0) return '';
  const { limitsReminders, channels, files } = dependentsOf(views);
  const quoted = views.map(({ name }) => t('savedViews.quoted', { name }));
  return sentences(
    t('labels.uses.views', { count: views.length, views: allOf(quoted) }),
    limitsReminders ? t('labels.uses.limit') : '',
    channels.length > 0 ? t('labels.uses.channels', { count: channels.length, channels: allOf(channels) }) : '',
    files.length > 0 ? t('labels.uses.files', { count: files.length, files: allOf(files) }) : '',
  );
}

/** Restores a label that was deleted, with its numbers, and deletes it again. */
function deletion(id: number) {
  const feedback = useFeedbackStore();
  const labels = useLabelsStore();
  let restored: RestoredLabel | null = null;

  async function undo(): Promise<StepOutcome> {
    restored = await feedback.ask('labels.restoreLabel', { labelId: id });
    if (!restored) return 'failed';
    return restored.left > 0 ? 'partly' : 'done';
  }

  async function redo(): Promise<StepOutcome> {
    // another label took its place, which was never deleted; or the user deleted it again
    if (restored?.labelId !== id || !labels.labels.some((label) => label.id === id)) return 'stale';
    return (await feedback.attempt('labels.deleteLabel', { labelId: id })) ? 'done' : 'failed';
  }

  return { undo, redo };
}
