// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import type { AppState } from '../../../shared/bridge/state';
import { sampleState } from '../../testing/sample-state';
import { useAppStore } from '../../stores/app';
import ProxySignIn from './ProxySignIn.vue';

enableAutoUnmount(afterEach);

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request, reportOfFailure: vi.fn() }));

const PROXY = 'proxy.example:8080';

beforeEach(() => {
  setActivePinia(createPinia());
  request.mockReset().mockResolvedValue(undefined);
});

async function ask(proxy: AppState['proxy']): Promise<void> {
  useAppStore().state = sampleState({ proxy });
  await nextTick();
}

/** The form, for which the user has typed a name and a password. */
async function filledIn() {
  await ask({ proxy: PROXY, isRefused: false });
  const form = mount(ProxySignIn);
  const typed = () => form.findAll('input').map(({ element }) => element.value);
  const [username, password] = form.findAll('input');
  await username!.setValue('ada');
  await password!.setValue('wrong');
  const signIn = async () => {
    await form.get('form').trigger('submit');
    await flushPromises();
  };
  return { form, typed, signIn };
}

it('sends what was typed to the proxy that asks', async () => {
  const { signIn } = await filledIn();
  await signIn();
  expect(request).toHaveBeenCalledExactlyOnceWith('proxy.signIn', { proxy: PROXY, username: 'ada', password: 'wrong' });
});

it('still has the user name where the proxy refuses the password, and no longer the password', async () => {
  const { form, typed, signIn } = await filledIn();
  await signIn();
  await ask(null);
  expect(form.find('form').exists()).toBe(false);
  await ask({ proxy: PROXY, isRefused: true });
  expect(typed()).toEqual(['ada', '']);
});

it('has nothing for another proxy, which asks at once or later', async () => {
  const { typed } = await filledIn();
  await ask({ proxy: 'other.example:8080', isRefused: false });
  expect(typed()).toEqual(['', '']);
  await ask(null);
  await ask({ proxy: PROXY, isRefused: false });
  expect(typed()).toEqual(['', '']);
});
