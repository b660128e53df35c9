// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ActivityList, PackedEntry } from '../../shared/activity/activity';
import { sampleNumber } from '../../shared/testing/sample';
import { followShortcuts } from '../actions/registry';
import { useActivityFeedStore } from '../stores/activity-feed';
import { useAppStore } from '../stores/app';
import { useListStore } from '../stores/list';
import { useNavigationStore } from '../stores/navigation';
import { useRowFocusStore } from '../stores/row-focus';
import { useSelectionStore } from '../stores/selection';
import { useShownStore } from '../stores/shown';
import { useViewStore } from '../stores/view';
import { chunkOf, sampleState } from '../testing/sample-state';
// what the view loads when it is first needed is there at once
import '../components/selection/SelectionBar.vue';
import ActivityView from './ActivityView.vue';

enableAutoUnmount(afterEach);

const asked = vi.hoisted(() => [] as { name: string; input: unknown }[]);
let activity: ActivityList;
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request(name: string, input: unknown) {
    if (name === 'activity.list') return Promise.resolve(activity);
    if (name === 'reminders.preferences') return Promise.resolve({});
    asked.push({ name, input });
    return Promise.resolve(undefined);
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const numberOf = (id: string) => sampleNumber({ id, number: `+4930000000${id}`, formatted_number: `number ${id}` });
/** Two syncs: 1 changed in both, 3 was removed in the first. */
const ENTRIES: [sync: number, id: string, kind: 'price' | 'gone'][] = [
  [0, '1', 'price'],
  [0, '2', 'price'],
  [1, '3', 'gone'],
  [1, '1', 'price'],
  [1, '0', 'price'],
];

beforeEach(() => {
  setActivePinia(createPinia());
  asked.length = 0;
  document.body.replaceChildren();
  // a DOM without a layout: a list of no height shows nothing
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  useAppStore().state = sampleState();
  useViewStore().name = 'activity';
  receiveList('0', '1', '2');
  activity = listOf([9, 7], ENTRIES);
});

let listCount = 0;
function receiveList(...ids: string[]): void {
  const list = useListStore();
  listCount++;
  list.receive({ type: 'start', list: listCount, environmentId: 'a', total: ids.length, fetchedAt: 5 });
  list.receive({ type: 'rows', list: listCount, chunk: chunkOf(ids.map(numberOf)) });
  list.receive({ type: 'end', list: listCount });
}

/** Entries by the index of their sync in `instants`, newest first. */
function listOf(instants: number[], of: typeof ENTRIES): ActivityList {
  const syncs = instants.map((at) => ({
    type: 'sync' as const,
    from: at - 1,
    at,
    isRead: false,
    seen: [],
    omitted: 0,
  }));
  const entries = of.map(([sync, , kind]): PackedEntry => [
    sync,
    [kind],
    kind === 'gone' ? null : { current_price: 7 },
  ]);
  const chunk = { entries: JSON.stringify(entries), numbers: chunkOf(of.map(([, id]) => numberOf(id))) };
  return { syncs, chunks: [chunk] };
}

async function open() {
  const Page = {
    components: { ActivityView },
    setup: () => void followShortcuts(),
    template: '<ActivityView />',
  };
  const view = mount(Page, { attachTo: document.body });
  await vi.waitFor(() => expect(view.findAll('button.row')).toHaveLength(ENTRIES.length));
  const rows = () => view.findAll<HTMLButtonElement>('button.row');
  const box = (at: number) => rows()[at]!.element.closest('.entry')!.querySelector<HTMLInputElement>('[type=checkbox]');
  async function press(at: number, key: string, keys: KeyboardEventInit = {}): Promise<KeyboardEvent> {
    rows()[at]!.element.focus();
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...keys });
    document.activeElement!.dispatchEvent(event);
    await flushPromises();
    return event;
  }
  return { view, rows, box, press };
}

/** @param y in px from the top of the list: headings have 42, entries 38 */
async function pointer(on: Element, type: string, y = 0): Promise<void> {
  on.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, clientX: 12, clientY: y, pointerId: 1 }));
  await flushPromises();
}

