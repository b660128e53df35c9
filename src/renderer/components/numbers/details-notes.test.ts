// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { useLabelsStore } from '../../stores/labels';
import { createLateMain, type LateMain } from '../../testing/late-main';
import { sampleState } from '../../testing/sample-state';
import DetailsNotes from './DetailsNotes.vue';

enableAutoUnmount(afterEach);

let main: LateMain;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (...asked: Parameters<LateMain['request']>) => main.request(...asked),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

/** The note that main holds. */
let note: string;

/** Lets main answer until nothing is asked any more. */
async function settle(): Promise<void> {
  await flushPromises();
  while (main.waiting.length > 0) {
    await main.answer();
    await flushPromises();
  }
}

let revision = 0;
/** The page hears of what main holds now. */
async function hear(): Promise<void> {
  useAppStore().state = sampleState({ labelsAndNotes: { revision: ++revision } });
  await settle();
}

beforeEach(async () => {
  setActivePinia(createPinia());
  note = 'A';
  main = createLateMain({
    'drafts.put': () => undefined,
    'labels.edit': ({ edits }) => void (note = edits[0]?.change.note ?? note),
    'labels.read': ({ environmentId }) => ({
      labels: [],
      numbers: environmentId === 'a' ? [{ numberId: '1', number: '', formatted: '', labels: [], note }] : [],
      upTo: 0,
      isMore: false,
    }),
  });
  useLabelsStore();
  await hear();
});

function openField() {
  const wrapper = mount(DetailsNotes, { props: { environmentId: 'a', number: sampleNumber({ id: '1' }) } });
  const field = wrapper.get('textarea');
  return { wrapper, field, shown: () => field.element.value };
}

it('follows main again once the note was typed back to what is kept', async () => {
  const { wrapper, field, shown } = openField();
  await field.setValue('B');
  await field.trigger('blur');
  await settle();
  await hear();
  await field.setValue('Bx');
  await field.setValue('B');
  await field.trigger('blur');
  await settle();

  note = 'A'; // undone, or changed in another window
  await hear();
  expect(shown()).toBe('A');
  wrapper.unmount();
  await settle();
  expect(note).toBe('A');
});

it('writes a note that was typed back while another was being written', async () => {
  const { field, shown } = openField();
  await field.setValue('B');
  await field.trigger('blur');
  await field.setValue('A');
  await field.trigger('blur');
  await settle();
  await hear();
  expect([note, shown()]).toEqual(['A', 'A']);
});
