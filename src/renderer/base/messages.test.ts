// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import BannerBar from './BannerBar.vue';
import EmptyState from './EmptyState.vue';
import LoadingRows from './LoadingRows.vue';
import ToastBar from './ToastBar.vue';

enableAutoUnmount(afterEach);

describe('a toast', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const toast = (props: object = {}) =>
    mount(ToastBar, {
      props: { words: 'Deleted', shownFor: 5000, action: 'Undo', ...props },
      attachTo: document.body,
    });

  it('is read out, and ends after its time', async () => {
    const wrapper = toast();
    expect(wrapper.get('[role=status]').text()).toContain('Deleted');
    await vi.advanceTimersByTimeAsync(4999);
    expect(wrapper.emitted('end')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(wrapper.emitted('end')).toHaveLength(1);
    await wrapper.setProps({ words: '' });
    expect(wrapper.find('p').exists()).toBe(false);
  });

  it.each([
    ['pointerenter', 'pointerleave'],
    ['focusin', 'focusout'],
  ])('stays from %s to %s, and then for its whole time', async (from, to) => {
    const wrapper = toast();
    await vi.advanceTimersByTimeAsync(4000);
    await wrapper.get('p').trigger(from);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(wrapper.emitted('end')).toBeUndefined();
    await wrapper.get('p').trigger(to);
    await vi.advanceTimersByTimeAsync(4999);
    expect(wrapper.emitted('end')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(wrapper.emitted('end')).toHaveLength(1);
  });

  it('begins again with other words', async () => {
    const wrapper = toast();
    await vi.advanceTimersByTimeAsync(4000);
    await wrapper.setProps({ words: 'Deleted again' });
    await vi.advanceTimersByTimeAsync(4000);
    expect(wrapper.emitted('end')).toBeUndefined();
  });

  it('does what it offers, and goes on Escape', async () => {
    const wrapper = toast();
    await wrapper.get('button').trigger('click');
    expect([wrapper.get('button').text(), wrapper.emitted('act')]).toEqual(['Undo', [[]]]);
    await wrapper.get('button').trigger('keydown', { key: 'Escape' });
    expect(wrapper.emitted('end')).toHaveLength(1);
  });

  it('leaves no timer behind', () => {
    toast().unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a banner', () => {
  it('says its words, offers what can be done, and has a cross where it can be dismissed', async () => {
    const slots = { default: 'Offline', actions: '<button class="retry">Try again</button>' };
    const wrapper = mount(BannerBar, { props: { tone: 'warning', line: 'below', dismissLabel: 'Dismiss' }, slots });
    expect(wrapper.get('p').text()).toBe('Offline');
    expect(wrapper.find('.retry').exists()).toBe(true);
    await wrapper.get('[aria-label=Dismiss]').trigger('click');
    expect(wrapper.emitted('dismiss')).toHaveLength(1);
    await wrapper.setProps({ dismissLabel: undefined });
    expect(wrapper.find('[aria-label=Dismiss]').exists()).toBe(false);
  });
});

describe('in place of a list', () => {
  it('an empty state is a status, or an alert where something is wrong', async () => {
    const wrapper = mount(EmptyState, { props: { title: 'No numbers' }, slots: { actions: '<button>Sync</button>' } });
    expect(wrapper.get('[role=status] h2').text()).toBe('No numbers');
    await wrapper.setProps({ role: 'alert' });
    expect(wrapper.get('[role=alert] button').text()).toBe('Sync');
  });

  it('loading rows say so once, and are no content', () => {
    const wrapper = mount(LoadingRows);
    expect(wrapper.get('[role=status]').text()).not.toBe('');
    expect(wrapper.findAll('.row').every((row) => row.attributes('aria-hidden') === 'true')).toBe(true);
  });
});
