// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { loadEverySpeech } from '../../../shared/i18n/load-messages';
import { sampleNumber } from '../../../shared/testing/sample';
import FileButton from '../../base/FileButton.vue';
import { useLabelsStore } from '../../stores/labels';
import { useUndoStore } from '../../stores/undo';
import { createLabelsMain } from '../../testing/labels-main';
import { receiveList } from '../../testing/receive-list';
import ImportDialog from './ImportDialog.vue';

enableAutoUnmount(afterEach);

let main: ReturnType<typeof createLabelsMain>;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (...asked: Parameters<typeof main.request>) => main.request(...asked),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

/** The notes that main holds, by environment. */
const notes = () =>
  Object.fromEntries(Object.entries(main.held).map(([id, numbers]) => [id, numbers.map(({ note }) => note).join()]));
const hear = () => main.hear({ showsAll: true });

// the headings of every language are known before a file is read
beforeAll(async () => void (await loadEverySpeech()));

beforeEach(async () => {
  document.body.replaceChildren();
  setActivePinia(createPinia());
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  main = createLabelsMain();
  useLabelsStore();
  await hear();
  for (const [index, id] of ['a', 'b'].entries()) {
    receiveList([sampleNumber({ id, number: `+493000000${index}`, formatted_number: `030 00000${index}` })], id);
  }
});

it('can be undone where it was made before another environment refused it', async () => {
  const wrapper = mount(ImportDialog, { attachTo: document.body });
  const file = new File(['number,note\n+4930000000,Ask Ada\n+4930000001,Ask Ada\n'], 'notes.csv');
  wrapper.getComponent(FileButton).vm.$emit('choose', file);
  const button = () => [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Import for 2'));
  await vi.waitFor(() => expect(button()).toBeDefined());
  main.refuses = 'b';
  button()?.click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('The disk is full.'));
  expect([notes(), wrapper.emitted('close')]).toEqual([{ a: 'Ask Ada' }, undefined]);
  await hear();
  expect(useUndoStore().next?.words).toBe('Imported labels and notes for 1 number');
  await useUndoStore().undo();
  expect(notes()).toEqual({ a: '' });
});
