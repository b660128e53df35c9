import { createPinia, setActivePinia } from 'pinia';
import { expect, it, vi } from 'vitest';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useGroupingStore } from './grouping';
import { useQueryStore } from './query';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

it('expands all groups for each query, so that what it finds is seen, and has them as they were without one', () => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  const [grouping, queries] = [useGroupingStore(), useQueryStore()];
  const collapsed = () => [...grouping.collapsed];
  grouping.choose('status');
  grouping.collapse(['active', 'suspended']);
  queries.replace('type:voice');
  expect(collapsed()).toEqual([]);
  grouping.toggle('active');
  queries.replace('type:voice '); // asks the same
  expect(collapsed()).toEqual(['active']);
  queries.replace('type:sms');
  expect(collapsed()).toEqual([]);
  queries.clear();
  expect(collapsed()).toEqual(['active', 'suspended']);
  grouping.choose('type');
  expect(collapsed()).toEqual([]);
});
