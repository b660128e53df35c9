// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NARROWEST } from '../../../shared/numbers/table-columns';
import { useTableStore } from '../../stores/table';
import { useUndoStore } from '../../stores/undo';
import { choose, isAvailable, titleOf } from '../../testing/offered-actions';
import TableHead from './TableHead.vue';

enableAutoUnmount(afterEach);

beforeEach(() => setActivePinia(createPinia()));
afterEach(() => document.documentElement.removeAttribute('dir'));

it('makes a column wider by each key, also where the next comes before the last is on screen', () => {
  const table = useTableStore();
  const head = mount(TableHead, { props: { columns: table.shown } });
  const row = head.get('[role="row"]');
  for (let press = 0; press < 3; press += 1) void row.trigger('keydown', { key: 'ArrowRight', altKey: true });
  expect(table.shown[0]?.width).toBe(NARROWEST + 2 * 16); // nothing has a width here, so that the first key gives the least
});

it('is walked, resized and reordered by the opposite arrows where the page is written from right to left', async () => {
  document.documentElement.dir = 'rtl';
  const table = useTableStore();
  const head = mount(TableHead, { props: { columns: table.shown }, attachTo: document.body });
  const [first, second, third] = table.shown.map(({ name }) => name);
  const row = head.get('[role="row"]');
  const focused = () => document.activeElement?.closest('[role="columnheader"]')?.textContent;
  const heads = head.findAll('[role="columnheader"]').map((one) => one.text());
  head.findAll('button')[0]!.element.focus();
  await row.trigger('keydown', { key: 'ArrowLeft' });
  expect(focused()).toBe(heads[1]);
  await row.trigger('keydown', { key: 'ArrowRight' });
  expect(focused()).toBe(heads[0]);
  await row.trigger('keydown', { key: 'ArrowLeft', altKey: true });
  await row.trigger('keydown', { key: 'ArrowLeft', altKey: true });
  expect(table.shown[0]?.width).toBe(NARROWEST + 16);
  await row.trigger('keydown', { key: 'ArrowLeft', altKey: true, shiftKey: true });
  expect(table.shown.map(({ name }) => name).slice(0, 3)).toEqual([second, first, third]);
});

it('keeps the keys with the column that has the focus when one before it is hidden', async () => {
  const columns = useTableStore().shown;
  const head = mount(TableHead, { props: { columns }, attachTo: document.body });
  head.findAll('button')[2]!.element.focus();
  await head.setProps({ columns: columns.toSpliced(1, 1) });
  expect(
    head
      .findAll('button')
      .map((button) => button.attributes('tabindex'))
      .indexOf('0'),
  ).toBe(1);
  const focused = document.activeElement;
  await head.get('[role="row"]').trigger('keydown', { key: 'ArrowRight' });
  expect(
    head
      .findAll('button')
      .map(({ element }) => element)
      .indexOf(document.activeElement as HTMLButtonElement),
  ).toBe(2);
  await head.get('[role="row"]').trigger('keydown', { key: 'ArrowLeft' });
  expect(document.activeElement).toBe(focused);
});

it('makes one step of a drag, and none of a click on the edge', async () => {
  const table = useTableStore();
  const undo = useUndoStore();
  const before = table.columns;
  const head = mount(TableHead, { props: { columns: table.shown } });
  const edge = head.get('[role="separator"]');
  edge.element.setPointerCapture = () => undefined;
  await edge.trigger('pointerdown', { button: 0, clientX: 0 });
  await edge.trigger('pointerup');
  expect(undo.done).toHaveLength(0);
  await edge.trigger('pointerdown', { button: 0, clientX: 0 });
  for (const clientX of [90, 100, 120]) await edge.trigger('pointermove', { clientX });
  await edge.trigger('pointerup');
  expect([table.columns[0]?.width, undo.done.length]).toEqual([120, 1]);
  await undo.undo();
  expect(table.columns).toEqual(before);
});

it('offers in the palette what the menu of each column does, where that is possible', async () => {
  const table = useTableStore();
  table.show((['number', 'country', 'status'] as const).map((name) => ({ name, width: null })));
  const head = mount(TableHead, { props: { columns: table.shown }, attachTo: document.body });
  const names = () => table.columns.map(({ name }) => name);
  expect(titleOf('column.country.hide')).toBe('Column Country: Hide');
  expect(titleOf('column.country.fit')).toBe('Column Country: Fit width to content');
  expect([isAvailable('column.number.left'), isAvailable('column.status.right')]).toEqual([false, false]);
  choose('column.country.left');
  expect(names()).toEqual(['country', 'number', 'status']);
  expect(isAvailable('column.country.share')).toBe(false);
  table.show(table.columns.map((column) => ({ ...column, width: 99 })));
  choose('column.country.share');
  expect(table.columns[0]?.width).toBeNull();
  choose('column.country.hide');
  expect(names()).toEqual(['number', 'status']);
  await head.setProps({ columns: table.shown.slice(0, 1) });
  expect(titleOf('column.status.hide')).toBeUndefined();
});

it('says where amounts are sorted by currency first', () => {
  const columns = (['number', 'monthly', 'current_price'] as const).map((name) => ({ name, width: null }));
  const head = mount(TableHead, { props: { columns } });
  expect(head.findAll('[role="columnheader"] button').map((button) => button.attributes('title'))).toEqual([
    'Sort by Number',
    'Sort by Monthly cost: by currency, then by amount',
    'Sort by Price: by currency, then by amount',
  ]);
});
