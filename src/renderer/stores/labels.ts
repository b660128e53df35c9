import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import type { NumberLabelsAndNote } from '../../shared/labels/labels-and-note';
import { labelKey, type Label } from '../../shared/labels/label';
import type { NumberRef } from '../../shared/numbers/number-ref';
import type { NumberNote } from '../../shared/query/add-local-columns';
import { request } from '../bridge/bridge-client';
import { keepFetched } from './keep-fetched';
import { useLabelsAndNotesStore } from './labels-and-notes';
import { useAppStore } from './app';

/** What main has sent about an environment so far. */
interface Received {
  upTo: number;
  byId: Map<string, NumberLabelsAndNote>;
}

const NO_NOTE: NumberNote = { labels: [], note: '' };

/** The labels of this device, and what is noted of the numbers of all environments. */
export const useLabelsStore = defineStore('labels', () => {
  const app = useAppStore();
  const labelsAndNotes = useLabelsAndNotesStore();

  /** Kept from one answer to the next, so that only what changed is asked for. */
  const received = new Map<string, Received>();

  const environmentIds = computed(() => (app.state?.environments ?? []).map(({ id }) => id));
  const { answer, failure } = keepFetched(
    () => app.state && `${app.state.labelsAndNotes.revision} ${environmentIds.value.join(' ')}`,
    async () => {
      const wanted = environmentIds.value;
      let labels: Label[] = [];
      for (const environmentId of wanted) labels = await follow(environmentId);
      for (const environmentId of received.keys()) if (!wanted.includes(environmentId)) received.delete(environmentId);
      return { labels, received: new Map(received) };
    },
  );

  async function follow(environmentId: string): Promise<Label[]> {
    const known = received.get(environmentId) ?? { upTo: 0, byId: new Map<string, NumberLabelsAndNote>() };
    for (;;) {
      const page = await request('labels.read', { environmentId, since: known.upTo });
      for (const number of page.numbers) {
        if (number.labels.length > 0 || number.note !== '') known.byId.set(number.numberId, number);
        else known.byId.delete(number.numberId);
      }
      known.upTo = page.upTo;
      if (page.isMore) continue;
      received.set(environmentId, known);
      return page.labels;
    }
  }

  /** By name. */
  const labels = computed(() =>
    (answer.value?.labels ?? []).toSorted((a, b) => (labelKey(a.name) < labelKey(b.name) ? -1 : 1)),
  );
  const byName = computed(() => new Map(labels.value.map((label) => [labelKey(label.name), label])));

  /** What tells the names of labels apart; null until they are here. */
  const keys = computed(() => (answer.value ? new Set(byName.value.keys()) : null));

  /** By environment id, then by number id: those that have labels or a note. */
  const notes = shallowRef<ReadonlyMap<string, ReadonlyMap<string, NumberNote>>>(new Map());
  watch(answer, (now) => {
    if (!now) return;
    const shown = namesOf(now.labels);
    notes.value = new Map([...now.received].map(([environmentId, { byId }]) => [environmentId, notesOf(byId, shown)]));
    labelsAndNotes.notes = notes.value;
  });

  function of({ environmentId, numberId }: NumberRef): NumberNote {
    return notes.value.get(environmentId)?.get(numberId) ?? NO_NOTE;
  }

  /** The label of a name in any case; null where there is none. */
  function named(name: string): Label | null {
    return byName.value.get(labelKey(name)) ?? null;
  }

  /** What is noted of an environment's numbers, those included that its list no longer has. */
  function keptOf(environmentId: string): NumberLabelsAndNote[] {
    const known = notes.value.get(environmentId);
    return [...(answer.value?.received.get(environmentId)?.byId.values() ?? [])].filter(({ numberId }) =>
      known?.has(numberId),
    );
  }

  return { failure, labels, keys, notes, of, named, keptOf };
});

/** The names of labels by their ids, in the order in which those of a number are shown. */
function namesOf(labels: readonly Label[]): ReadonlyMap<number, string> {
  const sorted = labels.toSorted((a, b) => (labelKey(a.name) < labelKey(b.name) ? -1 : 1));
  return new Map(sorted.map(({ id, name }) => [id, name]));
}

/** Numbers with the same labels share their list of names: most have one of few sets. */
function notesOf(
  byId: ReadonlyMap<string, NumberLabelsAndNote>,
  names: ReadonlyMap<number, string>,
): Map<string, NumberNote> {
  const places = new Map([...names.keys()].map((id, place) => [id, place]));
  const sets = new Map<string, readonly string[]>();
  const notes = new Map<string, NumberNote>();
  for (const [numberId, { labels, note }] of byId) {
    const key = labels.join();
    let set = sets.get(key);
    if (!set) {
      const ids = labels.filter((id) => places.has(id)).sort((a, b) => places.get(a)! - places.get(b)!);
      sets.set(key, (set = ids.map((id) => names.get(id)!)));
    }
    if (set.length > 0 || note !== '') notes.set(numberId, { labels: set, note });
  }
  return notes;
}
