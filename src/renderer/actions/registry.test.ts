// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import type { Action } from './action';
import {
  allActions,
  availableActions,
  followShortcuts,
  runAction,
  shortcutOf,
  useActions,
  usePressAction,
} from './registry';
import { mod } from './shortcut';

enableAutoUnmount(afterEach);
beforeEach(() => document.body.replaceChildren());

const action = (id: string, changes: Partial<Action> = {}): Action => ({
  id,
  section: 'numbers',
  title: id,
  run: vi.fn(),
  ...changes,
});

/** A component that offers actions, and follows their keys where asked to. */
function offer(source: () => readonly Action[], isFrame = false) {
  return mount(
    defineComponent(() => {
      useActions(source);
      if (isFrame) followShortcuts();
      return () => h('input');
    }),
    { attachTo: document.body },
  );
}

function press(key: string, held: KeyboardEventInit = {}, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  target.dispatchEvent(event);
  return event;
}

describe('actions', () => {
  it('are there as long as the component that offers them', () => {
    const wrapper = offer(() => [action('export')]);
    expect(allActions().map(({ id }) => id)).toEqual(['export']);
    wrapper.unmount();
    expect(allActions()).toEqual([]);
  });

  it('follow what their component says, and are available as they say', async () => {
    const isAny = ref(false);
    const title = ref('Copy');
    offer(() => [action('copy', { title: title.value, isAvailable: () => isAny.value })]);
    expect([allActions().length, availableActions()]).toEqual([1, []]);
    isAny.value = true;
    title.value = 'Copy 3';
    await nextTick();
    expect(availableActions().map((one) => one.title)).toEqual(['Copy 3']);
  });

  it('are run by their id, where they are available', () => {
    const [done, hidden] = [action('done'), action('hidden', { isAvailable: () => false })];
    offer(() => [done, hidden]);
    for (const id of ['done', 'hidden', 'unheard']) runAction(id);
    expect(done.run).toHaveBeenCalledOnce();
    expect(hidden.run).not.toHaveBeenCalled();
  });

  it('tell their first shortcut as the platform writes it', () => {
    offer(() => [action('save', { shortcuts: [mod('S')] }), action('plain')]);
    expect([shortcutOf('save'), shortcutOf('plain')]).toEqual(['Ctrl+S', undefined]);
  });

  it('press a button that is seen', () => {
    const pressed = vi.fn();
    const wrapper = mount(
      defineComponent(() => {
        const button = ref<HTMLElement | null>(null);
        usePressAction(button, () => ({ id: 'press', section: 'numbers', title: 'Press' }));
        return () => h('button', { ref: button, onClick: pressed });
      }),
      { attachTo: document.body },
    );
    const element = wrapper.get('button').element;
    element.checkVisibility = () => false;
    runAction('press');
    expect(pressed).not.toHaveBeenCalled();
    element.checkVisibility = () => true;
    runAction('press');
    expect(pressed).toHaveBeenCalledOnce();
  });
});

describe('the keys of the page', () => {
  it('run the action that came last, of those that are available', () => {
    const [view, panel] = [action('view'), action('panel')];
    const escape = [{ key: 'escape' }];
    offer(() => [{ ...view, shortcuts: escape }], true);
    const wrapper = offer(() => [{ ...panel, shortcuts: escape }]);
    expect(press('Escape').defaultPrevented).toBe(true);
    expect([vi.mocked(view.run).mock.calls.length, vi.mocked(panel.run).mock.calls.length]).toEqual([0, 1]);
    wrapper.unmount();
    press('Escape');
    expect(view.run).toHaveBeenCalledOnce();
  });

  it('are left to a dialog, and to what handled them closer by', () => {
    const save = action('save', { shortcuts: [mod('S')] });
    offer(() => [save], true);
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.open = true;
    expect(press('s', { ctrlKey: true }).defaultPrevented).toBe(false);
    dialog.remove();
    document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    press('s', { ctrlKey: true });
    expect(save.run).not.toHaveBeenCalled();
    press('s', { ctrlKey: true });
    expect(save.run).toHaveBeenCalledOnce();
  });

  it('do nothing that is meant for what is typed, unless the modifier is held', () => {
    const [help, save] = [action('help', { shortcuts: [{ key: '?' }] }), action('save', { shortcuts: [mod('S')] })];
    const wrapper = offer(() => [help, save], true);
    const field = wrapper.get('input').element;
    press('?', {}, field);
    expect(help.run).not.toHaveBeenCalled();
    press('s', { ctrlKey: true }, field);
    expect(save.run).toHaveBeenCalledOnce();
    press('?');
    expect(help.run).toHaveBeenCalledOnce();
  });

  it('leave some to the field that is typed into, such as undo', () => {
    const undo = action('undo', { shortcuts: [mod('Z')], outsideFields: true });
    const wrapper = offer(() => [undo], true);
    expect(press('z', { ctrlKey: true }, wrapper.get('input').element).defaultPrevented).toBe(false);
    press('z', { ctrlKey: true });
    expect(undo.run).toHaveBeenCalledOnce();
  });
});
