import type { LabelsAndNotePage } from '../../../shared/bridge/requests/labels';
import { LABEL_COLORS, labelKey, type Label, type LabelColor } from '../../../shared/labels/label';
import type { NumberLabelsAndNote } from '../../../shared/labels/labels-and-note';
import type { LabelRecord, LabelsAndNoteRecord, NumberRecord } from '../storage/formats/labels-and-notes-format';

/** How many numbers are sent to a page at a time. */
const PAGE_SIZE = 5_000;

/** What is noted of a number, and the turn in which it became so. */
interface Kept {
  at: number;
  record: NumberRecord;
}

/** What the records of labels and notes come to. A turn is counted for each change, so that readers can ask since when. */
export interface LabelsInMemory {
  take(record: LabelsAndNoteRecord): void;
  /** Ends a change, even one that took no number. */
  nextTurn(): void;
  turn(): number;
  label(id: number): LabelRecord | undefined;
  labels(): Label[];
  /** An id that no label has, nor had. */
  freeId(): number;
  numberOf(server: string, numberId: string): NumberRecord | undefined;
  /** See {@link LabelsAndNotes.read}. */
  page(server: string, since: number): LabelsAndNotePage;
  /** All that is so, with the label that was created last even where it is gone, so that its id is not used again. */
  records(): Generator<LabelsAndNoteRecord>;
}

export function createLabelsInMemory(): LabelsInMemory {
  const labels = new Map<number, LabelRecord>();
  /** By server and number id; what changed last stands last. */
  const servers = new Map<string, Map<string, Kept>>();
  let highestId = 0;
  /** By the id of each label, the one that stands for all of its name; null until it is asked for again. */
  let merged: ReadonlyMap<number, number> | null = null;
  let turn = 0;

  /** Labels that an earlier version kept apart, such as `Straße` and `Strasse`, are the first of them. */
  function canonical(ids: readonly number[]): number[] {
    merged ??= mergedByName(labels.values());
    return [...new Set(ids.map((id) => merged?.get(id) ?? id))];
  }
  const isCanonical = (id: number) => canonical([id])[0] === id;
  const canonicalRecord = (record: NumberRecord): NumberRecord => ({ ...record, labels: canonical(record.labels) });

  const labelsNow = (): Label[] =>
    [...labels.values()]
      .filter(({ label }) => isCanonical(label))
      .map(({ label, name, color }) => ({ id: label, name: name ?? '', color: shownColor(color) }));

  return {
    take(record) {
      if ('label' in record) {
        highestId = Math.max(highestId, record.label);
        merged = null;
        if (record.name === null) labels.delete(record.label);
        else labels.set(record.label, record);
        return;
      }
      const numbers = servers.get(record.server) ?? new Map<string, Kept>();
      servers.set(record.server, numbers);
      numbers.delete(record.id);
      numbers.set(record.id, { at: ++turn, record });
    },
    nextTurn: () => void turn++,
    turn: () => turn,
    label: (id) => labels.get(id),
    labels: labelsNow,
    freeId: () => highestId + 1,
    numberOf(server, numberId) {
      const kept = servers.get(server)?.get(numberId);
      return kept && canonicalRecord(kept.record);
    },
    page(server, since) {
      const numbers: NumberLabelsAndNote[] = [];
      let upTo = since;
      let isMore = false;
      for (const { at, record } of servers.get(server)?.values() ?? []) {
        if (at <= since) continue;
        if (numbers.length === PAGE_SIZE) {
          isMore = true;
          break;
        }
        const { id, number, formatted, note } = record;
        numbers.push({ numberId: id, number, formatted, labels: canonical(record.labels), note });
        upTo = at;
      }
      return { labels: labelsNow(), numbers, upTo, isMore };
    },
    *records() {
      if (!labels.has(highestId) && highestId > 0) yield { label: highestId, name: null, color: 'grey' };
      for (const label of labels.values()) if (isCanonical(label.label) || label.label === highestId) yield label;
      for (const numbers of servers.values()) {
        for (const { record } of numbers.values()) {
          const left = { ...record, labels: canonical(record.labels).filter((id) => labels.has(id)) };
          if (left.labels.length > 0 || left.note !== '') yield left;
        }
      }
    },
  };
}

/** Of labels whose names do not differ, the one with the lowest id stands for all. */
function mergedByName(labels: Iterable<LabelRecord>): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const merged = new Map<number, number>();
  for (const { label, name } of [...labels].sort((a, b) => a.label - b.label)) {
    const key = labelKey(name ?? '');
    merged.set(label, first.get(key) ?? label);
    if (!first.has(key)) first.set(key, label);
  }
  return merged;
}

/** A color that a later version added is shown as gray, and kept. */
function shownColor(color: string): LabelColor {
  return LABEL_COLORS.find((known) => known === color) ?? 'grey';
}
