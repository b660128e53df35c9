import type { RestoredLabel } from '../../../shared/bridge/requests/labels';
import { labelKey, MOST_LABELS } from '../../../shared/labels/label';
import { AppError } from '../../../shared/app-error';
import type { LabelRecord, LabelsAndNoteRecord, NumberRecord } from '../storage/formats/labels-and-notes-format';
import type { LabelsInMemory } from './labels-in-memory';

/** A label that was deleted, and the numbers that had it. */
interface DeletedLabel {
  record: LabelRecord;
  numbers: readonly NumberRecord[];
}

/** Labels that were deleted since the app started, so that this can be undone. */
export function createDeletedLabels(memory: Pick<LabelsInMemory, 'label' | 'labels' | 'numberOf' | 'records'>) {
  const deleted = new Map<number, DeletedLabel>();

  /** Remembers a label and its numbers, of all servers, before it is deleted. Pauses after each number. */
  function* remember(record: LabelRecord): Generator<void, void> {
    const numbers: NumberRecord[] = [];
    for (const one of memory.records()) {
      if (!('label' in one) && one.labels.includes(record.label)) numbers.push(one);
      yield;
    }
    deleted.set(record.label, { record, numbers });
  }

  /**
   * What must be noted so that the label is back on its numbers. Pauses after each number.
   * @throws {AppError} label_gone where the app did not see it deleted
   */
  function* planRestore(id: number): Generator<void, { records: LabelsAndNoteRecord[]; restored: RestoredLabel }> {
    const gone = deleted.get(id);
    if (!gone) throw new AppError('label_gone');
    const live = new Set(memory.labels().map((label) => label.id));
    const sameName = memory.labels().find(({ name }) => labelKey(name) === labelKey(gone.record.name ?? ''));
    const labelId = sameName?.id ?? id;
    const records: LabelsAndNoteRecord[] = sameName ? [] : [gone.record];
    let left = 0;
    for (const before of gone.numbers) {
      const now = memory.numberOf(before.server, before.id) ?? { ...before, labels: [], note: '' };
      const others = now.labels.filter((label) => live.has(label) && label !== labelId);
      const isFull = others.length >= MOST_LABELS;
      if (isFull) left++;
      records.push({ ...now, labels: isFull ? others : [...others, labelId] });
      yield;
    }
    return { records, restored: { labelId, left } };
  }

  return { remember, planRestore };
}
