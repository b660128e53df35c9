// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ChangeCounts } from '../../../shared/activity/activity';
import { useAppStore } from '../../stores/app';
import { sampleState } from '../../testing/sample-state';
import ReturnSummary from './ReturnSummary.vue';

enableAutoUnmount(afterEach);

let counts: ChangeCounts;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: () => Promise.resolve({ since: Date.now(), counts }),
  reportOfFailure: vi.fn(),
}));

beforeEach(() => setActivePinia(createPinia()));

it.each<ChangeCounts & { tone: string; says: string }>([
  { kinds: { added: 2 }, became: { active: 1 }, tone: 'accent', says: '2 added' },
  { kinds: { added: 2 }, became: { suspended: 1 }, tone: 'warning', says: '1 suspended' },
  { kinds: { gone: 6 }, became: { suspended: 1 }, tone: 'danger', says: '6 removed' },
])('says what happened meanwhile in the color of the worst: $says, $tone', async ({ tone, says, ...found }) => {
  counts = found;
  const state = sampleState();
  useAppStore().state = { ...state, environments: state.environments.map((one) => ({ ...one, unread: 2 })) };
  const summary = mount(ReturnSummary);
  await flushPromises();
  expect(summary.text()).toContain(says);
  expect(summary.get('.banner').classes()).toContain(tone);
});
