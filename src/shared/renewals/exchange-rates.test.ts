import { describe, expect, it } from 'vitest';
import {
  exchangeRatesPatchSchema,
  exchangeRatesSchema,
  patchExchangeRates,
  readRate,
  type ExchangeRates,
  type ExchangeRatesPatch,
} from './exchange-rates';

describe('a typed rate', () => {
  it.each([
    ['1.08', 1.08],
    ['1,08', 1.08],
    [' 1,0842 ', 1.0842],
    ['.5', undefined],
    ['2', 2],
    ['2.', 2],
    ['16 250', 16_250],
    ['16’250.5', 16_250.5],
    ['16,250.5', 16_250.5],
    ['16.250,5', 16_250.5],
    ['1,234,567.8', 1_234_567.8],
    ['1.234,567', 1234.567],
    ['1016,250', 1016.25],
    ['0.00006', 0.00006],
    ['0,062', 0.062],
    ['0', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['1.5e3', undefined],
    ['+1', undefined],
    ['1.2.3', undefined],
    ['1,2,3', undefined],
    ['12,34.5', undefined],
    ['1234,567.8', undefined],
    ['1,2345.6', undefined],
    ['1.234,567.8', undefined],
    ['', undefined],
    ['$1.08', undefined],
    ['0.000000001', 1e-9],
    ['0.0000000009', undefined],
    ['1000000000', 1e9],
    ['1000000001', undefined],
  ])('%j is %s, whatever the locale', (text, rate) => {
    for (const hasDecimalComma of [false, true]) {
      expect(readRate(text, hasDecimalComma)).toEqual(rate === undefined ? { problem: 'notRate' } : { rate });
    }
  });

  it.each([
    ['1,234', false, { problem: 'ambiguous' }],
    ['16,250', false, { problem: 'ambiguous' }],
    ['1,234', true, { rate: 1.234 }],
    ['1.234', true, { problem: 'ambiguous' }],
    ['1.234', false, { rate: 1.234 }],
    ['1,234,567', false, { problem: 'ambiguous' }],
    ['1,234,567', true, { problem: 'notRate' }],
  ])('%j, with a decimal comma: %s, is %j', (text, hasDecimalComma, read) => {
    expect(readRate(text, hasDecimalComma)).toEqual(read);
  });
});

describe('exchange rates', () => {
  const none: ExchangeRates = { base: null, rates: {} };

  it('are changed by what a change names, and kept by base', () => {
    const changes: ExchangeRatesPatch[] = [
      { base: 'USD' },
      { set: { base: 'USD', currency: 'EUR', rate: 1.08, setOn: '2026-11-12' } },
      { set: { base: 'USD', currency: 'GBP', rate: 1.3, setOn: '2026-11-12' } },
      { base: 'CHF' },
      { set: { base: 'CHF', currency: 'EUR', rate: 0.95, setOn: '2026-11-13' } },
      { remove: { base: 'USD', currency: 'GBP' } },
      { remove: { base: 'USD', currency: 'SEK' } },
      { set: { base: 'CHF', currency: 'EUR', rate: 0.96, setOn: '2026-11-14' } },
    ];
    expect(changes.reduce(patchExchangeRates, none)).toEqual({
      base: 'CHF',
      rates: {
        USD: { EUR: { rate: 1.08, setOn: '2026-11-12' } },
        CHF: { EUR: { rate: 0.96, setOn: '2026-11-14' } },
      },
    });
    expect(patchExchangeRates({ ...none, base: 'USD' }, { base: null }).base).toBeNull();
  });

  it.each([
    { base: 'usd' },
    { base: 'credits' },
    { set: { base: 'USD', currency: 'EUR', rate: 0, setOn: '2026-11-12' } },
    { set: { base: 'USD', currency: 'EUR', rate: Infinity, setOn: '2026-11-12' } },
    { set: { base: 'USD', currency: 'EUR', rate: 1, setOn: 'today' } },
    { set: { base: 'USD', currency: '__proto__', rate: 1, setOn: '2026-11-12' } },
    { rates: {} },
  ])('refuse the change %j', (patch) => {
    expect(exchangeRatesPatchSchema.safeParse(patch).success).toBe(false);
  });

  it('are none at first', () => {
    expect(exchangeRatesSchema.parse({})).toEqual(none);
  });
});
