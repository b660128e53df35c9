import type { PhoneNumber } from '../shared/numbers/phone-number';

/** Records as servers really send them, made from a good one; `keeps` is whether the list can hold it at all. */
export function badRecords(good: PhoneNumber): { why: string; record: unknown; keeps: boolean }[] {
  const again = (id: string, fields: Record<string, unknown>) => ({ ...good, id, ...fields });
  return [
    { why: 'no id', record: { ...good, id: undefined }, keeps: false },
    { why: 'no number', record: { ...good, number: undefined }, keeps: false },
    { why: 'an empty id', record: again('', {}), keeps: false },
    { why: 'not an object', record: 'phone', keeps: false },
    { why: 'null', record: null, keeps: false },
    { why: 'an id that is a number', record: { ...good, id: 4711 }, keeps: true },
    {
      why: 'nulls',
      record: again('nulls', { renewal_date: null, current_price: null, updated_at: null }),
      keeps: true,
    },
    {
      why: 'decimals as text',
      record: again('texts', { current_price: '1.15', monthly_renewal_cost: '1.15', days_until_monthly_renewal: '3' }),
      keeps: true,
    },
    { why: 'booleans as 0 and 1', record: again('bits', { has_voice: 1, has_sms: 0, auto_renewal: '1' }), keeps: true },
    { why: 'new words', record: again('words', { type: 'rcs', current_status: 'porting' }), keeps: true },
    { why: 'more fields', record: again('more', { carrier: 'Example', tags: ['a'] }), keeps: true },
    { why: 'a day that does not exist', record: again('day', { renewal_date: '2026-02-31' }), keeps: true },
  ];
}