/** The ids of the selected numbers. */
const selected = () =>
  useSelectionStore()
    .numbers()
    .map(({ ref }) => ref.numberId)
    .sort();

it('selects numbers by their boxes, each wherever it stands, and by the keys of the table', async () => {
  const { view, box, press } = await open();
  expect(box(2)).toBeNull();
  await pointer(box(0)!.closest('.box-place')!, 'pointerdown');
  await pointer(box(0)!, 'pointerup');
  expect(selected()).toEqual(['1']);
  expect([0, 1, 3, 4].map((at) => box(at)!.checked)).toEqual([true, false, true, false]);
  await vi.waitFor(() => expect(view.find('section.bar').text()).toContain('1 selected'));
  await press(1, 'x');
  expect(selected()).toEqual(['1', '2']);
  expect((await press(3, ' ')).defaultPrevented).toBe(true);
  expect(selected()).toEqual(['2']);
  await press(2, 'x');
  expect(selected()).toEqual(['2']);
  await press(1, 'a', { ctrlKey: true });
  expect(selected()).toEqual(['0', '1', '2']);
  await press(1, 'Escape');
  expect(selected()).toEqual([]);
  expect(view.find('section.bar').exists()).toBe(false);
});

it('selects a range from where it began, also for a number that changed several times', async () => {
  const { rows, press } = await open();
  await press(1, 'ArrowDown', { shiftKey: true });
  expect(selected()).toEqual(['2']);
  useSelectionStore().clear();
  await rows()[3]!.trigger('click', { ctrlKey: true });
  await rows()[4]!.trigger('click', { shiftKey: true });
  expect(selected()).toEqual(['0', '1']);
  expect(useViewStore().openNumber).toBeNull();
});

it('selects by dragging over boxes, past headings and numbers without one, and lets go of what is left again', async () => {
  const { rows, box } = await open();
  await pointer(box(1)!.closest('.box-place')!, 'pointerdown', 90);
  expect(selected()).toEqual(['2']);
  await pointer(rows()[1]!.element, 'pointermove', 130);
  expect(selected()).toEqual(['2']);
  await pointer(rows()[1]!.element, 'pointermove', 10_000);
  expect(selected()).toEqual(['0', '1', '2']);
  await pointer(rows()[1]!.element, 'pointermove', 220);
  expect(selected()).toEqual(['1', '2']);
  await pointer(rows()[1]!.element, 'pointerup');
  await pointer(rows()[1]!.element, 'pointermove', 10_000);
  expect(selected()).toEqual(['1', '2']);
  // a number that is gone has no box: a press there is one on its entry
  await pointer(rows()[2]!.element, 'pointerdown');
  await pointer(rows()[2]!.element, 'pointermove', 10_000);
  expect(selected()).toEqual(['1', '2']);
});

it('selects all numbers of a sync by the box in its heading, with mouse and keyboard', async () => {
  const { view, rows, press } = await open();
  const heads = () => view.findAll<HTMLInputElement>('.heading [type=checkbox]').map(({ element }) => element);
  const state = () => heads().map(({ checked, indeterminate }) => (indeterminate ? 'mixed' : checked));
  expect(heads().map((head) => head.getAttribute('aria-label'))).toEqual(Array(2).fill('Select all in this group'));
  // the Tab key reaches an entry, not a heading
  expect(heads().map(({ tabIndex }) => tabIndex)).toEqual([-1, -1]);
  heads()[0]!.click();
  await flushPromises();
  expect(selected()).toEqual(['1', '2']);
  expect(state()).toEqual([true, 'mixed']);

  await press(4, 'ArrowLeft');
  expect(document.activeElement).toBe(heads()[1]);
  expect(heads().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0]);
  const key = async (name: string) => {
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    await flushPromises();
  };
  await key('x');
  expect(selected()).toEqual(['0', '1', '2']);
  expect(state()).toEqual([true, true]);
  await key('ArrowUp');
  expect(document.activeElement).toBe(heads()[0]);
  await key('x');
  expect(selected()).toEqual(['0']);
  await key('ArrowRight');
  expect(document.activeElement).toBe(rows()[0]!.element);
  await key('ArrowDown');
  expect(document.activeElement).toBe(rows()[1]!.element);
  await key('ArrowDown');
  expect(document.activeElement).toBe(rows()[2]!.element);
});

