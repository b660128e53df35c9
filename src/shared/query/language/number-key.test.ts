import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../../testing/sample';
import { prepareColumns } from '../columns';
import { CONTEXT } from '../number-arbitrary';
import { rowsPassing } from '../run-query';
import { parseQuery } from './parse';

const numbers = [
  ['+4930123456', '030 123456', '+49 30 123456'],
  ['+39030123456', '030 123456', '+39 030 123456'],
  ['+14155550132', '(415) 555-0132', '+1 415-555-0132'],
  ['+493012345', '030 12345', '+49 30 12345'],
  ['ACME', '', ''],
].map(([number, formatted_number, international_number], at) =>
  sampleNumber({ id: String(at), number: number!, formatted_number: formatted_number!, international_number: international_number! }),
); // prettier-ignore
const columns = prepareColumns(numbers, CONTEXT);

it('a number that is in two environments, or twice in one, is found everywhere', () => {
  const twice = prepareColumns(['0', '1', '2'].map((id) => sampleNumber({ id, number: id === '1' ? '+15550' : '+4930123456' })), CONTEXT); // prettier-ignore
  const asked = parseQuery('number:+4930123456').terms.map(({ term }) => term);
  expect([...rowsPassing(twice, asked)].join('')).toBe('101');
});

describe('number:', () => {
  it.each([
    ['+4930123456', '1'],
    ['"+49 (0)30 123456"', '1'],
    ['004930123456', '1'],
    ['01114155550132', '0010'],
    // as it is dialed in the country, of which there may be several, and as a spreadsheet leaves it without its zero
    ['030123456', '11'],
    ['30123456', '11'],
    ['4155550132', '001'],
    ['"(415) 555-0132"', '001'],
    // E.164 without its plus
    ['14155550132', '001'],
    // whole numbers only
    ['+493012345', '0001'],
    ['+49301234', ''],
    ['012345', ''],
    // nothing is dialed before a plus
    ['+030123456', ''],
    ['+01114155550132', ''],
    ['0012345', ''],
    ['acme', '00001'],
    ['acm', ''],
    ['" acme "', '00001'],
  ])('%s finds %s', (value, rows) => {
    const { terms, problems } = parseQuery(`number:${value}`);
    expect(problems).toEqual([]);
    const found = [...rowsPassing(columns, terms.map(({ term }) => term))].join(''); // prettier-ignore
    expect(found).toBe(rows.padEnd(numbers.length, '0'));
  });
});
