// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { RequestInput } from '../../../shared/bridge/requests';
import { loadEverySpeech } from '../../../shared/i18n/load-messages';
import { sampleNumber } from '../../../shared/testing/sample';
import FileButton from '../../base/FileButton.vue';
import { useAppStore } from '../../stores/app';
import { useLabelsStore } from '../../stores/labels';
import { useListStore } from '../../stores/list';
import { useUndoStore } from '../../stores/undo';
import { chunkOf, sampleState } from '../../testing/sample-state';
import ImportDialog from './ImportDialog.vue';

enableAutoUnmount(afterEach);

/** The notes that main holds, by environment. */
let held: Record<string, string>;
/** The environment whose changes main refuses. */
let refused: string | null;

vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (name: string, input: unknown) => Promise.resolve().then(() => answer(name, input)),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

function answer(name: string, input: unknown): unknown {
  if (name === 'labels.edit') return edit(input as RequestInput<'labels.edit'>);
  if (name !== 'labels.read') return undefined;
  const { environmentId } = input as RequestInput<'labels.read'>;
  const note = held[environmentId];
  const numbers = note === undefined ? [] : [{ numberId: environmentId, number: '', formatted: '', labels: [], note }];
  return { labels: [], numbers, upTo: 0, isMore: false };
}

function edit({ environmentId, edits }: RequestInput<'labels.edit'>): void {
  if (environmentId === refused) throw new Error('The disk is full.');
  held[environmentId] = edits[0]?.change.note ?? '';
}

let revision = 0;
/** The page hears of what main holds now. */
async function hear(): Promise<void> {
  useAppStore().state = sampleState({ showsAll: true, labelsAndNotes: { revision: ++revision } });
  await flushPromises();
}

// the headings of every language are known before a file is read
beforeAll(async () => void (await loadEverySpeech()));

beforeEach(async () => {
  document.body.replaceChildren();
  setActivePinia(createPinia());
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  held = {};
  refused = null;
  useLabelsStore();
  await hear();
  const list = useListStore();
  for (const [index, id] of ['a', 'b'].entries()) {
    const number = sampleNumber({ id, number: `+493000000${index}`, formatted_number: `030 00000${index}` });
    list.receive({ type: 'start', list: index, environmentId: id, total: 1, fetchedAt: 1 });
    list.receive({ type: 'rows', list: index, chunk: chunkOf([number]) });
    list.receive({ type: 'end', list: index });
  }
});

it('can be undone where it was made before another environment refused it', async () => {
  const wrapper = mount(ImportDialog, { attachTo: document.body });
  const file = new File(['number,note\n+4930000000,Ask Ada\n+4930000001,Ask Ada\n'], 'notes.csv');
  wrapper.getComponent(FileButton).vm.$emit('choose', file);
  const button = () => [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Import for 2'));
  await vi.waitFor(() => expect(button()).toBeDefined());
  refused = 'b';
  button()?.click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('The disk is full.'));
  expect([held, wrapper.emitted('close')]).toEqual([{ a: 'Ask Ada' }, undefined]);
  await hear();
  expect(useUndoStore().next?.words).toBe('Imported labels and notes for 1 number');
  await useUndoStore().undo();
  expect(held).toEqual({ a: '' });
});
