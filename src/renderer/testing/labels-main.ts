import { flushPromises } from '@vue/test-utils';
import type { RequestInput, RequestName } from '../../shared/bridge/requests';
import type { LabelsAndNotePage } from '../../shared/bridge/requests/labels';
import type { AppState } from '../../shared/bridge/state';
import { labelKey, type Label } from '../../shared/labels/label';
import type { NumberLabelsAndNote } from '../../shared/labels/labels-and-note';
import { useAppStore } from '../stores/app';
import { sampleState } from './sample-state';

let revision = 0;

/** A main that holds the labels and notes of numbers and nothing else. */
export function createLabelsMain(labels: readonly Label[] = []) {
  const main = {
    /** By the id of their environment. */
    held: {} as Record<string, NumberLabelsAndNote[]>,
    /** The environment whose edits are refused, since the disk is full; null where none is. */
    refuses: null as string | null,
    /** For {@link createLateMain}. */
    handlers: { 'labels.edit': edit, 'labels.read': read },
    /** Stands in for `request` of the bridge's client. */
    request: (name: RequestName, input: unknown): Promise<unknown> =>
      Promise.resolve(input).then((input) => {
        if (name === 'labels.edit') return edit(input as RequestInput<'labels.edit'>);
        return name === 'labels.read' ? read(input as RequestInput<'labels.read'>) : undefined;
      }),
    /** The page hears of what is held now. */
    async hear(changes: Partial<AppState> = {}): Promise<void> {
      useAppStore().state = sampleState({ ...changes, labelsAndNotes: { revision: ++revision } });
      await flushPromises();
    },
  };

  function read({ environmentId }: RequestInput<'labels.read'>): LabelsAndNotePage {
    return { labels: [...labels], numbers: main.held[environmentId] ?? [], upTo: 0, isMore: false };
  }

  function edit({ environmentId, edits }: RequestInput<'labels.edit'>): void {
    if (environmentId === main.refuses) throw new Error('The disk is full.');
    const held = new Map((main.held[environmentId] ?? []).map((one) => [one.numberId, one]));
    for (const { change, numbers } of edits) {
      for (const number of numbers) {
        const before = held.get(number.numberId) ?? { ...number, labels: [], note: '' };
        const removed = change.clear ? before.labels : idsOf(change.remove);
        const kept = before.labels.filter((id) => !removed.includes(id));
        held.set(number.numberId, {
          ...before,
          labels: [...new Set([...kept, ...idsOf(change.add)])],
          note: change.note ?? before.note,
        });
      }
    }
    main.held[environmentId] = [...held.values()];
  }

  function idsOf(names: readonly string[] = []): number[] {
    const keys = names.map(labelKey);
    return labels.flatMap(({ id, name }) => (keys.includes(labelKey(name)) ? [id] : []));
  }

  return main;
}
