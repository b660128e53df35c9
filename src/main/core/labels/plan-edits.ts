import type { LabelsAndNoteChange, LabelsAndNoteEdit, NamedNumber } from '../../../shared/labels/labels-and-note';
import { LABEL_COLORS, labelKey, MOST_LABELS, type Label } from '../../../shared/labels/label';
import { AppError } from '../../../shared/app-error';
import { forEachYielding } from '../async/yielding';
import type { LabelsAndNoteRecord, LabelRecord, NumberRecord } from '../storage/formats/labels-and-notes-format';

interface Ground {
  server: string;
  labels: ReadonlyMap<number, Label>;
  /** The ID of the first new label. */
  nextId: number;
  /** What is noted of a number so far. */
  recordOf(numberId: string): NumberRecord | undefined;
}

/**
 * What must be noted so that some edits hold: labels that are new, and every number that the edits change.
 * @throws {AppError} too_many_labels
 */
export async function planEdits(edits: readonly LabelsAndNoteEdit[], ground: Ground): Promise<LabelsAndNoteRecord[]> {
  const { server } = ground;
  const names = namesOf(ground);
  const planned = new Map<string, NumberRecord>();
  let tooMany = 0;

  function plan(named: NamedNumber, { clear, add, remove, note }: ChangeById): void {
    const { numberId, number, formatted } = named;
    const before = planned.get(numberId) ?? ground.recordOf(numberId);
    const kept = clear ? [] : (before?.labels ?? []).filter((id) => ground.labels.has(id) || names.isNew(id));
    const labels = [...new Set([...kept, ...add])].filter((id) => !remove.has(id));
    if (labels.length > MOST_LABELS) tooMany++;
    const after = { ...before, server, id: numberId, number, formatted, labels, note: note ?? before?.note ?? '' };
    if (isSame(after, before)) return;
    planned.set(numberId, after);
  }

  for (const { change, numbers } of edits) {
    const byId = resolve(change, names);
    await forEachYielding(numbers, (number) => plan(number, byId));
  }
  if (tooMany > 0) throw new AppError('too_many_labels', { values: { count: tooMany, most: MOST_LABELS } });
  return [...names.added(), ...planned.values()];
}

function isSame(after: NumberRecord, before: NumberRecord | undefined): boolean {
  if (!before) return after.labels.length === 0 && after.note === '';
  return after.note === before.note && after.labels.join() === before.labels.join();
}

interface ChangeById {
  clear: boolean;
  add: number[];
  remove: ReadonlySet<number>;
  note: string | undefined;
}

function resolve({ clear = false, add = [], remove = [], note }: LabelsAndNoteChange, names: Names): ChangeById {
  return {
    clear,
    add: add.map((name) => names.idFor(name)),
    remove: new Set(remove.map((name) => names.idOf(name))),
    note,
  };
}

type Names = ReturnType<typeof namesOf>;

/** Labels by name: an existing one keeps its spelling and colour, a new one gets the next colour. */
function namesOf({ labels, nextId }: Ground) {
  const idByKey = new Map([...labels.values()].map(({ id, name }) => [labelKey(name), id]));
  const added: LabelRecord[] = [];
  return {
    idOf: (name: string): number => idByKey.get(labelKey(name)) ?? 0, // no label has it
    idFor(name: string): number {
      const known = idByKey.get(labelKey(name));
      if (known !== undefined) return known;
      const id = nextId + added.length;
      added.push({ label: id, name, color: LABEL_COLORS[(id - 1) % LABEL_COLORS.length]! });
      idByKey.set(labelKey(name), id);
      return id;
    },
    isNew: (id: number): boolean => id >= nextId,
    added: (): readonly LabelRecord[] => added,
  };
}
