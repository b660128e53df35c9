import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHONE_NUMBER_FIELDS } from '../../../shared/numbers/phone-number';
import { badRecords } from '../../../sandbox/bad-records';
import { generateNumbers } from '../../../sandbox/generate';
import { parsePhoneNumbers, phoneNumberSchema } from './phone-number-schema';
import { sampleNumber } from '../../../shared/testing/sample';

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

  const TEXTS = ['country_code', 'type', 'current_status', 'currency'] as const;
  const FLAGS = ['has_voice', 'has_sms', 'has_mms', 'has_fax', 'has_whatsapp', 'is_sandbox', 'auto_renewal', 'is_due_for_monthly_renewal'] as const; // prettier-ignore
  const DATES = ['renewal_date', 'created_at', 'updated_at'] as const;
  const NUMBERS = ['current_price', 'monthly_renewal_cost', 'days_until_monthly_renewal'] as const;

  it.each([
    ...TEXTS.map((field) => [field, ''] as const),
    ...(['formatted_number', 'international_number'] as const).map((field) => [field, '+1234567890'] as const),
    ...FLAGS.map((field) => [field, false] as const),
    ...[...DATES, ...NUMBERS].map((field) => [field, null] as const),
  ])('%s that cannot be read is %j, and counted', (field, expected) => {
    for (const sent of [{}, ['2026-11-25T10:30:00Z'], ['1'], [], NaN]) {
      if (typeof sent === 'number' && typeof sampleNumber()[field] === 'string' && expected !== null) continue; // a text
      const { number, unreadable } = parseFields({ [field]: sent });
      expect([number?.[field], unreadable]).toEqual([expected, { [field]: 1 }]);
    }
  });

  it('that is missing is nothing, and counted only where it says yes or no', () => {
    const { numbers, unreadable, setAside } = parse({ id: 'a', number: ' +1 ' }, { id: 'b', number: 2 });
    expect(numbers.map(({ number, formatted_number, international_number }) => [number, formatted_number, international_number])).toEqual([['+1', '+1', '+1'], ['2', '2', '2']]); // prettier-ignore
    for (const field of TEXTS) expect(numbers[0]?.[field]).toBe('');
    for (const field of [...DATES, ...NUMBERS]) expect(numbers[0]?.[field]).toBeNull();
    expect([unreadable, setAside]).toEqual([Object.fromEntries(FLAGS.map((field) => [field, 2])), 0]);
  });

  it.each(FLAGS)('%s is yes or no in several spellings', (field) => {
    const read = (sent: unknown) => parseFields({ [field]: sent }).number?.[field];
    expect([true, 1, '1', 'true'].map(read)).toEqual([true, true, true, true]);
    const no = [false, 0, '0', 'false'].map((sent) => parseFields({ [field]: sent }));
    expect(no.map(({ number, unreadable }) => [number?.[field], unreadable])).toEqual(Array(4).fill([false, {}]));
  });

  it('is an amount in plain decimals', () => {
    const read = (sent: unknown) => parseFields({ current_price: sent }).number?.current_price;
    expect(['12', ' 12.50 ', '-3', 0, -0, '123456789012345.5'].map(read)).toEqual([12, 12.5, -3, 0, 0, 123456789012345.5]); // prettier-ignore
    expect(Object.is(read(-0), 0)).toBe(true);
    expect(['1e3', '.5', '5.', '1234567890123456', '12 ', '1 2', '--1', Infinity].map(read)).toEqual([null, null, null, null, 12, null, null, null]); // prettier-ignore
  });

  it('is a count of days up to a century', () => {
    const read = (sent: unknown) =>
      parseFields({ days_until_monthly_renewal: sent }).number?.days_until_monthly_renewal;
    expect([36_525, -36_525, 36_526, -36_526, 36_525.5].map(read)).toEqual([36_525, -36_525, null, null, null]);
    expect(Object.is(read(-0.5), 0)).toBe(true);
  });

  it('is kept as the schema of kept records wants it', () => {
    const passes = (fields: object) => phoneNumberSchema.safeParse({ ...sampleNumber(), ...fields }).success;
    expect(passes({})).toBe(true);
    expect([{ renewal_date: '2026-02-31' }, { renewal_date: '2026-02-28T00' }, { id: ' a' }, { number: '' }, { created_at: 'soon' }].map(passes)).toEqual(Array(5).fill(false)); // prettier-ignore
  });

  it('that is new is dropped', () => {
    expect(parseFields({ carrier: 'Example' }).number).toEqual(sampleNumber());
  });
});
