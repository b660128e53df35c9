// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { h, nextTick } from 'vue';
import OneLine from './OneLine.vue';

enableAutoUnmount(afterEach);
afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.dir = '';
});

/** Lays a line out as a browser would: so many items of 50 px, then another line. */
function layOut(perLine: number): void {
  const place = (element: HTMLElement) => [...(element.parentElement?.children ?? [])].indexOf(element);
  vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockImplementation(function (this: HTMLElement) {
    return Math.floor(place(this) / perLine) * 30;
  });
  vi.spyOn(HTMLElement.prototype, 'offsetLeft', 'get').mockImplementation(function (this: HTMLElement) {
    const before = (place(this) % perLine) * 50;
    return document.documentElement.dir === 'rtl' ? perLine * 50 + 20 - before - 50 : before;
  });
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(50);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(perLine * 50 + 20);
}

const mountLine = (items: string[]) =>
  mount(OneLine<string>, {
    props: { items, keyOf: (item: string) => item, moreLabel: (count: number) => `${count} more` },
    slots: { default: ({ item }: { item: string }) => h('button', item) },
    attachTo: document.body,
  });

describe('items on one line', () => {
  it('has no button while all of them fit', async () => {
    layOut(3);
    const wrapper = mountLine(['a', 'b', 'c']);
    await nextTick();
    expect(wrapper.find('.more').exists()).toBe(false);
    expect(wrapper.findAll('[inert]')).toHaveLength(0);
  });

  it('counts those that don’t fit, keeps the keyboard out of them, and has them in a panel', async () => {
    layOut(3);
    const wrapper = mountLine(['a', 'b', 'c', 'd', 'e']);
    await nextTick();
    const more = wrapper.get('.more');
    expect([more.text(), more.attributes('aria-label')]).toEqual(['+2', '2 more']);
    // right behind the last one, whatever room is left
    expect(more.attributes('style')).toContain('translateX(-20px)');
    expect(wrapper.findAll('[inert]').map((one) => one.text())).toEqual(['d', 'e']);
    await more.trigger('click');
    await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).not.toBeNull());
    expect([...document.querySelectorAll('[role=dialog] button')].map((one) => one.textContent)).toEqual(['d', 'e']);
  });

  it('moves the button to the other side where lines begin on the right', async () => {
    document.documentElement.dir = 'rtl';
    layOut(3);
    const wrapper = mountLine(['a', 'b', 'c', 'd', 'e']);
    await nextTick();
    expect(wrapper.get('.more').attributes('style')).toContain('translateX(20px)');
  });

  it('measures again when the items are others', async () => {
    layOut(3);
    const wrapper = mountLine(['a', 'b', 'c', 'd']);
    await nextTick();
    expect(wrapper.get('.more').text()).toBe('+1');
    await wrapper.setProps({ items: ['a', 'b'] });
    await nextTick();
    expect(wrapper.find('.more').exists()).toBe(false);
  });
});
