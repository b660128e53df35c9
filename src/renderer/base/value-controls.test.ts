// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { h } from 'vue';
import CheckBox from './CheckBox.vue';
import FormField from './FormField.vue';
import RadioBar from './RadioBar.vue';
import SelectBox from './SelectBox.vue';
import SwitchBox from './SwitchBox.vue';
import TabBar from './TabBar.vue';

enableAutoUnmount(afterEach);
afterEach(() => document.documentElement.removeAttribute('dir'));

const attachTo = document.body;
const options = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** They show what their owner holds, also after they were used: the owner may refuse. */
describe('a control with a value', () => {
  it('is a switch that asks for the other state', async () => {
    const wrapper = mount(SwitchBox, { props: { value: false }, attachTo });
    const box = wrapper.get<HTMLInputElement>('[role=switch]');
    await box.trigger('click');
    expect([wrapper.emitted('choose'), box.element.checked]).toEqual([[[true]], false]);
    await wrapper.setProps({ value: true });
    expect(box.element.checked).toBe(true);
  });

  it('is a check box that asks for the other state, and shows that only a part is chosen', async () => {
    const wrapper = mount(CheckBox, { props: { value: 'mixed' }, attachTo });
    const box = wrapper.get<HTMLInputElement>('[type=checkbox]');
    expect(box.element.indeterminate).toBe(true);
    await box.trigger('click');
    expect(wrapper.emitted('choose')).toEqual([[true]]);
    expect([box.element.checked, box.element.indeterminate]).toEqual([false, true]);
    await wrapper.setProps({ value: true });
    expect([box.element.checked, box.element.indeterminate]).toEqual([true, false]);
    await box.trigger('click');
    expect([wrapper.emitted('choose')?.[1], box.element.checked]).toEqual([[false], true]);
  });

  it('is a select that asks for an option, which need not be text', async () => {
    const values = [null, 15, true].map((value) => ({ value, label: String(value) }));
    const wrapper = mount(SelectBox, { props: { value: null, options: values }, attachTo });
    const select = wrapper.get('select');
    select.element.selectedIndex = 1;
    await select.trigger('change');
    expect([wrapper.emitted('choose'), select.element.selectedIndex]).toEqual([[[15]], 0]);
  });

  it('is a bar of radio buttons with a name', async () => {
    const wrapper = mount(RadioBar, { props: { label: 'Theme', value: 'light', options }, attachTo });
    expect(wrapper.get('[role=radiogroup]').attributes('aria-label')).toBe('Theme');
    const [light, dark] = wrapper.findAll<HTMLInputElement>('input[type=radio]');
    expect(light!.element.name).toBe(dark!.element.name);
    dark!.element.checked = true;
    await dark!.trigger('change');
    expect(wrapper.emitted('choose')).toEqual([['dark']]);
    expect([light!.element.checked, dark!.element.checked]).toEqual([true, false]);
  });
});

describe('tabs', () => {
  const tabs = ['agenda', 'month', 'costs'].map((value) => ({
    value,
    label: value,
    badge: value === 'month' ? { text: '3', meaning: '3 waiting' } : null,
  }));
  const bar = (value: string) =>
    mount(TabBar, { props: { label: 'Renewals', panelId: 'panel', value, tabs }, attachTo });

  it('have one stop for the Tab key, and name their panel', () => {
    const wrapper = bar('month');
    expect(wrapper.get('[role=tablist]').attributes('aria-label')).toBe('Renewals');
    const all = wrapper.findAll('[role=tab]');
    expect(all.map((tab) => tab.attributes('tabindex'))).toEqual(['-1', '0', '-1']);
    expect(all.map((tab) => tab.attributes('aria-selected'))).toEqual(['false', 'true', 'false']);
    expect(all[1]!.attributes()).toMatchObject({ id: 'panel-tab-month', 'aria-controls': 'panel' });
    expect(all[1]!.get('.visually-hidden').text()).toBe('3 waiting');
  });

  it.each([
    ['costs', 'ArrowRight', 'agenda'],
    ['agenda', 'ArrowLeft', 'costs'],
    ['month', 'Home', 'agenda'],
    ['month', 'End', 'costs'],
  ])('at %s, %s opens %s and goes there', async (from, key, to) => {
    const wrapper = bar(from);
    await wrapper.get('[aria-selected=true]').trigger('keydown', { key });
    expect(wrapper.emitted('choose')).toEqual([[to]]);
    expect(document.activeElement?.id).toBe(`panel-tab-${to}`);
  });

  it('are walked by the opposite arrows where the page is written from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const wrapper = bar('agenda');
    const tab = wrapper.get('[aria-selected=true]');
    await tab.trigger('keydown', { key: 'ArrowLeft' });
    await tab.trigger('keydown', { key: 'ArrowRight' });
    expect(wrapper.emitted('choose')).toEqual([['month'], ['costs']]);
  });

  it('leave keys with a modifier alone', async () => {
    const wrapper = bar('month');
    await wrapper.get('[aria-selected=true]').trigger('keydown', { key: 'ArrowLeft', altKey: true });
    expect(wrapper.emitted('choose')).toBeUndefined();
  });
});

describe('a field of a form', () => {
  const field = (props: object) =>
    mount(FormField, {
      props: { label: 'Name', ...props },
      slots: { default: ({ attrs }: { attrs: object }) => h('input', attrs) },
      attachTo,
    });

  it('is called by its label and described by its hint', () => {
    const wrapper = field({ hint: 'As you call it' });
    const { id, ...described } = wrapper.get('input').attributes();
    expect(wrapper.get('label').attributes('for')).toBe(id);
    expect(wrapper.get(`[id="${described['aria-describedby']}"]`).text()).toBe('As you call it');
    expect(described['aria-invalid']).toBeUndefined();
  });

  it('is described by what is wrong instead', () => {
    const wrapper = field({ hint: 'As you call it', problem: 'Enter a name.' });
    expect(wrapper.get('input').attributes('aria-invalid')).toBe('true');
    expect(wrapper.get('[aria-live=polite]').text()).toBe('Enter a name.');
  });
});
