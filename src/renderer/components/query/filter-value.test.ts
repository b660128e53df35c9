// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { useAppStore } from '../../stores/app';
import { useQueryStore } from '../../stores/query';
import { useUndoStore } from '../../stores/undo';
import { useViewStore } from '../../stores/view';
import { sampleState } from '../../testing/sample-state';
import FilterValue from './FilterValue.vue';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));
enableAutoUnmount(afterEach);

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
});

const value = (of: string) =>
  mount(FilterValue, { props: { filterKey: 'status', value: of }, slots: { default: () => 'Active' } });

it('filters the list by the value, next to what else is asked, and takes that filter away again', async () => {
  const queries = useQueryStore();
  queries.replace('type:voice status:pending');
  const button = value('active').get('button');
  expect([button.text(), button.attributes('aria-label')]).toEqual(['Active', 'Filter by Active']);
  expect(button.attributes('aria-pressed')).toBe('false');
  await button.trigger('click');
  expect(queries.text).toBe('type:voice status:active');
  expect(button.attributes('aria-pressed')).toBe('true');
  await button.trigger('click');
  expect(queries.text).toBe('type:voice');
  await useUndoStore().undo();
  expect(queries.text).toBe('type:voice status:active');
});

it('is only text where there is no value, and where the list would take the place of the view', async () => {
  expect(value('').html()).toBe('Active');
  const shown = value('active');
  useViewStore().show('renewals');
  await nextTick();
  expect(shown.html()).toBe('Active');
});
