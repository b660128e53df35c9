import { describe, expect, it } from 'vitest';
import { isAhead, outlookOf } from './outlook';

describe('the outlook of a renewal', () => {
  it.each([
    ['lapses', -1, 'lapsed'],
    ['lapses', 0, 'lapses'],
    ['lapses', 30, 'lapses'],
    ['renews', -1, 'wasDue'],
    ['renews', 0, 'renews'],
  ] as const)('of one that %s, with %i days left, is %s', (kind, daysLeft, outlook) => {
    expect(outlookOf({ kind, daysLeft })).toBe(outlook);
  });

  it('is counted from today to 30 days ahead', () => {
    expect([-1, 0, 30, 31].map(isAhead)).toEqual([false, true, true, false]);
  });
});
