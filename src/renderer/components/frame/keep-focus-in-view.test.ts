// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, nextTick, ref } from 'vue';
import { keepFocusInView } from './keep-focus-in-view';

enableAutoUnmount(afterEach);

const Frame = defineComponent({
  setup() {
    const area = ref<HTMLElement | null>(null);
    const view = ref('numbers');
    const chips = ref(['one', 'two']);
    const banner = ref(true);
    keepFocusInView(area, () => view.value);
    return { area, view, chips, banner };
  },
  template: `
    <div ref="area">
      <button v-if="banner" id="banner" @click="banner = false"></button>
      <main :key="view">
        <h1>{{ view }}</h1>
        <div v-if="chips.length > 0" role="group">
          <button v-for="chip in chips" :key="chip" :id="chip" @click="chips = chips.filter((one) => one !== chip)" />
        </div>
        <div v-if="view === 'numbers'" id="table" data-arrival tabindex="0"></div>
      </main>
    </div>`,
});

describe('the keyboard', () => {
  const focused = () => [document.activeElement?.id, document.activeElement?.tagName].find((name) => name);

  /** Uses a control as the mouse does. */
  async function use(id: string): Promise<void> {
    document.getElementById(id)!.focus();
    document.getElementById(id)!.click();
    await nextTick();
  }

  it('stays with the controls of a group of which one is gone', async () => {
    mount(Frame, { attachTo: document.body });
    await use('one');
    await vi.waitFor(() => expect(focused()).toBe('two'));
  });

  it('goes to the list of the view where the whole group is gone, or what was above the view', async () => {
    mount(Frame, { attachTo: document.body });
    for (const id of ['one', 'two', 'banner']) {
      await use(id);
      await vi.waitFor(() => expect(focused()).not.toBe('BODY'));
    }
    expect(focused()).toBe('table');
  });

  it('is left where the code that removed the control has put it', async () => {
    const wrapper = mount(Frame, { attachTo: document.body });
    await use('banner');
    document.getElementById('two')!.focus();
    await new Promise((resolve) => setTimeout(resolve));
    expect(focused()).toBe('two');
    wrapper.vm.view = 'settings';
    await vi.waitFor(() => expect(focused()).toBe('H1'));
  });

  it('is not taken back after a click outside all controls', async () => {
    const wrapper = mount(Frame, { attachTo: document.body });
    document.getElementById('banner')!.focus();
    (document.activeElement as HTMLElement).blur();
    document.body.click();
    wrapper.vm.banner = false;
    await nextTick();
    await new Promise((resolve) => setTimeout(resolve));
    expect(focused()).toBe('BODY');
  });
});
