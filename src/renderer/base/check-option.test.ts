// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import CheckOption from './CheckOption.vue';

enableAutoUnmount(afterEach);

describe('an option that is on or off', () => {
  it.each([
    ['all', 'true'],
    ['some', 'mixed'],
    ['none', 'false'],
  ] as const)('says that it is chosen for %s as %s, and shows it', (chosen, checked) => {
    const option = mount(CheckOption, { props: { label: 'VIP', chosen } });
    expect([option.attributes('role'), option.attributes('aria-checked')]).toEqual(['checkbox', checked]);
    expect(option.find('.mark.hidden').exists()).toBe(chosen === 'none');
  });

  it('looks different where it is chosen in part', () => {
    const markOf = (chosen: 'all' | 'some') => mount(CheckOption, { props: { label: 'VIP', chosen } }).get('.mark').html(); // prettier-ignore
    expect(markOf('some')).not.toBe(markOf('all'));
  });

  it('is one of several where it is told so', () => {
    const option = mount(CheckOption, { props: { label: 'Voice', chosen: 'all', role: 'radio' } });
    expect([option.attributes('role'), option.attributes('aria-checked')]).toEqual(['radio', 'true']);
  });

  it('is called by its label between what its owner draws, and hears clicks on all of it', async () => {
    const click = vi.fn();
    const option = mount(CheckOption, {
      props: { label: 'VIP', chosen: 'none', onClick: click },
      slots: { before: '<i>●</i>', after: '<b>12</b>' },
    });
    expect(option.text()).toBe('●VIP12');
    await option.get('b').trigger('click');
    expect(click).toHaveBeenCalledOnce();
  });
});
