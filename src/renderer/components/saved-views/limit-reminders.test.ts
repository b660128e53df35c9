// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Component } from 'vue';
import { DEFAULT_COLUMNS } from '../../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../../shared/query/query';
import type { SavedView } from '../../../shared/saved-view';
import { useAppStore } from '../../stores/app';
import { sampleState } from '../../testing/sample-state';
import ReminderLimit from '../settings/ReminderLimit.vue';
import LimitReminders from './LimitReminders.vue';

const request = vi.hoisted(() => vi.fn());
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));
enableAutoUnmount(afterEach);

const view: SavedView = { id: 'dear', name: 'Dear', query: 'cost:>5', sort: DEFAULT_SORT, columns: [...DEFAULT_COLUMNS], groupBy: null, pinned: false, reminds: true }; // prettier-ignore
const EFFECT = { all: 9, before: 9, after: 9, silenced: 0, silencedLapsing: 0 };

beforeEach(() => {
  document.body.replaceChildren();
  setActivePinia(createPinia());
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  useAppStore().state = sampleState({ savedViews: [view] });
});

/** What a component says while main finds some views unclear. */
async function said(component: Component, unclear: string[]): Promise<string> {
  request.mockResolvedValue({ ...EFFECT, unclear });
  mount(component, { attachTo: document.body, props: component === LimitReminders ? { view } : {} });
  await flushPromises();
  return document.body.textContent;
}

describe.each([
  ['the question whether to limit reminders to a view', LimitReminders],
  ['the limit in Settings', ReminderLimit],
])('%s', (_, component) => {
  it('says that a part of the query is not understood, which main knows of all lists', async () => {
    expect(await said(component, ['dear'])).toContain('The query of “Dear” has parts that the app doesn’t understand');
  });

  it('says nothing of the kind about a query that is understood', async () => {
    const words = await said(component, []);
    expect(words).toContain('Dear');
    expect(words).not.toContain('understood');
  });
});
