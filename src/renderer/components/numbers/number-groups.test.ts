// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { h, nextTick } from 'vue';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { DEFAULT_COLUMNS } from '../../../shared/numbers/table-columns';
import { settingsSchema } from '../../../shared/settings';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { useGroupingStore } from '../../stores/grouping';
import { useQueryStore } from '../../stores/query';
import { useSavedViewsStore } from '../../stores/saved-views';
import { useSelectionStore } from '../../stores/selection';
import { useShownStore } from '../../stores/shown';
import { useViewStore } from '../../stores/view';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import NumberTable from '../table/NumberTable.vue';
import { useNumberGroups } from './number-groups';

enableAutoUnmount(afterEach);

vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: vi.fn(() => Promise.resolve(undefined)),
  reportOfFailure: vi.fn(),
}));

/** A table of 600 pixels. */
class Observer {
  constructor(private readonly tell: (entries: { contentRect: { width: number; height: number } }[]) => void) {}
  observe(): void {
    this.tell([{ contentRect: { width: 1000, height: 600 } }]);
  }
  unobserve = () => undefined;
  disconnect = () => undefined;
}

const NUMBERS: Partial<PhoneNumber>[] = [
  { current_status: 'suspended', monthly_renewal_cost: 2 },
  { current_status: 'active' },
  { current_status: 'suspended', monthly_renewal_cost: 3, currency: 'EUR' },
  { current_status: 'active', auto_renewal: false },
];

beforeEach(() => {
  document.body.replaceChildren();
  copied.mockReset();
  document.documentElement.removeAttribute('dir');
  setActivePinia(createPinia());
  vi.stubGlobal('ResizeObserver', Observer);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  useAppStore().state = sampleState({ locale: 'en-US' });
  const numbers = NUMBERS.map((fields, at) => sampleNumber({ id: String(at), number: `+4930000000${at}`, ...fields }));
  receiveList(numbers);
  useQueryStore().sort = { column: 'number', direction: 'ascending' };
  useGroupingStore().choose('status');
});

const copied = vi.fn();

/** The table of the Numbers view, without the view. */
async function mountTable() {
  const Table = {
    setup() {
      const shown = useShownStore();
      const { groups, rows } = useNumberGroups();
      return () =>
        h(NumberTable, {
          numbers: shown.numbers,
          columns: shown.columns,
          rows: rows.value,
          groups: groups.value,
          matcher: useQueryStore().matcher,
          openNumber: useViewStore().openNumber,
          label: 'Phone numbers',
          keptAs: 'numbers',
          question: '',
          tableColumns: DEFAULT_COLUMNS,
          onToggle: (group: { key: string }) => useGroupingStore().toggle(group.key),
          onCopy: copied,
        });
    },
  };
  const wrapper = mount(Table, { attachTo: document.body });
  // its height is known by then
  await nextTick();
  const heads = () =>
    wrapper.findAll('[role=rowheader]').map((head) => head.text().replaceAll(/\s+/g, ' '));
  const button = (name: string) => wrapper.findAll('.toggle').find((one) => one.text() === name)!;
  const grid = wrapper.get('[role=grid]');
  return { wrapper, heads, button, grid };
} // prettier-ignore

const focused = () => document.activeElement?.textContent;
const ids = () => [...useShownStore().result.rows];

