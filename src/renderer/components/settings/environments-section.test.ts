// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useShownEnvironmentStore } from '../../stores/shown-environment';
import { sampleState } from '../../testing/sample-state';
import EnvironmentsSection from './EnvironmentsSection.vue';

enableAutoUnmount(afterEach);

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

beforeEach(() => {
  setActivePinia(createPinia());
  request.mockReset().mockResolvedValue(undefined);
});

/** The environments `a` and `b`, of which `a` is shown; the user presses **Use** of `b`. */
async function useOther(): Promise<void> {
  const state = sampleState();
  useAppStore().state = state;
  const { name } = state.environments.find(({ id }) => id === 'b')!;
  await mount(EnvironmentsSection, { props: { state } }).get(`[aria-label="Switch to ${name}"]`).trigger('click');
}

it('shows another environment, from which the user goes on before main has answered', async () => {
  await useOther();
  expect(request).toHaveBeenCalledExactlyOnceWith('environment.select', { environmentId: 'b' });
  expect([useShownEnvironmentStore().id, useAppStore().shownEnvironmentId]).toEqual(['b', 'a']);
});

it('says why another environment could not be shown', async () => {
  request.mockRejectedValue(new Error('That environment was removed.'));
  await useOther();
  await flushPromises();
  expect(useFeedbackStore().failure?.message).toBe('That environment was removed.');
});
