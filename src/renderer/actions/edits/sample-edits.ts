import { request } from '../../bridge/bridge-client';
import { t } from '../../lib/t';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useUndoStore, type StepOutcome } from '../../stores/undo';

/**
 * Removes the sample data, and offers to have it again. Labels, notes and reminder choices are there then, too; the record
 * of changes begins again.
 * @throws {RequestError} what main answers
 */
export function removeSample(environmentId: string): Promise<void> {
  const undo = useUndoStore();
  const feedback = useFeedbackStore();

  async function add(): Promise<StepOutcome> {
    return (await feedback.ask('environment.addSample', undefined)) ? 'done' : 'failed';
  }

  async function removeAgain(): Promise<StepOutcome> {
    const sample = useAppStore().state?.environments.find(({ kind }) => kind === 'sample');
    if (!sample) return 'stale';
    return (await feedback.attempt('environment.remove', { environmentId: sample.id })) ? 'done' : 'failed';
  }

  return undo.during(async () => {
    await request('environment.remove', { environmentId });
    feedback.worked('environment.remove');
    undo.offer({ words: t('frame.sample.removed'), undo: add, redo: removeAgain });
  });
}
