// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useFeedbackStore } from '../../stores/feedback';
import { useLabelsStore } from '../../stores/labels';
import { useUndoStore } from '../../stores/undo';
import { createLabelsMain } from '../../testing/labels-main';
import LabelOrphans from './LabelOrphans.vue';

enableAutoUnmount(afterEach);

const VIP = { id: 1, name: 'VIP', color: 'teal' } as const;
let main: ReturnType<typeof createLabelsMain>;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (...asked: Parameters<typeof main.request>) => main.request(...asked),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const notes = () => main.held.a!.map(({ labels, note }) => `${labels.join()} ${note}`);

beforeEach(async () => {
  setActivePinia(createPinia());
  main = createLabelsMain([VIP]);
  main.held.a = [
    { numberId: '1', number: '+14155550101', formatted: '(415) 555-0101', labels: [1], note: 'Ask Ada' },
    { numberId: '2', number: '+14155550102', formatted: '', labels: [], note: 'Spare' },
  ];
  useLabelsStore();
  await main.hear();
});

function open() {
  const wrapper = mount(LabelOrphans, {
    attachTo: document.body,
    props: { environment: { id: 'a', name: 'Production' }, orphans: useLabelsStore().keptOf('a') },
  });
  const press = async (name: RegExp): Promise<void> => {
    await wrapper.findAll('button').find((one) => name.test(one.attributes('aria-label') ?? one.text()))!.trigger('click');
    await flushPromises();
    await main.hear();
  }; // prettier-ignore
  return { wrapper, press };
}

it('deletes what is noted of a number that is not in the list, or of all, and restores it', async () => {
  const { press } = open();
  const before = notes();
  await press(/^Delete labels and note of \(415\)/);
  expect(notes()).toEqual([' ', ' Spare']);
  expect(useFeedbackStore().toast?.action?.label).toBe('Undo');
  await useUndoStore().undo();
  expect(notes()).toEqual(before);
  await useUndoStore().redo();
  expect(notes()).toEqual([' ', ' Spare']);
  await main.hear();
  await useUndoStore().undo();
  await main.hear();

  await press(/^Delete all/);
  expect(notes()).toEqual([' ', ' ']);
  await useUndoStore().undo();
  expect(notes()).toEqual(before);
});

it('can be undone while main still writes', async () => {
  const { wrapper } = open();
  const before = notes();
  wrapper.get<HTMLButtonElement>('.all').element.click();
  await useUndoStore().undo();
  expect([notes(), useUndoStore().nextRedo]).toEqual([before, expect.anything()]);
});

it('says why main refuses, and keeps everything', async () => {
  main.refuses = 'a';
  const { wrapper, press } = open();
  const before = notes();
  await press(/^Delete labels and note of \+14155550102/);
  expect(wrapper.get('[role=alert]').text()).toBe('The disk is full.');
  expect([notes(), useUndoStore().canUndo]).toEqual([before, false]);
});
