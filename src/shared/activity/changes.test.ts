import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../calendar/calendar-day';
import { PHONE_NUMBER_FIELDS } from '../numbers/phone-number';
import { numberArbitrary, TODAY } from '../query/number-arbitrary';
import { sampleNumber } from '../testing/sample';
import { handledNow } from '../reminders/handled';
import { isNews, reportedChange, reportedChangeOfHandled } from './changes';

const today = dayFromIso('2026-11-26')!;
const reported = (before: Parameters<typeof sampleNumber>[0], after: Parameters<typeof sampleNumber>[0]) =>
  reportedChange(sampleNumber(before), sampleNumber(after), today);

describe('what is reported of a change', () => {
  it.each([
    ['status', { current_status: 'suspended' }],
    ['auto', { auto_renewal: false }],
    ['type', { type: 'sms' }],
    ['capabilities', { has_fax: true, has_sms: false }],
    ['price', { current_price: 2 }],
    ['cost', { monthly_renewal_cost: null }],
    ['sandbox', { is_sandbox: true }],
  ])('%s, with what was before', (kind, after) => {
    const change = reported({}, after);
    expect(change?.kinds).toEqual([kind]);
    const fields = Object.keys(after) as (keyof typeof after)[];
    expect(change?.before).toEqual(Object.fromEntries(fields.map((field) => [field, sampleNumber()[field]])));
  });

  it('another currency is another price, where one is known', () => {
    expect(reported({}, { currency: 'EUR' })?.kinds).toEqual(['price', 'cost']);
    expect(reported({ current_price: null, monthly_renewal_cost: null }, { currency: 'EUR', current_price: null, monthly_renewal_cost: null })).toBeNull(); // prettier-ignore
  });

  it('a price or cost that is known from now on, and another currency of the one that is known', () => {
    const unpriced = { current_price: null, monthly_renewal_cost: null };
    expect(reported(unpriced, { ...unpriced, current_price: 2 })?.kinds).toEqual(['price']);
    expect(reported(unpriced, { ...unpriced, monthly_renewal_cost: 2 })?.kinds).toEqual(['cost']);
    expect(reported(unpriced, { ...unpriced, current_status: 'suspended' })?.kinds).toEqual(['status']);
    for (const [field, kind] of [['current_price', 'price'], ['monthly_renewal_cost', 'cost']] as const) {
      const known = { ...unpriced, [field]: 2 };
      expect(reported(known, { ...known, currency: 'EUR' })?.kinds).toEqual([kind]);
    }
  }); // prettier-ignore

  it('agents and the environment, where both times some were sent', () => {
    const agents = (...names: string[]) => JSON.stringify(names.map((name) => ({ id: name, name })));
    expect(reported({ agents: agents('a') }, { agents: agents('b') })?.kinds).toEqual(['agents']);
    expect(reported({ agents: agents('a', 'b') }, { agents: agents('b', 'a') })).toBeNull();
    expect(reported({ agents: agents('ab', 'c') }, { agents: agents('a', 'bc') })?.kinds).toEqual(['agents']);
    expect(reported({ talkover_environment: '{"name":"Live","id":1}' }, { talkover_environment: '{"name":"Live","id":2}' })).toBeNull(); // prettier-ignore
    expect(reported({}, { agents: agents('a') })).toBeNull();
    expect(reported({ agents: agents('a') }, {})).toBeNull();
    expect(reported({ talkover_environment: '{"name":"Live"}' }, { talkover_environment: '{"name":"Test"}' })?.kinds).toEqual(['environment']); // prettier-ignore
    expect(reported({}, { talkover_environment: '{"name":"Test"}' })).toBeNull();
  });

  it('nothing of a word that is only spelled in another way, as 0.1.0 stored it', () => {
    const stored = { current_status: 'Suspended ', type: 'SMS', currency: ' usd' };
    expect(reported(stored, { current_status: 'suspended', type: 'sms', currency: 'USD' })).toBeNull();
  });

  it.each([
    ['2026-11-26', '2026-12-26', 'renewed'],
    ['2026-11-20', '2027-11-20', 'renewed'],
    ['2026-11-29', '2026-12-29', 'renewed'], // charged some days early
    ['2026-11-30', '2026-12-30', 'renewal'], // put off before it came
    ['2026-11-26', '2026-12-03', 'renewal'], // its day was corrected
    ['2026-12-26', '2026-11-26', 'renewal'],
    ['2026-11-26', null, 'renewal'],
    [null, '2026-12-26', 'renewal'],
    ['2026-11-26', 'soon', 'renewal'],
  ])('a renewal that goes from %s to %s: %s', (before, after, kind) => {
    expect(reported({ renewal_date: before }, { renewal_date: after })?.kinds).toEqual([kind]);
  });

  it('nothing of what the API recounts each day, or writes for itself', () => {
    expect(reported({}, { days_until_monthly_renewal: 14, is_due_for_monthly_renewal: true, updated_at: '2026-11-26T10:00:00Z', created_at: null, formatted_number: '1' })).toBeNull(); // prettier-ignore
  });

  it.each([
    ['auto-renewal is on', { auto_renewal: true }, ['auto', 'confirmed'], 'renews'],
    ['its date moved on', { renewal_date: '2026-12-28' }, ['renewed', 'confirmed'], 'moved'],
    ['its date moved nearer', { renewal_date: '2026-11-27' }, ['reopened', 'renewal'], 'nearer'],
    ['it is suspended', { current_status: 'suspended' }, ['reopened', 'status'], 'status'],
    ['only what the API recounts each day says so', { renewal_date: null, days_until_monthly_renewal: 40 }, ['renewal', 'confirmed'], 'moved'],
  ] as const)('what becomes of a handled renewal when %s', (_, fields, kinds, outcome) => {
    const before = sampleNumber({ auto_renewal: false, renewal_date: '2026-11-28' });
    const handled = handledNow(before, dayFromIso('2026-11-28')!, 77);
    const change = reportedChangeOfHandled(before, { ...before, ...fields }, today, handled);
    expect([...change!.kinds].sort()).toEqual([...kinds].sort());
    expect(change!.before.handled).toEqual({ at: 77, outcome });
    expect(isNews(change!.kinds)).toBe(true);
    expect(reportedChangeOfHandled(before, { ...before, ...fields }, today, undefined)?.before.handled).toBeUndefined();
  }); // prettier-ignore

  it('nothing of a handled renewal while it stays as it is', () => {
    const number = sampleNumber({ auto_renewal: false, renewal_date: '2026-11-28' });
    const handled = handledNow(number, dayFromIso('2026-11-28')!, 77);
    expect(reportedChangeOfHandled(number, { ...number, updated_at: null }, today, handled)).toBeNull();
    expect(reportedChangeOfHandled(number, { ...number, type: 'sms' }, today, handled)?.kinds).toEqual(['type']);
  });

  it('what becomes of a handled renewal although no field changed since', () => {
    const number = sampleNumber({ auto_renewal: false, renewal_date: '2026-11-28' });
    const handled = handledNow(number, dayFromIso('2026-10-28')!, 77);
    expect(reportedChangeOfHandled(number, { ...number, updated_at: null }, today, handled)).toEqual({
      kinds: ['confirmed'],
      before: { handled: { at: 77, outcome: 'moved' } },
    });
  });

  it('nothing of a handled renewal while no renewal date is sent', () => {
    const number = sampleNumber({ renewal_date: null, days_until_monthly_renewal: null });
    const handled = handledNow(number, dayFromIso('2026-11-28')!, 77);
    expect(reportedChangeOfHandled(number, { ...number, type: 'sms' }, today, handled)).toEqual({
      kinds: ['type'],
      before: { type: number.type },
    });
  });

  it('that a number renewed as expected is no news, unless something else changed too', () => {
    const renewed = { renewal_date: '2026-12-26' };
    expect(isNews(reported({ renewal_date: '2026-11-26' }, renewed)!.kinds)).toBe(false);
    expect(isNews(reported({ renewal_date: '2026-11-26' }, { ...renewed, current_price: 2 })!.kinds)).toBe(true);
  });

  it('leads back: the later number with what was before is the earlier one, as far as it is reported', () => {
    fc.assert(
      fc.property(numberArbitrary, numberArbitrary, (before, after) => {
        const change = reportedChange(before, after, TODAY);
        const untold = PHONE_NUMBER_FIELDS.filter((field) => !Object.hasOwn(change?.before ?? {}, field));
        const restored = { ...after, ...change?.before };
        for (const field of Object.keys(change?.before ?? {}) as (keyof typeof before)[]) {
          expect(Object.is(restored[field], before[field])).toBe(true);
          expect(Object.is(after[field], before[field])).toBe(false);
        }
        for (const field of untold) expect(Object.is(restored[field], after[field])).toBe(true);
        if (change) expect(change.kinds.length).toBeGreaterThan(0);
      }),
    );
  });
});