it('acts on what is selected, and exports what is asked for', async () => {
  const { press } = await open();
  expect([...useShownStore().result.rows]).toEqual([1, 2, 0]);
  await press(0, 'x');
  await press(1, 'x');
  await press(4, 'm');
  expect(asked.find(({ name }) => name === 'reminders.prefer')?.input).toEqual({
    ...{ environmentId: 'a', numberIds: ['1', '2'], change: { muted: true } },
  });
  useActivityFeedStore().showOnly('gone');
  await flushPromises();
  expect(useShownStore().result.rows).toHaveLength(0);
});

it('keeps the keyboard on its entry when a sync adds others above it or removes its number', async () => {
  const { rows, press } = await open();
  rows()[1]!.element.focus();
  const app = useAppStore();
  const [newer, ...entries] = [
    [0, '0', 'price'],
    ...ENTRIES.map(([sync, ...rest]) => [sync + 1, ...rest]),
  ] as typeof ENTRIES;
  activity = listOf([10, 9, 7], [newer!, ...entries]);
  app.state = { ...app.state!, activity: { ...app.state!.activity, revision: 2 } };
  await vi.waitFor(() => expect(rows()).toHaveLength(ENTRIES.length + 1));
  expect(document.activeElement).toBe(rows()[2]!.element);
  expect(document.activeElement!.textContent).toContain('number 2');
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }));
  expect(selected()).toEqual(['2']);
  useSelectionStore().clear();
  await press(2, 'm');
  expect(asked.find(({ name }) => name === 'reminders.prefer')?.input).toMatchObject({ numberIds: ['2'] });
  receiveList('0', '1');
  await flushPromises();
  expect(useRowFocusStore().unlisted?.id).toBe('2');
});

it('shows a removed number as it was last, also after the user has gone elsewhere and back', async () => {
  const navigation = useNavigationStore();
  const first = await open();
  await first.rows()[2]!.trigger('click');
  const panel = '[aria-label="Last known details of number 3"]';
  expect(first.view.find(panel).exists()).toBe(true);
  useViewStore().show('numbers');
  first.view.unmount();
  navigation.go(-1);
  const again = await open();
  await vi.waitFor(() => expect(again.view.find(panel).exists()).toBe(true));
});

it('leads from a removed number to its environment in Talkover', async () => {
  const { rows, view } = await open();
  await rows()[2]!.trigger('click');
  const panel = view.get('[aria-label="Last known details of number 3"]');
  const button = panel.findAll('button').find((one) => one.text() === 'Open in Talkover')!;
  await button.trigger('click');
  expect(asked.at(-1)).toEqual({ name: 'talkover.open', input: { environmentId: 'a' } });
});

it('opens the menu of a number, which gives the keyboard back, and copies one that is gone', async () => {
  const { rows } = await open();
  const entries = () => [...document.querySelectorAll<HTMLElement>('[role=menu] [role^=menuitem]')];
  await rows()[4]!.trigger('contextmenu', { clientX: 9, clientY: 9 });
  await vi.waitFor(() => expect(entries().length).toBeGreaterThan(4));
  entries()[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await flushPromises();
  expect(document.activeElement).toBe(rows()[4]!.element);
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await rows()[2]!.trigger('contextmenu', { clientX: 9, clientY: 9 });
  await vi.waitFor(() => expect(entries()[0]?.textContent).toContain('Copy number'));
  entries()[0]!.click();
  await flushPromises();
  expect(writeText).toHaveBeenCalledWith('+49300000003');
});
