import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleNumber } from '../../shared/testing/sample';
import { receiveList } from '../testing/receive-list';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useQueryStore } from './query';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

describe('the query store', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    useAppStore().state = sampleState();
    const rows = [
      sampleNumber({ id: '0', type: 'voice', monthly_renewal_cost: 2 }),
      sampleNumber({ id: '1', type: 'sms', monthly_renewal_cost: 3 }),
      sampleNumber({ id: '2', type: 'sms', monthly_renewal_cost: 1, current_status: 'suspended' }),
    ];
    receiveList(rows);
  });

  it('answers each part that arrives, in addition to those it has', () => {
    const queries = useQueryStore();
    queries.choose('type', ['sms']);
    expect([...queries.result.rows].sort()).toEqual([1, 2]);
    queries.choose('status', ['suspended']);
    expect(queries.text).toBe('type:sms status:suspended');
    expect([...queries.result.rows]).toEqual([2]);
    expect(queries.result.monthlyCost).toEqual([{ currency: 'USD', amount: 1, count: 1 }]);
    expect(queries.isEmpty).toBe(false);
    queries.clear();
    expect(queries.result.rows).toHaveLength(3);
    expect(queries.isEmpty).toBe(true);
  });

  it('applies what is understood, and says what is not', () => {
    const queries = useQueryStore();
    queries.type('type:sms staus:active');
    expect([...queries.result.rows].sort()).toEqual([1, 2]);
    expect(queries.parsed.problems).toMatchObject([{ code: 'misspelledKey', start: 9, end: 14 }]);
  });

  it('asks nothing new where the text says the same', () => {
    const queries = useQueryStore();
    queries.type('type:sms');
    const before = queries.result;
    queries.type('type:sms status:');
    expect(queries.result).toBe(before);
  });

  it('undoes changes and redoes them', async () => {
    const queries = useQueryStore();
    queries.type('sms');
    queries.choose('type', ['sms']);
    queries.remove({ start: 0, end: 3 });
    expect(queries.text).toBe('type:sms');
    await queries.undo();
    expect(queries.text).toBe('sms type:sms');
    await queries.undo();
    await queries.undo();
    expect(queries.isEmpty).toBe(true);
    await queries.redo();
    expect(queries.text).toBe('sms');
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
    queries.replace('type:voice');
    expect(queries.quickCounts.all).toBe(3);
    expect(queries.quickCounts.suspended).toBe(1);
  });

  it('goes back to the question of the last run', async () => {
    const queries = useQueryStore();
    queries.restore({
      query: 'uuid type:voice',
      sort: { column: 'number', direction: 'descending' },
    });
    expect(queries.text).toBe('uuid type:voice');
    await queries.undo(); // what came before was another run
    expect(queries.text).toBe('uuid type:voice');
    expect(queries.sort.direction).toBe('descending');
  });
});
