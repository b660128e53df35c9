import type { AnnotationChange, NamedNumber } from '../../../shared/labels/annotation';
import type { RequestInput } from '../../../shared/bridge/bridge';
import type { CopyFormat } from '../../../shared/numbers/copy-format';
import { writeNumbers } from '../../../shared/numbers/copy-format';
import { copyText } from '../../lib/copy';
import { editAnnotations } from '../../actions/edit-labels';
import { useNoticeStore } from '../../stores/notice';
import { useSelectionStore, type SelectedNumber } from '../../stores/selection';
import { t } from '../../lib/t';

/** What is done with all selected numbers at once, whichever accounts they are of. */

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
  const change: AnnotationChange = isOn ? { add: [name] } : { remove: [name] };
  let count = 0;
  for (const [accountId, numbers] of byAccount(useSelectionStore().numbers())) {
    const named = numbers.map(({ ref, number }): NamedNumber => ({
      numberId: ref.numberId,
      number: number.number,
      formatted: number.formatted_number,
    }));
    if (!(await editAnnotations(accountId, [{ change, numbers: named }]))) return;
    count += named.length;
  }
  useNoticeStore().say(t(isOn ? 'labels.said.on' : 'labels.said.off', { name, count }));
}

/** Decides for the reminders of all of them. @param said what is read out where it worked */
export async function preferForSelected(
  change: RequestInput<'reminders.prefer'>['change'],
  said: (count: number) => string,
): Promise<void> {
  const notice = useNoticeStore();
  let count = 0;
  for (const [accountId, numbers] of byAccount(useSelectionStore().numbers())) {
    const numberIds = numbers.map(({ ref }) => ref.numberId);
    if (!(await notice.attempt('reminders.prefer', { accountId, numberIds, change }))) return;
    count += numberIds.length;
  }
  notice.say(said(count));
}

function byAccount(numbers: readonly SelectedNumber[]): Map<string, SelectedNumber[]> {
  const groups = new Map<string, SelectedNumber[]>();
  for (const one of numbers) {
    const group = groups.get(one.ref.accountId);
    if (group) group.push(one);
    else groups.set(one.ref.accountId, [one]);
  }
  return groups;
}
