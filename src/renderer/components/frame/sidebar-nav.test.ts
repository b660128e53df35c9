// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAppStore } from '../../stores/app';
import { sampleState } from '../../testing/sample-state';
import SidebarNav from './SidebarNav.vue';

enableAutoUnmount(afterEach);

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

beforeEach(() => setActivePinia(createPinia()));

it.each([
  { unread: 0, unreadGone: 0, badge: undefined },
  { unread: 3, unreadGone: 0, badge: { text: '33 unread changes', tone: 'accent' } },
  { unread: 3, unreadGone: 1, badge: { text: '33 unread changes, 1 removed', tone: 'danger' } },
])('counts $unread unread changes, in red where a number was removed: $unreadGone', ({ badge, ...counts }) => {
  const state = sampleState();
  const environments = state.environments.map((one) => (one.id === 'a' ? { ...one, ...counts } : one));
  useAppStore().state = { ...state, environments };
  const entry = mount(SidebarNav).findAll('button').find((one) => one.text().startsWith('Activity'))!; // prettier-ignore
  const shown = entry.find('.badge');
  expect(shown.exists() ? shown.text() : undefined).toBe(badge?.text);
  if (badge) expect(shown.classes()).toContain(badge.tone);
});
