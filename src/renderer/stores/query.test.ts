import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_QUERY } from '../../shared/query/query';
import { sampleNumber } from '../../shared/testing/sample';
import { chunkOf, sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useListStore } from './list';
import { useQueryStore } from './query';

vi.mock('../bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

describe('the query store', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    useAppStore().state = sampleState();
    const list = useListStore();
    const rows = [
      sampleNumber({ id: '0', type: 'voice', monthly_renewal_cost: 2 }),
      sampleNumber({ id: '1', type: 'sms', monthly_renewal_cost: 3 }),
      sampleNumber({ id: '2', type: 'sms', monthly_renewal_cost: 1, current_status: 'suspended' }),
    ];
    list.receive({ type: 'start', list: 1, accountId: 'a', total: rows.length, fetchedAt: 0 });
    list.receive({ type: 'rows', list: 1, chunk: chunkOf(rows) });
    list.receive({ type: 'end', list: 1 });
  });

  it('answers each part it is given, beside those it has', () => {
    const queries = useQueryStore();
    queries.change({ types: ['sms'] });
    expect([...queries.result.rows].sort()).toEqual([1, 2]);
    queries.change({ statuses: ['suspended'] });
    expect([...queries.result.rows]).toEqual([2]);
    expect(queries.result.monthlyCost).toEqual([{ currency: 'USD', amount: 1, count: 1 }]);
    expect(queries.isEmpty).toBe(false);
    queries.clear();
    expect(queries.result.rows).toHaveLength(3);
    expect(queries.isEmpty).toBe(true);
  });

  it('sorts by a column, and the other way round when it is asked again', () => {
    const queries = useQueryStore();
    queries.sortBy('monthly');
    expect([...queries.result.rows]).toEqual([2, 0, 1]);
    queries.sortBy('monthly');
    expect([...queries.result.rows]).toEqual([1, 0, 2]);
    queries.sortBy('monthly');
    expect(queries.sort).toEqual({ column: 'monthly', direction: 'ascending' });
  });

  it('counts the quick filters over the whole list, whatever is asked', () => {
    const queries = useQueryStore();
    queries.change({ types: ['voice'] });
    expect(queries.quickCounts.all).toBe(3);
    expect(queries.quickCounts.suspended).toBe(1);
  });

  it('goes back to the question of the last run', () => {
    const queries = useQueryStore();
    queries.restore({
      query: { ...EMPTY_QUERY, text: 'uuid', types: ['voice'] },
      sort: { column: 'number', direction: 'descending' },
    });
    expect(queries.query.types).toEqual(['voice']);
    expect(queries.sort.direction).toBe('descending');
  });
});
