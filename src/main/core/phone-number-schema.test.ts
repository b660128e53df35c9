import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHONE_NUMBER_FIELDS } from '../../shared/phone-number';
import { badRecords } from '../../sandbox/bad-records';
import { generateNumbers } from '../../sandbox/generate';
import { parsePhoneNumbers, phoneNumberSchema } from './phone-number-schema';
import { sampleNumber } from '../../shared/testing/sample';

const parse = (...data: unknown[]) => parsePhoneNumbers({ success: true, data });
const parseFields = (fields: Record<string, unknown>) => {
  const { numbers, unreadable } = parse({ ...sampleNumber(), ...fields });
  return { number: numbers[0], unreadable };
};

describe('an answer of the API', () => {
  it('is read as it is where it is as documented', () => {
    const numbers = generateNumbers({ count: 500, seed: 2, today: 20_600 });
    expect(parse(...numbers)).toEqual({ numbers, setAside: 0, unreadable: {}, records: 500, facts: null });
  });

  it.each([
    [{ success: false, message: 'no' }, /did not succeed/],
    [{ success: true }, /no list/],
    [{ success: true, data: {} }, /no list/],
    [{ data: [] }, /no list/],
    [[], /no list/],
    [null, /no list/],
    ['text', /no list/],
  ])('%j is refused', (body, message) => {
    expect(() => parsePhoneNumbers(body)).toThrow(expect.objectContaining({ code: 'unexpected_response' }));
    expect(() => parsePhoneNumbers(body)).toThrow(message);
  });

  it('keeps what can be kept of bad records and counts the rest', () => {
    const bad = badRecords(sampleNumber());
    const { numbers, setAside } = parse(...bad.map(({ record }) => record));
    expect(numbers).toHaveLength(bad.filter(({ keeps }) => keeps).length);
    expect(setAside).toBe(bad.filter(({ keeps }) => !keeps).length);
    for (const { why, record, keeps } of bad) expect([why, parse(record).numbers.length]).toEqual([why, keeps ? 1 : 0]);
  });

  it('holds an id once: the later record, where the earlier stood', () => {
    const [first, second] = [sampleNumber({ id: 'a', type: 'fax' }), sampleNumber({ id: 'b' })];
    const { numbers, setAside } = parse(first, second, sampleNumber({ id: 'a', type: 'sms' }));
    expect(numbers.map(({ id, type }) => [id, type])).toEqual([
      ['a', 'sms'],
      ['b', 'voice'],
    ]);
    expect(setAside).toBe(1);
  });

  it('gives records that pass the schema of kept ones, whatever came', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.constantFrom('1', 'true', '2026-02-31', '2026-02-28', '1.15', '-0.5'));
    const record = fc.record(Object.fromEntries(PHONE_NUMBER_FIELDS.map((name) => [name, anything])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(record, fc.jsonValue())), (data) => {
        const { numbers, setAside } = parse(...data);
        expect(numbers.length + setAside).toBe(data.length);
        for (const number of numbers) expect(phoneNumberSchema.parse(number)).toEqual(number);
      }),
    );
  });
});

describe('a field', () => {
  it.each([
    ['id', 4711, '4711'],
    ['id', ' a ', 'a'],
    ['current_price', '1.15', 1.15],
    ['current_price', 1.15, 1.15],
    ['current_price', null, null],
    ['current_price', '', null],
    ['has_voice', 0, false],
    ['has_sms', '1', true],
    ['has_sms', 'false', false],
    ['type', 'rcs', 'rcs'],
    ['current_status', 'porting', 'porting'],
    ['renewal_date', '2026-11-25T23:59:59-08:00', '2026-11-25'],
    ['renewal_date', null, null],
    ['days_until_monthly_renewal', '3', 3],
    ['days_until_monthly_renewal', 2.4, 3],
    ['days_until_monthly_renewal', -0.5, 0],
    ['created_at', '2026-01-02 03:04:05', '2026-01-02 03:04:05'],
    ['formatted_number', null, '+1234567890'],
  ] as const)('%s is read from %j', (field, sent, expected) => {
    const { number, unreadable } = parseFields({ [field]: sent });
    expect(number?.[field]).toBe(expected);
    expect(unreadable).toEqual({});
  });

  it.each([
    ['current_price', 'free', null],
    ['current_price', '1,15', null],
    ['has_voice', 'yes', false],
    ['auto_renewal', null, false],
    ['renewal_date', '2026-02-31', null],
    ['renewal_date', 'soon', null],
    ['updated_at', 1_700_000_000, null],
    ['currency', ['USD'], ''],
  ] as const)('%s is counted as unreadable from %j', (field, sent, expected) => {
    const { number, unreadable } = parseFields({ [field]: sent });
    expect(number?.[field]).toBe(expected);
    expect(unreadable).toEqual({ [field]: 1 });
  });

  it('that is new is dropped', () => {
    expect(parseFields({ carrier: 'Example' }).number).toEqual(sampleNumber());
  });
});
