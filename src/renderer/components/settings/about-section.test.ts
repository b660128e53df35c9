// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { expect, it } from 'vitest';
import { useDialogStore } from '../../stores/dialog';
import { sampleState } from '../../testing/sample-state';
import AboutSection from './AboutSection.vue';

it('offers diagnostics and the licenses next to the version', async () => {
  setActivePinia(createPinia());
  const state = sampleState();
  const shown = mount(AboutSection, { props: { state } });
  const press = async (name: string) => {
    await shown
      .findAll('button')
      .find((one) => one.text() === name)
      ?.trigger('click');
    return useDialogStore().open;
  };
  expect(shown.text()).toContain(state.version);
  expect(await press('Copy diagnostics…')).toEqual({ kind: 'diagnostics', first: 'copy' });
  expect(await press('Export diagnostics…')).toEqual({ kind: 'diagnostics', first: 'export' });
  expect(await press('Third-party licenses')).toEqual({ kind: 'licenses' });
});
