// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import ModalDialog from '../../base/ModalDialog.vue';
import ToastPlace from '../../base/ToastPlace.vue';
import { useFeedbackStore } from '../../stores/feedback';
import { useViewStore } from '../../stores/view';
import ToastStack from './ToastStack.vue';

enableAutoUnmount(afterEach);

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const Page = {
  components: { ModalDialog, ToastPlace, ToastStack },
  props: { hasFooter: Boolean, hasDialog: Boolean },
  template: `<main><div id="footer" v-if="hasFooter"><ToastPlace /></div><div id="frame"><ToastStack /></div>
    <ModalDialog v-if="hasDialog" title="Labels" /></main>`,
};

describe('toasts', () => {
  beforeEach(() => {
    document.body.replaceChildren();
    setActivePinia(createPinia());
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());

  const within = (selector: string) => document.querySelector(`${selector} [role=status]`)?.textContent.trim();

  it('are above the footer of the view, or else at the end of the frame, and in a dialog that is open', async () => {
    const wrapper = mount(Page, { props: { hasFooter: true, hasDialog: false }, attachTo: document.body });
    useFeedbackStore().say('Copied');
    await nextTick();
    expect(within('#footer')).toBe('Copied');
    await wrapper.setProps({ hasDialog: true });
    await nextTick();
    expect(within('dialog')).toBe('Copied');
    await wrapper.setProps({ hasDialog: false, hasFooter: false });
    await nextTick();
    expect(within('#frame')).toBe('Copied');
  });

  it('go after 4 seconds, and with their view', async () => {
    mount(Page, { attachTo: document.body });
    useFeedbackStore().say('Copied');
    await vi.advanceTimersByTimeAsync(3999);
    expect(within('#frame')).toBe('Copied');
    await vi.advanceTimersByTimeAsync(1);
    expect(within('#frame')).toBe('');
    useFeedbackStore().say('Copied');
    useViewStore().show('settings');
    await nextTick();
    await nextTick();
    expect(within('#frame')).toBe('');
  });

  it('stay twice as long where they offer something, and as long as they are pointed at or have the keyboard', async () => {
    mount(Page, { attachTo: document.body });
    const shown = () => within('#frame') !== '';
    useFeedbackStore().offer('Deleted', 'Undo', () => undefined);
    await vi.advanceTimersByTimeAsync(7999);
    expect(shown()).toBe(true);
    const toast = document.querySelector('#frame p.toast')!;
    for (const [hold, release] of [
      ['pointerenter', 'pointerleave'],
      ['focusin', 'focusout'],
    ] as const) {
      toast.dispatchEvent(new Event(hold));
      await vi.advanceTimersByTimeAsync(60_000);
      expect(shown()).toBe(true);
      toast.dispatchEvent(new Event(release));
      await vi.advanceTimersByTimeAsync(7999);
      expect(shown()).toBe(true);
    }
    await vi.advanceTimersByTimeAsync(1);
    expect(shown()).toBe(false);
  });

  it('do what they offer', async () => {
    const undo = vi.fn();
    mount(Page, { attachTo: document.body });
    useFeedbackStore().offer('Deleted', 'Undo', undo);
    await nextTick();
    document.querySelector<HTMLElement>('#frame button')!.click();
    expect(undo).toHaveBeenCalledOnce();
  });
});
