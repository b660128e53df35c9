import { isDeepStrictEqual } from 'node:util';
import { labelKey, type Label } from '../../../shared/labels/label';
import type { LabelsAndNoteRecord, NumberRecord } from '../storage/formats/labels-and-notes-format';
import type { LabelsInMemory } from './labels-in-memory';

/** A number with what is noted of it; its labels by the keys of their names, which mean the same on every computer. */
export type NotedNumber = Omit<NumberRecord, 'labels'> & { labels: string[] };

/** Everything that the user noted, without the ids that labels have on this computer. */
export interface AllLabelsAndNotes {
  /** By the keys of their names. */
  labels: ReadonlyMap<string, Omit<Label, 'id'>>;
  /** By server and id. */
  numbers: ReadonlyMap<string, NotedNumber>;
}

/** All that is in memory. */
export function allIn(memory: Pick<LabelsInMemory, 'labels' | 'records'>): AllLabelsAndNotes {
  const labels = memory.labels();
  const keyById = new Map(labels.map(({ id, name }) => [id, labelKey(name)]));
  const numbers = new Map<string, NotedNumber>();
  for (const record of memory.records()) {
    if ('label' in record) continue;
    const { server, id, number, formatted, note } = record;
    const keys = record.labels.flatMap((label) => keyById.get(label) ?? []);
    numbers.set(`${server} ${id}`, { server, id, number, formatted, note, labels: keys });
  }
  return { labels: new Map(labels.map(({ name, color }) => [labelKey(name), { name, color }])), numbers };
}

/** What must be noted so that `after` holds where `before` did. */
export function recordsBetween(
  before: AllLabelsAndNotes,
  after: AllLabelsAndNotes,
  memory: Pick<LabelsInMemory, 'labels' | 'label' | 'numberOf' | 'freeId'>,
): LabelsAndNoteRecord[] {
  const records: LabelsAndNoteRecord[] = [];
  const ids = new Map(memory.labels().map(({ id, name }) => [labelKey(name), id]));
  let freeId = memory.freeId();
  for (const [key, label] of after.labels) {
    if (isDeepStrictEqual(label, before.labels.get(key))) continue;
    const id = ids.get(key) ?? freeId++;
    ids.set(key, id);
    records.push({ ...memory.label(id), ...label, label: id });
  }
  for (const [key, { color }] of before.labels) {
    const id = ids.get(key);
    if (!after.labels.has(key) && id !== undefined) records.push({ color, ...memory.label(id), label: id, name: null });
  }
  for (const [key, number] of new Map([...before.numbers, ...after.numbers])) {
    const target = after.numbers.get(key);
    if (isDeepStrictEqual(target, before.numbers.get(key))) continue;
    const labels = (target?.labels ?? []).flatMap((label) => (after.labels.has(label) ? (ids.get(label) ?? []) : []));
    const kept = memory.numberOf(number.server, number.id);
    records.push({ ...kept, ...number, labels, note: target?.note ?? '' });
  }
  return records;
}
