// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NTooltip } from 'naive-ui';
import { h, nextTick } from 'vue';
import Hint from './Hint.vue';

enableAutoUnmount(afterEach);

describe('a tooltip', () => {
  beforeEach(() => {
    document.body.replaceChildren();
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());

  const mountHint = (props: object = {}) =>
    mount(Hint, {
      props: { text: 'Renewals', keys: 'Ctrl+2', ...props },
      slots: { default: () => h('button', 'icon') },
      attachTo: document.body,
    });
  const said = () => document.querySelector('.n-tooltip')?.textContent;

  it('comes after 400 ms with its shortcut, and goes with any key', async () => {
    const wrapper = mountHint();
    await wrapper.get('button').trigger('mouseenter');
    await vi.advanceTimersByTimeAsync(399);
    expect(said()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    await nextTick();
    expect(said()).toBe('RenewalsCtrl+2');
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
    await nextTick();
    // its element fades out, which takes a browser
    expect(wrapper.getComponent(NTooltip).props('show')).toBe(false);
  });

  it('stays away from what was pressed until the pointer has been elsewhere', async () => {
    const wrapper = mountHint();
    const button = wrapper.get('button');
    const shown = () => wrapper.getComponent(NTooltip).props('show');
    const comes = async () => {
      await button.trigger('pointerover');
      await button.trigger('mouseenter');
      await vi.advanceTimersByTimeAsync(400);
    };
    await button.trigger('mouseenter');
    await button.trigger('pointerdown');
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()).toBe(false);
    document.body.dispatchEvent(new Event('pointerover', { bubbles: true }));
    await button.trigger('mouseleave');
    await comes();
    expect(shown()).toBe(true);
    await button.trigger('pointerdown');
    await nextTick();
    expect(shown()).toBe(false);
  });

  it('never comes where its text can be read anyway', async () => {
    const wrapper = mountHint({ isNeedless: true });
    await wrapper.get('button').trigger('mouseenter');
    await vi.advanceTimersByTimeAsync(1000);
    expect(said()).toBeUndefined();
  });
});
