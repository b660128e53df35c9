import { labelKey } from '../../../shared/labels/label';
import type { LabelsAndNoteChange, LabelsAndNoteEdit, NamedNumber } from '../../../shared/labels/labels-and-note';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import type { NumberNote } from '../../../shared/query/add-local-columns';
import { useAppStore } from '../../stores/app';
import { editLabelsAndNotes } from '../../stores/edit-labels';
import { useLabelsStore } from '../../stores/labels';
import { useUndoStore, type UndoStep } from '../../stores/undo';
import { GONE, stepOf, type Turn } from '../../stores/turns';

/** A number whose labels and note are edited. */
export interface NotedNumber extends NamedNumber {
  environmentId: string;
}

/** Whether a number has a label, or its note. */
type NoteTurn = { of: NotedNumber } & (
  (Turn<boolean> & { field: 'label'; name: string }) | (Turn<string> & { field: 'note' })
);

export function notedNumber(environmentId: string, number: PhoneNumber): NotedNumber {
  const { id: numberId, number: e164, formatted_number: formatted } = number;
  return { environmentId, numberId, number: e164, formatted };
}

/** Puts a label on numbers or takes it off, and offers to undo it. @param words what is said where it worked */
export function labelNumbers(
  numbers: readonly NotedNumber[],
  name: string,
  isOn: boolean,
  words: string,
): Promise<boolean> {
  const undo = useUndoStore();
  const labels = useLabelsStore();
  const change: LabelsAndNoteChange = isOn ? { add: [name] } : { remove: [name] };
  return undo.during(async () => {
    const asked = numbers.map((of) => ({ of, change, note: labels.of(of) }));
    const made = await send(asked);
    const turns = made.flatMap(({ of, note }) => turnsBetween(of, note, noteAfter(note, change)));
    const isWhole = made.length === asked.length;
    if (isWhole) undo.offer(noteStep(turns, words));
    else if (turns.length > 0) undo.push(noteStep(turns, words));
    return isWhole;
  });
}

/**
 * Sets the note of a number; what it says is enough, so there is no toast.
 *
 * @param continues the step of an earlier part of the same writing, and the note before it
 * @returns the step that undoes it; null where it failed
 */
export function noteNumber(
  number: NotedNumber,
  note: string,
  words: string,
  continues: { step: UndoStep; before: string } | null = null,
): Promise<UndoStep | null> {
  const undo = useUndoStore();
  const before = continues?.before ?? useLabelsStore().of(number).note;
  return undo.during(async () => {
    if ((await send([{ of: number, change: { note } }])).length === 0) return null;
    const step = noteStep([{ of: number, field: 'note', before, after: note }], words);
    undo.push(step, continues?.step ?? null);
    return step;
  });
}

function noteAfter({ labels, note }: NumberNote, { add = [], remove = [] }: LabelsAndNoteChange): NumberNote {
  const removed = new Set(remove.map(labelKey));
  return { labels: [...labels, ...add].filter((name) => !removed.has(labelKey(name))), note };
}

/** What differs between two states of a number's labels and note. */
export function turnsBetween(of: NotedNumber, before: NumberNote, after: NumberNote): NoteTurn[] {
  const turns: NoteTurn[] = [];
  const [had, has] = [before, after].map(({ labels }) => new Map(labels.map((name) => [labelKey(name), name])));
  for (const [key, name] of has!) {
    if (!had!.has(key)) turns.push({ of, field: 'label', name, before: false, after: true });
  }
  for (const [key, name] of had!) {
    if (!has!.has(key)) turns.push({ of, field: 'label', name, before: true, after: false });
  }
  if (before.note !== after.note) turns.push({ of, field: 'note', before: before.note, after: after.note });
  return turns;
}

/** Undoes changes of labels and notes that were made. */
export function noteStep(turns: readonly NoteTurn[], words: string): UndoStep {
  return stepOf<NoteTurn>({
    words,
    turns,
    now: valueNow,
    async send(open, to) {
      return (await send(open.map((turn) => ({ of: turn.of, change: changeTo(turn, to) })))).length === open.length;
    },
  });
}

function changeTo(turn: NoteTurn, to: keyof Turn<unknown>): LabelsAndNoteChange {
  if (turn.field === 'note') return { note: turn[to] };
  return turn[to] ? { add: [turn.name] } : { remove: [turn.name] };
}

function valueNow(turn: NoteTurn): unknown {
  if (!useAppStore().environment(turn.of.environmentId)) return GONE;
  const { labels, note } = useLabelsStore().of(turn.of);
  if (turn.field === 'note') return note;
  return labels.some((name) => labelKey(name) === labelKey(turn.name));
}

/**
 * All edits of an environment at once, so that they are made all or none; stops at the first environment that fails. Labels
 * are taken off before others are put on, because a number can't have any number of them.
 *
 * @returns the changes that were made
 */
async function send<C extends { of: NotedNumber; change: LabelsAndNoteChange }>(changes: readonly C[]): Promise<C[]> {
  const byEnvironment = new Map<string, Map<string, LabelsAndNoteEdit>>();
  const inOrder = changes.toSorted((a, b) => Number(a.change.add !== undefined) - Number(b.change.add !== undefined));
  for (const { of, change } of inOrder) {
    const { environmentId, ...number } = of;
    const edits = byEnvironment.get(environmentId) ?? new Map<string, LabelsAndNoteEdit>();
    byEnvironment.set(environmentId, edits);
    const key = JSON.stringify(change);
    const one = edits.get(key) ?? { change, numbers: [] };
    edits.set(key, one);
    one.numbers.push(number);
  }
  const done = new Set<string>();
  for (const [environmentId, edits] of byEnvironment) {
    if (!(await editLabelsAndNotes(environmentId, [...edits.values()]))) break;
    done.add(environmentId);
  }
  return changes.filter(({ of }) => done.has(of.environmentId));
}
