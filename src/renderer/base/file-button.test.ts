// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import FileButton from './FileButton.vue';

enableAutoUnmount(afterEach);

it('opens the system’s dialog, and hands over the chosen file, also if it is the same again', async () => {
  const wrapper = mount(FileButton, {
    props: { accept: '.csv' },
    attrs: { disabled: false },
    slots: { default: 'Choose file…' },
    attachTo: document.body,
  });
  const input = wrapper.get<HTMLInputElement>('input[type=file]');
  const open = vi.spyOn(input.element, 'click');
  await wrapper.get('button').trigger('click');
  expect(open).toHaveBeenCalledOnce();
  expect(input.attributes('accept')).toBe('.csv');

  const file = new File(['a'], 'a.csv');
  const cleared = vi.fn();
  Object.defineProperty(input.element, 'files', { value: [file] });
  Object.defineProperty(input.element, 'value', { set: cleared });
  await input.trigger('change');
  expect(wrapper.emitted('choose')).toEqual([[file]]);
  expect(cleared).toHaveBeenCalledWith(''); // a browser reports no change for the same file otherwise
});
