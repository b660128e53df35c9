import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHONE_NUMBER_FIELDS } from '../../../shared/numbers/phone-number';
import { badRecords } from '../../../sandbox/bad-records';
import { generateNumbers } from '../../../sandbox/generate';
import { agentNames, agentsOf, alsoSent, asSent, talkoverEnvironmentName } from '../../../shared/numbers/extras';
import { isIncomplete, unreadableOf } from '../../../shared/numbers/incomplete';
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
    expect(parse(...numbers)).toEqual({
      numbers,
      setAside: 0,
      unreadable: {},
      records: 500,
      facts: null,
      isRounded: false,
    });
  });

  it.each([
    [{ success: false, message: 'no' }, /did not succeed/],
    [{ success: true }, /isn’t a list/],
    [{ success: true, data: {} }, /isn’t a list/],
    [{ data: [] }, /isn’t a list/],
    [[], /isn’t a list/],
    [null, /isn’t a list/],
    ['text', /isn’t a list/],
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
    const record = fc.record(
      Object.fromEntries([...PHONE_NUMBER_FIELDS, 'agents', 'environment', 'other'].map((name) => [name, anything])),
      {
        requiredKeys: [],
      },
    );
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
    ['current_price', '1,150', null],
    ['has_voice', 'maybe', false],
    ['auto_renewal', 'soon', false],
    ['current_status', ['active'], ''],
    ['renewal_date', '2026-02-31', null],
    ['renewal_date', '04/05/2027', null],
    ['renewal_date', 'soon', null],
    ['updated_at', 17, null],
    ['currency', ['USD'], ''],
  ] as const)('%s is counted as unreadable from %j', (field, sent, expected) => {
    const { number, unreadable } = parseFields({ [field]: sent });
    expect(number?.[field]).toBe(expected);
    expect(unreadable).toEqual({ [field]: 1 });
    const shown = typeof sent === 'string' ? sent : JSON.stringify(sent);
    expect(unreadableOf(number!)).toEqual({ [field]: shown });
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

  it('that is missing is nothing, and no fault', () => {
    const { numbers, unreadable, setAside } = parse({ id: 'a', number: ' +1 ' }, { id: 'b', number: 2 });
    expect(numbers.map(({ number, formatted_number, international_number }) => [number, formatted_number, international_number])).toEqual([['+1', '+1', '+1'], ['2', '2', '2']]); // prettier-ignore
    for (const field of TEXTS) expect(numbers[0]?.[field]).toBe('');
    for (const field of [...DATES, ...NUMBERS]) expect(numbers[0]?.[field]).toBeNull();
    for (const field of FLAGS) expect(numbers[0]?.[field]).toBe(false);
    expect([unreadable, setAside, numbers.map(isIncomplete)]).toEqual([{}, 0, [false, false]]);
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

  it('that is not documented is kept, within bounds', () => {
    const { number } = parseFields({ carrier: 'Example', tags: ['a\u202eb'], note: 'x'.repeat(5_000_000), __proto__: null }); // prettier-ignore
    expect(alsoSent(number!)).toEqual({ carrier: 'Example', tags: ['ab'], note: `${'x'.repeat(199)}…` });
    const endless = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, 'y'.repeat(100)]));
    expect(parseFields(endless).number?.also_sent?.length).toBeLessThan(6_000);
    let deep: unknown = 'end';
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(parseFields({ deep }).number?.also_sent).toContain('…');
  });

  it('of the agents is a list, or an object where PHP made one of it', () => {
    const agents = [{ id: 7, name: 'Reception' }, { id: 'b', name: null, voice: 'warm' }, 'Night'];
    const names = ['Reception', 'b', 'Night'];
    expect(agentNames(parseFields({ agents }).number!)).toEqual(names);
    expect(agentNames(parseFields({ agents: { 0: agents[0], 2: agents[1], 5: agents[2] } }).number!)).toEqual(names);
    expect(agentsOf(parseFields({ agents }).number!)[1]).toEqual({ id: 'b', name: 'b', voice: 'warm' });
    expect(parseFields({ agents: null }).number).toEqual(sampleNumber());
    expect(parseFields({ agents: [] }).number?.agents).toBe('[]');
    expect(parseFields({ agents: 'Reception' }).unreadable).toEqual({ agents: 1 });
  });

  it('of the environment is kept, and has a name', () => {
    const { number } = parseFields({ environment: { id: 'e1', name: 'Live' } });
    expect(talkoverEnvironmentName(number!)).toBe('Live');
    expect(asSent(number!)).toMatchObject({ id: number!.id, environment: { id: 'e1', name: 'Live' } });
    expect(parseFields({ environment: null }).number).toEqual(sampleNumber());
  });

  it('of 5 MB is short, and an id of that size is still its own', () => {
    const huge = 'x'.repeat(5_000_000);
    const { number } = parseFields({ formatted_number: huge, type: huge, created_at: `2026-01-01T00:00${huge}` });
    expect(JSON.stringify(number).length).toBeLessThan(2_000);
    const { numbers } = parse({ ...sampleNumber(), id: `${huge}1` }, { ...sampleNumber(), id: `${huge}2` });
    expect([numbers.length, Math.max(...numbers.map(({ id }) => id.length)) < 100]).toEqual([2, true]);
  });

  it('reorders and controls nothing', () => {
    const { number } = parseFields({ formatted_number: '(123)\u202e 456\u0007', current_status: 'act\u200bive\n' });
    expect([number?.formatted_number, number?.current_status]).toEqual(['(123) 456', 'active']);
  });

  it('of a fixed vocabulary is the same in any case and with any blanks', () => {
    const { number } = parseFields({
      current_status: ' Suspended ',
      type: 'SMS',
      currency: ' usd',
      country_code: 'us ',
    });
    expect(number).toMatchObject({ current_status: 'suspended', type: 'sms', currency: 'USD', country_code: 'US' });
    expect(parseFields({ current_status: 'Past  Due' }).number?.current_status).toBe('past due');
  });

  it('whose numbers were rounded is reported', () => {
    const rounded = (fields: object) => parse({ ...sampleNumber(), ...fields }).isRounded;
    expect([{ id: 2 ** 53 }, { agents: [{ id: 2 ** 60 }] }, { other: [2 ** 53] }, { id: 12 }].map(rounded)).toEqual([true, true, true, false]); // prettier-ignore
  });
});
