import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { speak } from '../i18n/translate';
import { DAY_MINUTES, readTime, writeTime } from './time-of-day';

/** Dates and times go with the locale; the words of the messages don't matter here. */
const speakIn = (locale: string) => speak('en', locale, en);
afterEach(() => speakIn('en'));

const LOCALES = [
  'en-US',
  'en-GB',
  'en-IN',
  'pt-BR',
  'pt-PT',
  'es',
  'es-MX',
  'es-CO',
  'de',
  'de-AT',
  'fr',
  'fr-CA',
  'ar-EG',
];

describe('a time of the day', () => {
  it('is written as the language that is spoken writes it', () => {
    speakIn('en-US');
    expect(writeTime(545)).toMatch(/^9:05\sAM$/u);
    expect(writeTime(0)).toMatch(/^12:00\sAM$/u);
    speakIn('de');
    expect(writeTime(545)).toBe('09:05');
    expect(writeTime(1439)).toBe('23:59');
  });

  it.each(LOCALES)('is read as it is written in %s', (locale) => {
    speakIn(locale);
    fc.assert(fc.property(fc.integer({ min: 0, max: DAY_MINUTES - 1 }), (minutes) => {
      expect(readTime(writeTime(minutes))).toBe(minutes);
    })); // prettier-ignore
  });

  it.each([
    ['9', 540],
    ['21', 1260],
    ['0', 0],
    ['9:05', 545],
    [' 09 : 05 ', 545],
    ['9.05', 545],
    ['9h05', 545],
    ['9h', 540],
    ['905', 545],
    ['0905', 545],
    ['2130', 1290],
    ['9am', 540],
    ['9 p.m.', 1260],
    ['9:30P', 1290],
    ['12 am', 0],
    ['12:15 PM', 735],
    ['٩:٠٥', 545],
  ])('reads %j', (text, minutes) => {
    expect(readTime(text)).toBe(minutes);
  });

  it.each(['', '-', 'nine', '24:00', '9:60', '9:5', '13 pm', '0 am', '9 xm', 'am 9 pm', '12345', '9:05:00'])(
    'does not read %j',
    (text) => {
      expect(readTime(text)).toBeNull();
    },
  );

  it('is whatever it reads a minute of a day', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (text) => {
        const minutes = readTime(text);
        expect(minutes === null || (Number.isInteger(minutes) && minutes >= 0 && minutes < DAY_MINUTES)).toBe(true);
      }),
    );
  });
});
