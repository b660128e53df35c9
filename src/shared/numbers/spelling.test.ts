import { expect, it } from 'vitest';
import { isRounded, readSpelling } from './spelling';

it.each([
  ['+1 415-555-0132', '14155550132', true],
  ['tel:+14155550132', '14155550132', true],
  ['Tel.: +1 (415) 555-0132', '14155550132', true],
  ['tel:+1-415-555-0132;ext=5', '14155550132', true],
  ['sip:+14155550132@example.com;user=phone', '14155550132', true],
  ['whatsapp:+14155550132', '14155550132', true],
  ['whatsapp://send?phone=%2B14155550132', '14155550132', true],
  ['https://wa.me/14155550132', '14155550132', false],
  ['callto:+14155550132', '14155550132', true],
  ['+14155550132,', '14155550132', true],
  ['+1 415-555-0132 ext. 5', '14155550132', true],
  ['+14155550132 Ext 5', '14155550132', true],
  ['14155550132x5', '14155550132', false],
  ['4155550132,,123#', '4155550132', false],
  ['(415) 555-0132 #12', '4155550132', false],
  ['030 123456 Durchwahl 12', '030123456', false],
  ['4930123456.0', '4930123456', false],
  ['4930123456,00', '4930123456', false],
  ['="+4930123456"', '4930123456', true],
  ['(+49) 30 123456', '4930123456', true],
  ['+49 (0)30 123456', '4930123456', true],
  ['0049 (0)30 123456', '004930123456', false],
  ['(0)30 123456', '030123456', false],
  ['\u202a+49 30 123456\u202c', '4930123456', true],
  ['<+4930123456>,', '4930123456', true],
  ['49+30123456', '4930123456', false],
  ['30 (0) 00123', '30000123', false],
  ['12345 x 6', '12345', false],
  [`+${'1'.repeat(199)}`, '1'.repeat(199), true],
])('reads %j', (text, digits, isInternational) => {
  expect(readSpelling(text)).toEqual({ digits, isInternational });
});

it.each([
  '',
  'n/a',
  'unknown',
  'Total',
  'ACME',
  '3COM',
  '-',
  '+',
  '1-800-FLOWERS',
  '4.91702E+11',
  'ext. 5',
  '12 x 5',
  '123 x 45',
  '1'.repeat(201),
  '49 app 3',
])('takes %j for no phone number', (text) => {
  expect(readSpelling(text)).toBeNull();
});

it('does not read two numbers in one text as one with an extension', () => {
  expect(readSpelling('4155550132,4155550133')).toBeNull();
});

it.each([
  ['4.91702E+11', true],
  ['1,12346E+10', true],
  ['4930123456', false],
  ['4E11', true],
  [' 4e+11 ', true],
  ['44E+11', false],
  ['x4E+11', false],
  ['4E+11x', false],
  ['E10', false],
])('sees whether %j is rounded', (text, expected) => {
  expect(isRounded(text)).toBe(expected);
});
