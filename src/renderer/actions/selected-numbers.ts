import type { LabelsAndNoteChange, NamedNumber } from '../../shared/labels/labels-and-note';
import type { PreferenceChange } from '../../shared/reminders/preference';
import type { CopyFormat } from '../../shared/numbers/copy-format';
import { writeNumbers } from '../../shared/numbers/copy-format';
import { copyText } from './copy';
import { editLabelsAndNotes } from '../stores/edit-labels';
import { useFeedbackStore } from '../stores/feedback';
import { useSelectionStore, type SelectedNumber } from '../stores/selection';
import { t } from '../lib/t';

/** What is done with all selected numbers at once, whichever environments they are of. */

/** Copies them, and says how many. */
export async function copySelected(format: CopyFormat): Promise<void> {
  const numbers = useSelectionStore().numbers();
  const text = writeNumbers(numbers.map(({ number }) => number), format); // prettier-ignore
  const [first] = numbers;
  const said =
    numbers.length === 1 && first ? t('numbers.copied', { text }) : t('selection.copied', { count: numbers.length });
  await copyText(text, said);
}

/** Puts a label on all of them, or takes it off. */
export async function labelSelected(name: string, isOn: boolean): Promise<void> {
  const change: LabelsAndNoteChange = isOn ? { add: [name] } : { remove: [name] };
  let count = 0;
  for (const [environmentId, numbers] of byEnvironment(useSelectionStore().numbers())) {
    const named = numbers.map(({ ref, number }): NamedNumber => ({
      numberId: ref.numberId,
      number: number.number,
      formatted: number.formatted_number,
    }));
    if (!(await editLabelsAndNotes(environmentId, [{ change, numbers: named }]))) return;
    count += named.length;
  }
  useFeedbackStore().say(t(isOn ? 'labels.said.on' : 'labels.said.off', { name, count }));
}

/** Decides for the reminders of all of them. @param said what is read out where it worked */
export async function preferForSelected(change: PreferenceChange, said: (count: number) => string): Promise<void> {
  const feedback = useFeedbackStore();
  let count = 0;
  for (const [environmentId, numbers] of byEnvironment(useSelectionStore().numbers())) {
    const numberIds = numbers.map(({ ref }) => ref.numberId);
    if (!(await feedback.attempt('reminders.prefer', { environmentId, numberIds, change }))) return;
    count += numberIds.length;
  }
  feedback.say(said(count));
}

function byEnvironment(numbers: readonly SelectedNumber[]): Map<string, SelectedNumber[]> {
  const groups = new Map<string, SelectedNumber[]>();
  for (const one of numbers) {
    const group = groups.get(one.ref.environmentId);
    if (group) group.push(one);
    else groups.set(one.ref.environmentId, [one]);
  }
  return groups;
}
