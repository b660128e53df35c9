// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { defineComponent, h, nextTick, shallowRef } from 'vue';
import { expect, it } from 'vitest';
import { useDragOrder } from './use-drag-order';

/** A list of entries, each ten pixels high; another window can change it meanwhile. */
function setUp(...entries: string[]) {
  const list = shallowRef<readonly string[]>(entries);
  const List = defineComponent(() => {
    const order = useDragOrder(
      () => list.value,
      (name, to, from) => (list.value = list.value.toSpliced(from, 1).toSpliced(to, 0, name)),
    );
    return () =>
      h('ul', list.value.map((name) => h('li', { key: name, class: order.classOf(name), ...order.handlersOf(name) }, name))); // prettier-ignore
  });
  const wrapper = mount(List);
  const entry = (name: string) => wrapper.findAll('li').find((one) => one.text() === name)!;
  return {
    list,
    dragged: () => wrapper.findAll('.dragged').map((one) => one.text()),
    before: () => wrapper.findAll('.drop-before').map((one) => one.text()),
    start: (name: string) => entry(name).trigger('dragstart'),
    /** The upper half of an entry is before it, the lower half behind it. */
    over: async (name: string, half: 'upper' | 'lower') => {
      const { element: target } = entry(name);
      target.getBoundingClientRect = () => new DOMRect(0, 10, 10, 10);
      const event = new MouseEvent('dragover', { cancelable: true, clientY: half === 'upper' ? 11 : 19 });
      target.dispatchEvent(event);
      await nextTick();
      return event.defaultPrevented;
    },
    drop: (name: string) => entry(name).trigger('drop'),
  };
}

it('puts an entry where it is dropped, and shows where that is', async () => {
  const { list, start, over, drop, dragged, before } = setUp('a', 'b', 'c');
  await start('c');
  expect(await over('a', 'upper')).toBe(true);
  expect([dragged(), before()]).toEqual([['c'], ['a']]);
  await drop('a');
  expect([list.value, dragged(), before()]).toEqual([['c', 'a', 'b'], [], []]);
  await start('c');
  await over('a', 'lower');
  await drop('a');
  expect(list.value).toEqual(['a', 'c', 'b']);
});

it('moves nothing where the entry stands already', async () => {
  const { list, start, over, drop, before } = setUp('a', 'b', 'c');
  await start('b');
  await over('c', 'upper');
  expect(before()).toEqual([]);
  await drop('c');
  expect(list.value).toEqual(['a', 'b', 'c']);
});

it('goes on with the same entry where the list changes during the drag', async () => {
  const { list, start, over, drop, dragged, before } = setUp('a', 'b', 'c', 'd');
  await start('b');
  await over('d', 'upper');
  list.value = ['b', 'c', 'd'];
  await nextTick();
  expect([dragged(), before()]).toEqual([['b'], ['d']]);
  await drop('d');
  expect(list.value).toEqual(['c', 'b', 'd']);
  await start('d');
  await over('c', 'upper');
  list.value = ['new', 'c', 'b', 'd'];
  await nextTick();
  expect([dragged(), before()]).toEqual([['d'], ['c']]);
  await drop('c');
  expect(list.value).toEqual(['new', 'd', 'c', 'b']);
});

it('moves nothing once the dragged entry, or the one it was to go beside, is gone', async () => {
  const { list, start, over, drop, before } = setUp('a', 'b', 'c');
  await start('a');
  await over('c', 'lower');
  list.value = ['b', 'c'];
  await nextTick();
  expect(await over('b', 'lower')).toBe(false);
  await drop('c');
  expect(list.value).toEqual(['b', 'c']);
  list.value = ['a', 'b', 'c'];
  await nextTick();
  await start('a');
  await over('c', 'lower');
  list.value = ['a', 'b'];
  await nextTick();
  expect(before()).toEqual([]);
  await drop('b');
  expect(list.value).toEqual(['a', 'b']);
});
