import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { sampleNumber } from '../../../../shared/testing/sample';
import type { ListChanges } from './alert-definition';
import { missed } from './missed';

const at = (day: string) => new Date(`${day}T12:00`).getTime();
const gap = { from: at('2026-11-03'), to: at('2026-11-09') };
const find = (changes: Partial<ListChanges>) =>
  missed.find!({ size: { before: 9, after: 9 }, gap, gone: [], changed: [], ...changes });
const change = (before: Partial<PhoneNumber>, after: Partial<PhoneNumber>) => ({
  before: sampleNumber(before),
  after: sampleNumber({ ...before, ...after }),
});
const gone = (renewal_date: string, auto_renewal = false) => sampleNumber({ renewal_date, auto_renewal });

describe('what happened in days that were not watched', () => {
  it('is counted once for each number: what lapsed, renewed, and changed otherwise', () => {
    const [alert, ...others] = find({
      gone: [gone('2026-11-05'), gone('2026-11-09'), gone('2026-12-24'), gone('2026-11-05', true)],
      changed: [
        change({ renewal_date: '2026-11-05' }, { renewal_date: '2026-12-05' }),
        change({ renewal_date: '2026-11-06' }, { renewal_date: '2026-12-06', monthly_renewal_cost: 9 }),
        change({ current_status: 'active' }, { current_status: 'suspended' }),
        change({}, { updated_at: '2026-11-08T00:00:00Z' }),
      ],
    });
    expect(others).toEqual([]);
    expect(alert).toEqual({
      number: null,
      facts: { first: dayFromIso('2026-11-03'), last: dayFromIso('2026-11-09'), lapsed: 2, renewed: 2, others: 3 },
    });
    expect(find({ gone: [gone('2026-11-05')] })[0]?.facts).toMatchObject({ lapsed: 1, renewed: 0, others: 0 });
  });

  it('is nothing where nothing happened, or where the app was watching', () => {
    expect(find({})).toEqual([]);
    expect(find({ changed: [change({}, { updated_at: '2026-11-08T00:00:00Z' })] })).toEqual([]);
    expect(find({ gap: null, gone: [gone('2026-11-05')] })).toEqual([]);
  });
});
