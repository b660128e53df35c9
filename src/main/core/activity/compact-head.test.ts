import { describe, expect, it } from 'vitest';
import type { SyncHead } from '../storage/formats/activity-format';
import { createHeadCompactor } from './compact-head';

const sync = (at: number, price: number, fields: Partial<SyncHead> = {}): SyncHead => ({
  type: 'sync',
  from: at - 1,
  at,
  before: 3,
  after: 4,
  counts: { kinds: { price }, became: { active: 1 } },
  entries: 5,
  news: 6,
  omitted: 7,
  gone: [],
  back: [],
  ...fields,
});

describe('a head that is kept', () => {
  it('says the same as it did', () => {
    const compact = createHeadCompactor();
    const heads = [
      sync(1, 2),
      sync(2, 3, { gone: ['a'], back: ['b', 'c'] }),
      sync(3, 2, { counts: { kinds: { price: 2 }, became: {} } }),
      { type: 'start' as const, at: 4, reason: 'first', count: 1, before: null },
      { type: 'read' as const, through: 3 },
    ];
    expect(heads.map(compact)).toEqual(heads);
  });

  it('has only what this version knows, and shares what it has in common with others', () => {
    const compact = createHeadCompactor();
    const [one, two] = [{ ...sync(1, 2), later: 'x' }, sync(2, 2)].map((head) => compact(head) as SyncHead);
    expect(one).toEqual(sync(1, 2));
    expect(two?.counts).toBe(one?.counts);
    expect(two?.gone).toBe(one?.back);
  });

  it('does not remember counts without end', () => {
    const compact = createHeadCompactor();
    const countsOf = (price: number) => (compact(sync(1, price)) as SyncHead).counts;
    const first = countsOf(0);
    for (let price = 1; price < 1_000; price++) countsOf(price);
    expect(countsOf(0)).toBe(first);
    countsOf(1_000);
    expect(countsOf(0)).not.toBe(first);
    expect(countsOf(0)).toEqual(first);
  });
});
