import { describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../numbers/phone-number';
import { sampleNumber } from '../../testing/sample';
import { prepareColumns } from '../columns';
import { countValues } from '../facets';
import { CONTEXT } from '../number-arbitrary';
import { rowsPassing } from '../run-query';
import type { KeyName } from './keys';
import { parseQuery } from './parse';

function list(...numbers: Partial<PhoneNumber>[]) {
  const columns = prepareColumns(numbers.map((fields, row) => sampleNumber({ id: String(row), ...fields })), CONTEXT); // prettier-ignore
  const terms = (text: string) => parseQuery(text).terms.map(({ term }) => term);
  return {
    offers: (key: KeyName) => countValues(columns, [], key).map(({ value, count }) => [value, count]),
    find: (text: string) => [...rowsPassing(columns, terms(text))].join(''),
  };
}

const agents = (...named: [id: string, name: string][]) => ({
  agents: JSON.stringify(named.map(([id, name]) => ({ id, name }))),
});

describe('words that differ in case only', () => {
  it('are one value, written as it is first', () => {
    const { offers, find } = list(
      { current_status: 'Pending' },
      { current_status: 'active' },
      { current_status: 'pending' },
      { current_status: '' },
    );
    expect(offers('status')).toEqual([['Pending', 2], ['active', 1], ['none', 1]]); // prettier-ignore
    expect(find('status:PENDING|none')).toBe('1011');
  });
});

describe('agents', () => {
  it('are counted once for each number, in whatever case and with whatever accents', () => {
    const { offers, find } = list(
      agents(['a1', 'Zoë'], ['a2', 'Zoë']),
      agents(['a3', 'zoe'], ['a4', 'Bo']),
      agents(['a5', '']),
      {},
    );
    expect(offers('agent')).toEqual([['Bo', 1], ['Zoë', 2], ['none', 1]]); // prettier-ignore
    expect([find('agent:zoe'), find('agent:A4'), find('agent:none'), find('agent:zoe,bo')]).toEqual(
      ['1100', '0100', '0001', '0100'], //
    );
  });

  it('are not offered where no number has one', () => {
    expect(list({}, {}).offers('agent')).toEqual([]);
  });
});
