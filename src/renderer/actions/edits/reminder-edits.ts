import type { NumberRef } from '../../../shared/numbers/number-ref';
import type { PreferenceChange } from '../../../shared/reminders/preference';
import { useFeedbackStore } from '../../stores/feedback';

/** Decides for the reminders of numbers. @param words what is said where it worked */
export async function preferNumbers(
  numbers: readonly NumberRef[],
  change: PreferenceChange,
  words: string,
): Promise<boolean> {
  const feedback = useFeedbackStore();
  for (const environmentId of new Set(numbers.map((ref) => ref.environmentId))) {
    const numberIds = numbers.filter((ref) => ref.environmentId === environmentId).map(({ numberId }) => numberId);
    if (!(await feedback.attempt('reminders.prefer', { environmentId, numberIds, change }))) return false;
  }
  feedback.say(words);
  return true;
}
