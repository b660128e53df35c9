// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, it } from 'vitest';
import ContextMenu from './ContextMenu.vue';

enableAutoUnmount(afterEach);
afterEach(() => document.body.replaceChildren());

const entries = [
  { key: 'copy', label: 'Copy number', keys: 'Ctrl+C' },
  { key: 'mute', label: 'Mute reminders', keys: 'M', begins: true },
];

async function opened() {
  const wrapper = mount(ContextMenu, { props: { label: 'Actions', entries, at: null }, attachTo: document.body });
  await wrapper.setProps({ at: { x: 40, y: 60 } });
  await flushPromises();
  return wrapper;
}

const menu = () => document.querySelector('[role=menu]');
const press = (key: string) =>
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

it('takes the keyboard, and the arrows go through its entries', async () => {
  await opened();
  expect(menu()?.getAttribute('aria-label')).toBe('Actions');
  expect(document.activeElement?.textContent).toContain('Copy number');
  press('ArrowDown');
  expect(document.activeElement?.textContent).toContain('Mute reminders');
  press('ArrowDown');
  expect(document.activeElement?.textContent).toContain('Copy number');
});

it('says what was chosen', async () => {
  const wrapper = await opened();
  menu()!.querySelectorAll('button')[1]!.click();
  expect(wrapper.emitted('choose')).toEqual([['mute']]);
});

it('asks to be closed by a press elsewhere, before what is pressed gets the keyboard', async () => {
  const wrapper = await opened();
  const pressOn = (target: Element) => target.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  pressOn(menu()!.querySelector('button')!);
  expect(wrapper.emitted('close')).toBeUndefined();
  pressOn(document.body);
  expect(wrapper.emitted('close')).toHaveLength(1);
  await wrapper.setProps({ at: null });
  pressOn(document.body);
  expect(wrapper.emitted('close')).toHaveLength(1);
});

it.each(['Escape', 'Tab'])('asks to be closed by %s, and by nothing that moves within it', async (key) => {
  const wrapper = await opened();
  press('ArrowUp');
  expect(wrapper.emitted('close')).toBeUndefined();
  press(key);
  expect(wrapper.emitted('close')).toHaveLength(1);
});
