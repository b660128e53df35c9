import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { useAppStore } from '../stores/app';
import { useQueryStore } from '../stores/query';
import { useUndoStore } from '../stores/undo';
import { useViewStore } from '../stores/view';
import { sampleState } from '../testing/sample-state';
import { filterBy } from './filter-by';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  useViewStore().show('activity');
});

it('leads to the numbers with a value, and keeps what else is asked there', async () => {
  const queries = useQueryStore();
  queries.replace('ada country:DE type:voice');
  filterBy('country', 'US');
  expect([useViewStore().name, queries.text]).toEqual(['numbers', 'ada country:US type:voice']);
  await useUndoStore().undo();
  expect(queries.text).toBe('ada country:DE type:voice');
});

it('asks for a value in the words of the query language, with spaces and quotes', () => {
  filterBy('label', 'Ask "Ada" first');
  expect(useQueryStore().parsed.problems).toEqual([]);
  expect(useQueryStore().terms).toEqual([{ kind: 'filter', negated: false, key: 'label', any: [['Ask "Ada" first']] }]);
  filterBy('label', 'none');
  expect(useQueryStore().text).toBe('label:none');
});
