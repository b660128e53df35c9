import type { PreferenceChange } from '../../shared/reminders/preference';
import type { CopyFormat } from '../../shared/numbers/copy-format';
import { writeNumbers } from '../../shared/numbers/copy-format';
import { copyText } from './copy';
import { labelNumbers, notedNumber } from './edits/note-edits';
import { preferNumbers } from './edits/reminder-edits';
import { handledState, markHandled } from './mark-handled';
import { useSelectionStore } from '../stores/selection';
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
  const numbers = useSelectionStore().numbers();
  const noted = numbers.map(({ ref, number }) => notedNumber(ref.environmentId, number));
  const words = t(isOn ? 'labels.said.on' : 'labels.said.off', { name, count: noted.length });
  await labelNumbers(noted, name, isOn, words);
}

/** Decides for the reminders of all of them. @param said what is read out where it worked */
export async function preferForSelected(change: PreferenceChange, said: (count: number) => string): Promise<void> {
  const numbers = useSelectionStore().numbers();
  await preferNumbers(
    numbers.map(({ ref }) => ref),
    change,
    said(numbers.length),
  );
}

/** Marks those of them as handled, or as no longer handled, that are not yet so. */
export async function markSelected(handled: boolean): Promise<void> {
  const numbers = useSelectionStore().numbers();
  const changed = numbers.filter(({ ref, number }) => handledState(ref, number) === (handled ? 'open' : 'handled'));
  await markHandled(
    changed.map(({ ref }) => ref),
    handled,
  );
}
