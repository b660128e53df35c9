// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { expect, it, vi } from 'vitest';
import { useAppStore } from '../stores/app';
import { useNavigationStore } from '../stores/navigation';
import { sampleState } from '../testing/sample-state';
import SettingsView from './SettingsView.vue';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

it('are scrolled where they were left when the user goes back', () => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  const scrollTo = vi.spyOn(Element.prototype, 'scrollTo');
  useNavigationStore().present.kept.set('settings', 250);
  mount(SettingsView, { shallow: true });
  expect(scrollTo).toHaveBeenCalledExactlyOnceWith({ top: 250 });
});
