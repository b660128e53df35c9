// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sampleNumber } from '../../../shared/testing/sample';
import { useLabelsStore } from '../../stores/labels';
import { createLabelsMain } from '../../testing/labels-main';
import { createLateMain, type LateMain } from '../../testing/late-main';
import DetailsNotes from './DetailsNotes.vue';

enableAutoUnmount(afterEach);

let main: LateMain;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (...asked: Parameters<LateMain['request']>) => main.request(...asked),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

let labels: ReturnType<typeof createLabelsMain>;
const NUMBER = { numberId: '1', number: '', formatted: '', labels: [] };
const note = () => labels.held.a?.[0]?.note;

/** The page hears of what main holds now. */
async function hear(): Promise<void> {
  await labels.hear();
  await main.settle();
}

beforeEach(async () => {
  setActivePinia(createPinia());
  labels = createLabelsMain();
  labels.held.a = [{ ...NUMBER, note: 'A' }];
  main = createLateMain({ ...labels.handlers, 'drafts.put': () => undefined });
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
  await main.settle();
  await hear();
  await field.setValue('Bx');
  await field.setValue('B');
  await field.trigger('blur');
  await main.settle();

  labels.held.a = [{ ...NUMBER, note: 'A' }]; // undone, or changed in another window
  await hear();
  expect(shown()).toBe('A');
  wrapper.unmount();
  await main.settle();
  expect(note()).toBe('A');
});

it('writes a note that was typed back while another was being written', async () => {
  const { field, shown } = openField();
  await field.setValue('B');
  await field.trigger('blur');
  await field.setValue('A');
  await field.trigger('blur');
  await main.settle();
  await hear();
  expect([note(), shown()]).toEqual(['A', 'A']);
});
