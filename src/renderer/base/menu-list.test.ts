// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, expect, it } from 'vitest';
import MenuList from './MenuList.vue';
import type { MenuEntry } from './menu-entry';

enableAutoUnmount(afterEach);

const ENTRIES: MenuEntry<string>[] = [
  { key: 'copy', label: 'Copy', keys: 'Ctrl+C' },
  { key: 'by-name', label: 'By name', isChosen: true, begins: true },
  { key: 'by-day', label: 'By day', isChosen: false },
  { key: 'pin', label: 'Pin', isOn: false, begins: true },
  { key: 'mute', label: 'Mute', isOn: true },
];

const menu = (slots = {}) => mount(MenuList, { props: { entries: ENTRIES }, slots });

it('tells actions, choices and switches apart, and which of them hold', () => {
  const roles = menu().findAll('button').map((one) => [one.attributes('role'), one.attributes('aria-checked')]); // prettier-ignore
  expect(roles).toEqual([
    ['menuitem', undefined],
    ['menuitemradio', 'true'],
    ['menuitemradio', 'false'],
    ['menuitemcheckbox', 'false'],
    ['menuitemcheckbox', 'true'],
  ]);
});

it('draws lines where groups begin, and the key of an entry', () => {
  const [first, ...others] = menu().findAll('.menu > *').map((child) => child.attributes('role')); // prettier-ignore
  expect([first, others.indexOf('separator'), others.lastIndexOf('separator')]).toEqual(['menuitem', 0, 3]);
  expect(menu().findAll('kbd').map((key) => key.text())).toEqual(['Ctrl+C']); // prettier-ignore
});

it('says which entry was chosen, and of which the own menu is asked for', async () => {
  const wrapper = menu();
  const [copy, , byDay] = wrapper.findAll('button');
  await byDay!.trigger('click');
  await copy!.trigger('contextmenu', { clientX: 3 });
  expect(wrapper.emitted('choose')).toEqual([['by-day']]);
  expect(wrapper.emitted('context')).toEqual([['copy', expect.objectContaining({ clientX: 3 })]]);
});

it('leaves the drawing of an entry to its owner, but not its mark and its key', () => {
  const drawn = menu({ entry: '<template #entry="{ entry }"><i>{{ entry.key }}!</i></template>' }).findAll('button');
  expect(drawn[0]!.text()).toBe('copy!Ctrl+C');
  expect(drawn[1]!.find('.mark:not(.hidden)').exists()).toBe(true);
  expect(drawn[2]!.find('.mark.hidden').exists()).toBe(true);
});

it('is left to the arrow keys, so that Tab leaves it', () => {
  expect(menu().findAll('button').every((one) => one.attributes('tabindex') === '-1')).toBe(true); // prettier-ignore
});
