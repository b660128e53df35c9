// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, expect, it, vi } from 'vitest';
import { useAppStore } from '../stores/app';
import { useFeedbackStore } from '../stores/feedback';
import { sampleState } from '../testing/sample-state';
import FirstRunView from './FirstRunView.vue';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));
vi.stubGlobal('requestIdleCallback', () => 0); // a browser has it, happy-dom does not
enableAutoUnmount(afterEach);

it('says what was done where there is no environment yet, such as an import of settings', async () => {
  setActivePinia(createPinia());
  useAppStore().state = { ...sampleState(), environments: [] };
  mount(FirstRunView, { attachTo: document.body });
  useFeedbackStore().say('Import finished');
  await flushPromises();
  expect(document.querySelector('.first-run .toast')?.textContent).toContain('Import finished');
});