describe('the groups of the Numbers view', () => {
  it('are in the order in which numbers are exported and copied, with counts and sums', async () => {
    const { wrapper, heads, grid } = await mountTable();
    expect(ids()).toEqual([1, 3, 0, 2]);
    expect(heads()).toEqual(['Active2$2.00', 'Suspended2€3.00 + $2.00']);
    // heads of the columns, two heads of groups, four rows
    expect(grid.attributes('aria-rowcount')).toBe('7');
    expect(wrapper.findAll('.group-head').map((head) => head.attributes('aria-rowindex'))).toEqual(['2', '5']);
  });

  it('have what the search box found marked in their rows', async () => {
    const { wrapper } = await mountTable();
    useQueryStore().replace('49 30');
    await nextTick();
    const marks = () => wrapper.findAll('.number-row mark').map((mark) => mark.text());
    expect(marks()).toEqual(['4930', '4930', '4930', '4930']);
    useQueryStore().replace('status:active');
    await nextTick();
    expect(marks()).toEqual([]);
  });

  it('say one total where the user has exchange rates', async () => {
    const exchangeRates = { base: 'USD', rates: { USD: { EUR: { rate: 2, setOn: '2026-11-12' } } } };
    useAppStore().state = sampleState({ locale: 'en-US', settings: settingsSchema.parse({ exchangeRates }) });
    const { heads } = await mountTable();
    expect(heads()[1]).toMatch(/^Suspended2≈ \$8\.00€3\.00 \+ \$2\.00 Converted/);
  });

  it('are collapsed and expanded, while what was found stays selected, counted and exported', async () => {
    const { button, grid, heads } = await mountTable();
    expect(button('Active').attributes('aria-expanded')).toBe('true');
    await button('Active').trigger('click');
    expect(button('Active').attributes('aria-expanded')).toBe('false');
    expect(grid.attributes('aria-rowcount')).toBe('5');
    expect(heads()[0]).toContain('Active2');
    expect(ids()).toEqual([1, 3, 0, 2]);
    useSelectionStore().selectAll();
    expect(useSelectionStore().count).toBe(4);
    await button('Active').trigger('click');
    expect(grid.attributes('aria-rowcount')).toBe('7');
  });

  it('are one stop for the Tab key, in which arrow keys go along, collapse, expand and lead into the rows', async () => {
    const { wrapper, button, grid } = await mountTable();
    const stops = () => wrapper.findAll('.toggle').map((one) => one.attributes('tabindex'));
    expect(stops()).toEqual(['0', '-1']);
    await grid.trigger('keydown', { key: 'End' });
    await grid.trigger('keydown', { key: 'ArrowLeft' });
    await vi.waitFor(() => expect(focused()).toBe('Suspended'));
    expect(stops()).toEqual(['-1', '0']);
    await button('Suspended').trigger('keydown', { key: 'ArrowUp' });
    await vi.waitFor(() => expect(focused()).toBe('Active'));
    await button('Active').trigger('keydown', { key: 'ArrowUp' });
    expect(focused()).toBe('Active');
    await button('Active').trigger('keydown', { key: 'ArrowLeft' });
    await button('Active').trigger('keydown', { key: 'ArrowLeft' });
    expect(button('Active').attributes('aria-expanded')).toBe('false');
    await button('Active').trigger('keydown', { key: 'ArrowRight' });
    expect([button('Active').attributes('aria-expanded'), focused()]).toEqual(['true', 'Active']);
    await button('Active').trigger('keydown', { key: 'ArrowRight' });
    expect(document.activeElement).toBe(grid.element);
    expect(grid.attributes('aria-activedescendant')).toBe('number-row-0');
  });

  it('are selected as a whole, by their box and by X on their head', async () => {
    const { wrapper, button } = await mountTable();
    const selection = useSelectionStore();
    const boxes = () => wrapper.findAll<HTMLInputElement>('.group-head input');
    const shown = () => boxes().map(({ element }) => (element.indeterminate ? 'mixed' : element.checked));
    await boxes()[1]!.setValue(true);
    expect([...selection.rows]).toEqual([0, 2]);
    expect(shown()).toEqual([false, true]);
    selection.toggle(2);
    await nextTick();
    expect(shown()).toEqual([false, 'mixed']);
    useGroupingStore().collapse(['suspended']);
    await nextTick();
    await button('Suspended').trigger('keydown', { key: 'x' });
    expect([...selection.rows]).toEqual([0, 2]);
    await button('Active').trigger('keydown', { key: 'x' });
    expect(selection.count).toBe(4);
    await button('Suspended').trigger('keydown', { key: 'x' });
    expect([...selection.rows]).toEqual([1, 3]);
    expect(boxes().every(({ element }) => element.tabIndex === -1)).toBe(true);
  });

  it('are walked by the opposite arrows where the page is written from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const { button, grid } = await mountTable();
    await grid.trigger('keydown', { key: 'Home' });
    await grid.trigger('keydown', { key: 'ArrowRight' });
    await vi.waitFor(() => expect(focused()).toBe('Active'));
    await button('Active').trigger('keydown', { key: 'ArrowRight' });
    expect(button('Active').attributes('aria-expanded')).toBe('false');
    await button('Active').trigger('keydown', { key: 'ArrowLeft' });
    expect(button('Active').attributes('aria-expanded')).toBe('true');
  });

  it('are reached by keyboard where all are collapsed', async () => {
    const { button, grid } = await mountTable();
    useGroupingStore().collapse(['active', 'suspended']);
    await nextTick();
    expect(grid.attributes('aria-rowcount')).toBe('3');
    await grid.trigger('keydown', { key: 'ArrowDown' });
    await vi.waitFor(() => expect(focused()).toBe('Active'));
    await button('Active').trigger('keydown', { key: 'End' });
    await vi.waitFor(() => expect(focused()).toBe('Suspended'));
  });

  it('stay open for the number whose details are open when the query goes', async () => {
    const { button } = await mountTable();
    useGroupingStore().collapse(['active', 'suspended']);
    useQueryStore().replace('cost:>1eur');
    await nextTick();
    useViewStore().openNumber = { environmentId: 'a', numberId: '2' };
    await nextTick();
    useQueryStore().clear();
    await nextTick();
    await nextTick();
    expect(button('Suspended').attributes('aria-expanded')).toBe('true');
    expect(button('Active').attributes('aria-expanded')).toBe('false');
  });

  it('are none where nothing matches, which the keyboard survives', async () => {
    const { heads, grid } = await mountTable();
    useQueryStore().replace('status:inactive');
    await nextTick();
    expect([heads(), grid.attributes('aria-rowcount')]).toEqual([[], '1']);
    for (const key of ['ArrowDown', 'ArrowLeft', 'Home', 'Enter', ' ']) await grid.trigger('keydown', { key });
    expect([useSelectionStore().count, grid.attributes('aria-activedescendant')]).toEqual([0, undefined]);
    useQueryStore().clear();
    await nextTick();
    expect(heads()).toHaveLength(2);
  });

  it('have all numbers selected and the selection copied from their heads, and from those of the columns', async () => {
    const { wrapper, button } = await mountTable();
    const column = wrapper.get('[role=columnheader] button');
    for (const head of [button('Suspended'), column]) {
      useSelectionStore().clear();
      await head.trigger('keydown', { key: 'c', ctrlKey: true });
      expect(copied).not.toHaveBeenCalled();
      await head.trigger('keydown', { key: 'a', ctrlKey: true });
      expect(useSelectionStore().count).toBe(4);
    }
    await column.trigger('keydown', { key: 'c', ctrlKey: true });
    expect(copied).toHaveBeenCalledWith(null);
  });

  it('open where the details of one of their numbers are opened', async () => {
    const { button } = await mountTable();
    useGroupingStore().collapse(['active', 'suspended']);
    useViewStore().openNumber = { environmentId: 'a', numberId: '2' };
    await nextTick();
    await nextTick();
    expect(button('Suspended').attributes('aria-expanded')).toBe('true');
    expect(button('Active').attributes('aria-expanded')).toBe('false');
  });
});

