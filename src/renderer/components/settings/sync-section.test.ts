// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { sampleState } from '../../testing/sample-state';
import SyncSection from './SyncSection.vue';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const PROXY = 'proxy.example:8080';

function section(proxies: string[]) {
  const state = sampleState({ proxies });
  useAppStore().state = state;
  return mount(SyncSection, { props: { settings: state.settings } });
}

beforeEach(() => {
  setActivePinia(createPinia());
  request.mockReset().mockResolvedValue(undefined);
});

it('says nothing of proxies while no password of one is stored', () => {
  expect(section([]).text()).not.toContain('Proxy');
});

it('forgets the user name and password of a proxy, and says so', async () => {
  const shown = section([PROXY, 'other.example:3128']);
  await shown.get(`[aria-label="Forget the sign-in for proxy ${PROXY}"]`).trigger('click');
  await flushPromises();
  expect(request).toHaveBeenCalledExactlyOnceWith('proxy.forget', { proxy: PROXY });
  expect(useFeedbackStore().toast?.words).toBe(`Sign-in for proxy ${PROXY} forgotten`);
});

it('says why one could not be forgotten', async () => {
  request.mockRejectedValue(new Error('The keychain is locked.'));
  await section([PROXY]).get('button[aria-label]').trigger('click');
  await flushPromises();
  expect([useFeedbackStore().failure?.message, useFeedbackStore().toast]).toEqual(['The keychain is locked.', null]);
});
