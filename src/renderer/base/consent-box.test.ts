// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, expect, it } from 'vitest';
import ConsentBox from './ConsentBox.vue';

enableAutoUnmount(afterEach);

const LABEL = 'Keep the token until the app quits';

function consent(problem: string | null = null) {
  const wrapper = mount(ConsentBox, {
    props: {
      label: LABEL,
      hint: 'There is no keychain.',
      problem,
      modelValue: false,
      'onUpdate:modelValue': (modelValue: boolean) => wrapper.setProps({ modelValue }),
    },
    attachTo: document.body,
  });
  return { wrapper, box: wrapper.get<HTMLInputElement>('input') };
}

it('is ticked and cleared by its words', async () => {
  const { wrapper, box } = consent();
  expect(box.element.labels?.[0]?.textContent.trim()).toBe(LABEL);
  await wrapper.get('label').trigger('click');
  expect([wrapper.props('modelValue'), box.element.checked]).toEqual([true, true]);
  await wrapper.get('label').trigger('click');
  expect([wrapper.props('modelValue'), box.element.checked]).toEqual([false, false]);
});

it('says what it means, and announces what is missing only where something is', async () => {
  const { wrapper } = consent();
  expect(wrapper.text()).toBe(`${LABEL}There is no keychain.`);
  expect(wrapper.find('[role=alert]').exists()).toBe(false);
  await wrapper.setProps({ problem: 'Tick the box to go on.' });
  expect(wrapper.get('[role=alert]').text()).toBe('Tick the box to go on.');
});
