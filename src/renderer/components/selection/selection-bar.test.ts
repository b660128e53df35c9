// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineComponent } from 'vue';
import { sampleNumber } from '../../../shared/testing/sample';
import { useSelectionActions } from '../../actions/selection-actions';
import { useAppStore } from '../../stores/app';
import { useRowFocusStore } from '../../stores/row-focus';
import { useSelectionStore } from '../../stores/selection';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import RowMenu from '../table/RowMenu.vue';
import SelectionBar from './SelectionBar.vue';

enableAutoUnmount(afterEach);

const request = vi.hoisted(() =>
  vi.fn((name: string) => Promise.resolve(name === 'reminders.preferences' ? {} : null)),
);
vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request, reportOfFailure: vi.fn() }));

beforeEach(() => {
  document.body.replaceChildren();
  setActivePinia(createPinia());
  request.mockClear();
  const state = sampleState({ showsAll: true });
  const environments = state.environments.map((one) => ({ ...one, baseUrl: 'https://api.talkover.ai' }));
  useAppStore().state = { ...state, environments };
  for (const environmentId of ['a', 'b']) receiveList([sampleNumber({ id: environmentId })], environmentId);
});

const opened = () =>
  (request.mock.calls as unknown[][]).filter(([name]) => name === 'talkover.open').map(([, input]) => input);

const entries = () => [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
const textOf = (element: HTMLElement) => element.textContent.trim();

async function pressInBar(): Promise<void> {
  const bar = mount(SelectionBar, { attachTo: document.body });
  await bar
    .findAll('button')
    .find((button) => button.text() === 'Open in Talkover')!
    .trigger('click');
  await flushPromises();
}

it('opens the environment of the selected numbers in Talkover', async () => {
  useSelectionStore().toggle(1);
  await pressInBar();
  expect(opened()).toEqual([{ environmentId: 'b' }]);
});

it('asks which environment to open where the selected numbers are of several', async () => {
  useSelectionStore().selectAll();
  await pressInBar();
  await vi.waitFor(() => expect(entries().map(textOf)).toEqual(['a', 'b']));
  expect(opened()).toEqual([]);
  entries()[1]!.click();
  await flushPromises();
  expect(opened()).toEqual([{ environmentId: 'b' }]);
});

/** Opens the menu of the first row. Resolves with its entries about Talkover. */
async function openRowMenu(): Promise<HTMLElement[]> {
  const Page = defineComponent({
    components: { RowMenu },
    setup: () => useSelectionActions(),
    template: '<RowMenu ref="menu" />',
  });
  const page = mount(Page, { attachTo: document.body });
  const menu = page.getComponent(RowMenu).vm as unknown as { open: (...of: unknown[]) => void };
  menu.open({ environmentId: 'a', numberId: 'a' }, null, { x: 1, y: 1 });
  await vi.waitFor(() => expect(entries()).not.toEqual([]));
  return entries().filter((entry) => textOf(entry).includes('Talkover'));
}

it('has one entry in the menu of a row', async () => {
  const [entry, ...others] = await openRowMenu();
  expect([textOf(entry!), others]).toEqual(['Open in Talkover', []]);
  entry!.click();
  await flushPromises();
  expect(opened()).toEqual([{ environmentId: 'a' }]);
  expect(useRowFocusStore().pointed).toBeNull();
});

it('has one entry for each environment in the menu of a selection', async () => {
  useSelectionStore().selectAll();
  const found = await openRowMenu();
  expect(found.map(textOf)).toEqual(['Open a in Talkover', 'Open b in Talkover']);
  found[1]!.click();
  await flushPromises();
  expect(opened()).toEqual([{ environmentId: 'b' }]);
});
