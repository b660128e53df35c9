// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ChangeCounts, NumbersLost } from '../../../shared/activity/activity';
import { useAppStore } from '../../stores/app';
import { useViewStore } from '../../stores/view';
import { sampleState } from '../../testing/sample-state';
import ReturnSummary from './ReturnSummary.vue';

enableAutoUnmount(afterEach);

let counts: ChangeCounts;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: () => Promise.resolve({ since: Date.UTC(2026, 10, 12, 12), counts }),
  reportOfFailure: vi.fn(),
}));

beforeEach(() => setActivePinia(createPinia()));

async function summaryOf(unread: ChangeCounts, loss: NumbersLost | null = null) {
  counts = unread;
  const state = sampleState();
  const environments = state.environments.map((environment) => ({ ...environment, unread: 9, loss }));
  useAppStore().state = { ...state, environments };
  const summary = mount(ReturnSummary);
  await flushPromises();
  return summary;
}

it('is red if numbers were removed or stopped working, and calm otherwise', async () => {
  for (const [unread, tone] of [
    [{ kinds: { gone: 5 }, became: {} }, 'danger'],
    [{ kinds: { status: 2 }, became: { suspended: 2 } }, 'danger'],
    [{ kinds: { added: 3, status: 1 }, became: { inactive: 1 } }, 'danger'],
    [{ kinds: { added: 3, status: 1 }, became: { active: 1, pending: 1 } }, 'accent'],
  ] as [ChangeCounts, string][]) {
    setActivePinia(createPinia());
    const summary = await summaryOf(unread);
    expect(summary.get('.banner').classes(), JSON.stringify(unread)).toContain(tone);
  }
});

it('leaves out the removed numbers that the banner of a large loss tells', async () => {
  const loss = { at: 1, lost: 600, before: 1000, isRead: false, isDismissed: false };
  const removed = (gone: number, added = 0): ChangeCounts => ({ kinds: { gone, added }, became: {} });
  expect((await summaryOf(removed(600, 3), loss)).text()).toMatch(/^Since .*: 3 added/);
  setActivePinia(createPinia());
  expect((await summaryOf(removed(600), loss)).text()).toBe('');
  setActivePinia(createPinia());
  expect((await summaryOf(removed(605), loss)).text()).toContain('605 removed');
  setActivePinia(createPinia());
  expect((await summaryOf(removed(600), { ...loss, isDismissed: true })).text()).toBe('');
  setActivePinia(createPinia());
  expect((await summaryOf(removed(600), { ...loss, isRead: true })).text()).toContain('600 removed');
});

it('is not there in Activity, which shows the changes themselves', async () => {
  useViewStore().show('activity');
  expect((await summaryOf({ kinds: { gone: 5 }, became: {} })).text()).toBe('');
});