describe('what numbers are grouped by', () => {
  it('is kept with a saved view, and comes back where that is left', async () => {
    const saved = useSavedViewsStore();
    const grouping = useGroupingStore();
    grouping.choose('country');
    await nextTick();
    const view = { id: 'x', name: 'Mine', query: '', sort: useQueryStore().sort, columns: [...DEFAULT_COLUMNS], groupBy: 'type', pinned: false, reminds: false } as const; // prettier-ignore
    useAppStore().state = sampleState({ savedViews: [{ ...view, columns: [...view.columns] }] });
    saved.choose({ ...view, columns: [...view.columns] });
    await nextTick();
    expect([grouping.shown, saved.isChanged]).toEqual(['type', false]);
    grouping.choose(null);
    await nextTick();
    expect(saved.isChanged).toBe(true);
    saved.leave();
    expect(grouping.shown).toBe('country');
  });

  it('waits where there is nothing to group by it', async () => {
    const grouping = useGroupingStore();
    expect(grouping.choices).toEqual(['country', 'status', 'type', 'label']);
    grouping.choose('environment');
    expect([grouping.shown, useShownStore().groups]).toEqual([null, null]);
    useAppStore().state = sampleState({ showsAll: true });
    await nextTick();
    expect(grouping.shown).toBe('environment');
  });
});
