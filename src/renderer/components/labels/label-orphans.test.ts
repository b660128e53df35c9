// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RequestInput } from '../../../shared/bridge/requests';
import type { AnnotatedNumber } from '../../../shared/labels/labels-and-note';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useLabelsStore } from '../../stores/labels';
import { useUndoStore } from '../../stores/undo';
import { sampleState } from '../../testing/sample-state';
import LabelOrphans from './LabelOrphans.vue';

enableAutoUnmount(afterEach);

const VIP = { id: 1, name: 'VIP', color: 'teal' } as const;
/** What main holds of the environment `a`. */
let held: AnnotatedNumber[];
/** Why main refuses the next edit; null where it does not. */
let refused: string | null;

vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (name: string, input: unknown) => Promise.resolve().then(() => answer(name, input)),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

function answer(name: string, input: unknown): unknown {
  if (name === 'labels.edit') return edit(input as RequestInput<'labels.edit'>);
  const { environmentId } = input as RequestInput<'labels.read'>;
  return { labels: [VIP], numbers: environmentId === 'a' ? held : [], upTo: 0, isMore: false };
}

function edit({ edits }: RequestInput<'labels.edit'>): void {
  if (refused !== null) throw new Error(refused);
  for (const { change, numbers } of edits) {
    const ids = numbers.map(({ numberId }) => numberId);
    held = held.map((one) => {
      if (!ids.includes(one.numberId)) return one;
      const labels = change.clear || change.remove ? [] : change.add ? [VIP.id] : one.labels;
      return { ...one, labels, note: change.note ?? one.note };
    });
  }
}

let revision = 0;
/** The page hears of what main holds now. */
async function hear(): Promise<void> {
  useAppStore().state = sampleState({ labelsAndNotes: { revision: ++revision } });
  await flushPromises();
}

const notes = () => held.map(({ labels, note }) => `${labels.join()} ${note}`);

beforeEach(async () => {
  setActivePinia(createPinia());
  refused = null;
  held = [
    { numberId: '1', number: '+14155550101', formatted: '(415) 555-0101', labels: [1], note: 'Ask Ada' },
    { numberId: '2', number: '+14155550102', formatted: '', labels: [], note: 'Spare' },
  ];
  useLabelsStore();
  await hear();
});

function open() {
  const wrapper = mount(LabelOrphans, {
    attachTo: document.body,
    props: { environment: { id: 'a', name: 'Production' }, orphans: useLabelsStore().keptOf('a') },
  });
  const press = async (name: RegExp): Promise<void> => {
    await wrapper.findAll('button').find((one) => name.test(one.attributes('aria-label') ?? one.text()))!.trigger('click');
    await flushPromises();
    await hear();
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
  await hear();
  await useUndoStore().undo();
  await hear();

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
  refused = 'The disk is full.';
  const { wrapper, press } = open();
  const before = notes();
  await press(/^Delete labels and note of \+14155550102/);
  expect(wrapper.get('[role=alert]').text()).toBe('The disk is full.');
  expect([notes(), useUndoStore().canUndo]).toEqual([before, false]);
});
