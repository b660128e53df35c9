// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, shallowRef } from 'vue';
import { DEFAULT_COLUMNS } from '../../../shared/numbers/table-columns';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { useQueryStore } from '../../stores/query';
import { useShownStore } from '../../stores/shown';
import { useViewStore } from '../../stores/view';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import CellFilterButton from './CellFilterButton.vue';
import type { ColumnFit } from './column-fit';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));
enableAutoUnmount(afterEach);

const rows = shallowRef(new Uint32Array());
/** Of each cell, and of what is drawn in it, in CSS pixels. */
let width = 0;
let drawn = { left: 0, width: 0 };

beforeEach(() => {
  [width, drawn] = [100, { left: 0, width: 0 }];
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, 0, width, 40));
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockImplementation(() => new DOMRect(drawn.left, 0, drawn.width, 20)); // prettier-ignore
  vi.useFakeTimers();
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  const number = sampleNumber({ current_status: 'suspended', has_voice: true, has_sms: true, has_mms: false, has_fax: false, has_whatsapp: false }); // prettier-ignore
  receiveList([number]);
  rows.value = Uint32Array.of(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.documentElement.dir = '';
});

/** One row of the table, with a cell for each column. */
function mountRow() {
  const closed = vi.fn();
  const fit = shallowRef<ColumnFit>({ columns: DEFAULT_COLUMNS, widths: [] });
  const Row = defineComponent(() => () =>
    h('div', { role: 'rowgroup' }, [
      h('div', { role: 'row', 'data-index': '0' }, DEFAULT_COLUMNS.map(({ name }, at) => h('div', { role: 'gridcell', 'aria-colindex': at + 1 }, name))),
      h(CellFilterButton, { columns: useShownStore().columns, rows: rows.value, fit: fit.value, onClose: closed }),
    ]),
  ); // prettier-ignore
  const wrapper = mount(Row, { attachTo: document.body });
  const button = wrapper.get<HTMLElement>('.cell-filter');
  async function rest(column: string, pointerType = 'mouse'): Promise<string | null> {
    const cell = wrapper.findAll('[role=gridcell]').find((one) => one.text() === column)!;
    cell.element.dispatchEvent(new PointerEvent('pointerover', { pointerType, bubbles: true }));
    await vi.advanceTimersByTimeAsync(200);
    return button.element.style.display === 'none' ? null : (button.attributes('title') ?? '');
  }
  return { wrapper, button, rest, closed, fit };
}

it('filters by the value on which the mouse rests, and goes when the mouse or the row does', async () => {
  const { wrapper, button, rest, closed } = mountRow();
  expect(await rest('status')).toBe('Filter by Suspended');
  expect(await rest('monthly')).toBe(null);
  await rest('status');
  await button.trigger('click');
  expect(useQueryStore().text).toBe('status:suspended');
  expect([button.element.style.display, closed.mock.calls.length]).toEqual(['none', 1]);
  expect(await rest('type')).toMatch(/^Filter by /);
  rows.value = new Uint32Array();
  await nextTick();
  expect(button.element.style.display).toBe('none');
  rows.value = Uint32Array.of(0);
  await rest('country');
  await wrapper.trigger('pointerleave');
  expect(button.element.style.display).toBe('none');
});

it.each([
  ['ltr', { left: 0, width: 78 }, { left: 0, width: 77 }],
  ['rtl', { left: 22, width: 78 }, { left: 23, width: 77 }],
])('stands behind what a cell says, and not where it would cover that (%s)', async (direction, long, short) => {
  document.documentElement.dir = direction;
  const { button, rest } = mountRow();
  drawn = long;
  expect(await rest('status')).toBe(null);
  drawn = short;
  expect(await rest('type')).toMatch(/^Filter by /);
  expect(button.element.style.insetInlineStart).toBe('80px');
});

it('is not where a cell stood before, and comes again where the mouse still rests', async () => {
  const { button, rest, fit } = mountRow();
  await rest('type');
  fit.value = { ...fit.value };
  await nextTick();
  expect(button.element.style.display).toBe('none');
  await vi.advanceTimersByTimeAsync(200);
  expect(button.element.style.display).toBe('');

  // as when a sync comes while the mouse has just come to rest
  await rest('status');
  rows.value = Uint32Array.of(0);
  await nextTick();
  await vi.advanceTimersByTimeAsync(200);
  expect(button.attributes('title')).toBe('Filter by Suspended');
});

it('does not come again where it was used', async () => {
  const { button, rest } = mountRow();
  await rest('status');
  await button.trigger('click');
  rows.value = Uint32Array.of(0);
  await nextTick();
  await vi.advanceTimersByTimeAsync(200);
  expect(button.element.style.display).toBe('none');
});

it('is not there for a finger, nor where the list of all numbers is not', async () => {
  const { rest } = mountRow();
  expect(await rest('status', 'touch')).toBe(null);
  useViewStore().show('renewals');
  expect(await rest('status')).toBe(null);
});

it('offers each of several values', async () => {
  const { button, rest, closed } = mountRow();
  expect(await rest('capabilities')).toBe('Filter by a value of this cell');
  await button.trigger('click');
  const entries = () => [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
  await vi.waitFor(() => expect(entries().map((one) => one.textContent.trim())).toEqual(['Filter by Voice', 'Filter by SMS'])); // prettier-ignore
  expect(await rest('status')).toBe('Filter by a value of this cell');
  entries()[1]!.click();
  expect([useQueryStore().text, closed.mock.calls.length]).toEqual(['has:sms', 1]);
});
