import { describe, expect, it } from 'vitest';
import { hasUnknownDay, isIncomplete, unreadableOf } from './incomplete';

const number = (renewal_date: string | null, ...fields: string[]) => ({
  renewal_date,
  unreadable: JSON.stringify(Object.fromEntries(fields.map((field) => [field, 'odd']))),
});

describe('a number with a value that could not be read', () => {
  it.each([
    [null, 'renewal_date', true, true],
    [null, 'days_until_monthly_renewal', true, true],
    [null, 'is_due_for_monthly_renewal', true, true],
    // the date says it all
    ['2026-12-01', 'days_until_monthly_renewal', false, false],
    ['2026-12-01', 'is_due_for_monthly_renewal', false, false],
    [null, 'auto_renewal', true, false],
    [null, 'current_status', true, false],
    ['2026-12-01', 'monthly_renewal_cost', true, false],
    [null, 'has_fax', false, false],
    [null, 'created_at', false, false],
  ])('with the date %j and %s: incomplete is %s, of an unknown day %s', (date, field, incomplete, unknown) => {
    expect([isIncomplete(number(date, field)), hasUnknownDay(number(date, field))]).toEqual([incomplete, unknown]);
    expect([isIncomplete(number(date, 'has_sms', field)), hasUnknownDay(number(date, 'has_sms', field))]).toEqual(
      [incomplete, unknown], //
    );
  });

  it('says what was sent', () => {
    expect(unreadableOf(number(null, 'has_fax'))).toEqual({ has_fax: 'odd' });
  });
});

it.each([undefined, '', '{', 'null', '7', '"text"'])('a number with %j instead is complete', (unreadable) => {
  const bare = { renewal_date: null, ...(unreadable !== undefined && { unreadable }) };
  expect([isIncomplete(bare), hasUnknownDay(bare), unreadableOf(bare)]).toEqual([false, false, {}]);
});
