// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { loadEverySpeech } from '../../../shared/i18n/load-messages';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useListStore } from '../../stores/list';
import { useQueryStore } from '../../stores/query';
import { useSelectionStore } from '../../stores/selection';
import { chunkOf, sampleState } from '../../testing/sample-state';
import CompareDialog from './CompareDialog.vue';

vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: vi.fn(() => Promise.resolve(undefined)),
  reportOfFailure: vi.fn(),
}));
enableAutoUnmount(afterEach);

const numberOf = (id: string, fields = {}) =>
  sampleNumber({ id, number: `+4930000000${id}`, formatted_number: `030 000000${id}`, ...fields });

// the headings of every language are known before a file is read
beforeAll(async () => void (await loadEverySpeech()));

beforeEach(() => {
  document.body.replaceChildren();
  setActivePinia(createPinia());
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  useAppStore().state = sampleState();
  receive(1, ['1', '2', '3', '4']);
});

/** A whole list in place of the one before. */
function receive(list: number, ids: readonly string[]): void {
  const store = useListStore();
  store.receive({ type: 'start', list, environmentId: 'a', total: ids.length, fetchedAt: list });
  store.receive({ type: 'rows', list, chunk: chunkOf(ids.map((id) => numberOf(id, { type: Number(id) % 2 ? 'voice' : 'sms' }))) }); // prettier-ignore
  store.receive({ type: 'end', list });
}

const button = (name: string | RegExp) => [...document.querySelectorAll('dialog button, dialog label')].find((one) => one.textContent.trim().match(name)) as HTMLElement; // prettier-ignore

/** Opens the dialog over a file with some numbers. */
async function compared(...ids: string[]): Promise<void> {
  mount(CompareDialog, { attachTo: document.body, props: { text: ids.map((id) => `+4930000000${id}`).join('\n') } });
  await vi.waitFor(() => expect(button(/^In both/)).toBeDefined());
}

async function press(name: string | RegExp): Promise<void> {
  button(name).click();
  await flushPromises();
}

const selected = () => useSelectionStore().numbers().map(({ ref }) => ref.numberId); // prettier-ignore

it('selects the numbers of the file, although a sync has moved the rows since it was read', async () => {
  await compared('2', '4');
  await press(/^In both/);
  receive(2, ['0', '1', '2', '3', '4']);
  await flushPromises();
  await press(/^Select 2 numbers/);
  expect(selected()).toEqual(['2', '4']);
  expect(useFeedbackStore().toast?.words).toBe('2 numbers selected');
});

it('says which of them a sync has taken away, and selects the rest', async () => {
  await compared('2', '4');
  await press(/^In both/);
  receive(2, ['1', '3', '4']);
  await flushPromises();
  await press(/^Select 2 numbers/);
  expect(selected()).toEqual(['4']);
  expect(useFeedbackStore().toast?.words).toBe('1 number selected. 1 number is no longer in the list.');
});

it('compares with the numbers that are shown, although a sync has moved them since the file was read', async () => {
  useQueryStore().replace('type:sms');
  await compared('2', '3');
  receive(2, ['0', '1', '2', '3', '4']);
  await flushPromises();
  await press(/^Shown/);
  await vi.waitFor(() => expect(button(/^Only here/).textContent).toContain('1'));
  await press(/^Only here/);
  expect(document.querySelector('dialog table')!.textContent).toContain(numberOf('4').formatted_number);
  await press(/^Select 1 number/);
  expect(selected()).toEqual(['4']);
});

it('says how many of a long part are left out of the table', async () => {
  const ids = Array.from({ length: 203 }, (_, index) => String(index + 1));
  receive(2, ids);
  await compared('1', '2');
  await press(/^Only here/);
  const table = document.querySelector('dialog table')!;
  expect(table.querySelectorAll('tbody tr')).toHaveLength(200);
  expect(table.parentElement!.textContent).toContain('1 more row');
  await press(/^Select 201 numbers/);
  expect(selected()).toHaveLength(201);
});
