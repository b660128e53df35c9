// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { useAppStore } from '../../stores/app';
import { sampleState } from '../../testing/sample-state';
import WarningBanners from './WarningBanners.vue';

enableAutoUnmount(afterEach);
vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

beforeEach(() => setActivePinia(createPinia()));

async function warn(...messages: string[]): Promise<void> {
  useAppStore().state = sampleState({ warnings: messages.map((message) => ({ code: 'disk_full', message })) });
  await nextTick();
}

it('stay dismissed as long as they last, and are shown again if they happen again', async () => {
  await warn('The disk is full.', 'The clock is wrong.');
  const banners = mount(WarningBanners);
  const shown = () => ['The disk is full.', 'The clock is wrong.'].filter((words) => banners.text().includes(words));
  await banners.findAll('[aria-label="Dismiss"]')[0]!.trigger('click');
  expect(shown()).toEqual(['The clock is wrong.']);
  await warn('The clock is wrong.', 'The disk is full.');
  expect(shown()).toEqual(['The clock is wrong.']);
  await warn('The clock is wrong.');
  await warn('The clock is wrong.', 'The disk is full.');
  expect(shown()).toEqual(['The disk is full.', 'The clock is wrong.']);
});
