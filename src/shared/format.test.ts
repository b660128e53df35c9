import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, FIRST_DAY, LAST_DAY } from './calendar/calendar-day';
import { Formatter, formatterFor, isJustNow } from './format';
import { anyCharacter } from './testing/any-character';

const english = new Formatter('en-US');
const day = (iso: string) => dayFromIso(iso)!;
const nbsp = '\u00a0';

describe('Formatter', () => {
  it('writes money in the currency it came in', () => {
    expect(english.amount(1.15, 'USD')).toBe('$1.15');
    expect(english.amount(1500, 'JPY')).toBe('¥1,500');
    expect(english.amount(0.0075, 'USD')).toBe('$0.0075');
    expect(english.amount(0.0075, 'credits')).toBe('0.0075 credits');
    expect(english.amount(1.5, 'usd')).toBe('$1.50');
    expect(new Formatter('de').amount(1.5, 'EUR')).toBe(`1,50${nbsp}€`);
    expect(english.amount(1, 'credits')).toBe('1.00 credits');
    expect(english.amount(1, '')).toBe('1.00');
    expect(['USDT', '1USD'].map((word) => english.amount(1, word))).toEqual(['1.00 USDT', '1.00 1USD']);
    expect(['USD', 'credits'].map((currency) => english.amount(1.12345678, currency))).toEqual(['$1.123457', '1.123457 credits']); // prettier-ignore
  });

  it('rounds money to the coins of its currency, where a column asks for it', () => {
    const amounts = [[1.156, 'USD'], [0.0075, 'USD'], [1500.4, 'JPY']] as const; // prettier-ignore
    expect(amounts.map(([amount, currency]) => english.rounded(amount, currency))).toEqual([
      '$1.16',
      '$0.01',
      '¥1,500',
    ]);
  });

  it('writes numbers, lists and the names of currencies', () => {
    const german = new Formatter('de');
    expect([english.decimal(1234.50842), german.decimal(1234.5)]).toEqual(['1234.50842', '1234,5']);
    expect([english.hasDecimalComma, german.hasDecimalComma]).toEqual([false, true]);
    expect(english.list(['Production', 'EU', 'Staging'])).toBe('Production, EU, and Staging');
    const codes = ['USD', 'usd', 'QQQ', 'US', 'USDT', '$USD', ''];
    expect(codes.map((code) => english.currencyName(code))).toEqual(['US Dollar', 'US Dollar', '', '', '', '', '']);
  });

  it('writes everything in another language from the moment it is told to', () => {
    const formatter = new Formatter('en-US');
    const [birthday, today] = [day('2026-03-04'), day('2026-11-24')];
    const written = () => ({
      locale: formatter.locale,
      money: [formatter.amount(1.5, 'EUR'), formatter.rounded(1.5, 'EUR'), formatter.amount(1, 'credits')],
      days: [formatter.day(birthday, today), formatter.fullDay(birthday), formatter.weekdayAndDay(birthday)],
      words: [formatter.month(birthday), formatter.weekdayName(birthday), formatter.currencyName('EUR')],
      names: formatter.list(['A', 'B']),
      inDays: [formatter.inDays(1), formatter.inDays(3)],
      ago: [formatter.ago(0, 86_400_000 * 3), formatter.agoShort(0, 120_000)],
      count: formatter.count(4812),
    });
    expect(written()).toEqual({
      locale: 'en-US',
      money: ['€1.50', '€1.50', '1.00 credits'],
      days: ['Mar 4', 'Mar 4, 2026', 'Wed, Mar 4'],
      words: ['March 2026', 'Wednesday', 'Euro'],
      names: 'A and B',
      inDays: ['tomorrow', 'in 3 days'],
      ago: ['3 days ago', '2 min. ago'],
      count: '4,812',
    });
    formatter.followLocale('de');
    expect(written()).toEqual({
      locale: 'de',
      money: [`1,50${nbsp}€`, `1,50${nbsp}€`, '1,00 credits'],
      days: ['4. März', '04.03.2026', 'Mi., 4. März'],
      words: ['März 2026', 'Mittwoch', 'Euro'],
      names: 'A und B',
      inDays: ['morgen', 'in 3 Tagen'],
      ago: ['vor 3 Tagen', 'vor 2 Min.'],
      count: '4.812',
    });
  });

  it('writes days, with the year where it is another', () => {
    const today = day('2026-11-24');
    expect(english.day(day('2026-11-25'), today)).toBe('Nov 25');
    expect(english.day(day('2027-01-01'), today)).toBe('Jan 1, 2027');
    expect(english.fullDay(day('2026-11-25'))).toBe('Nov 25, 2026');
    expect(english.month(day('2026-11-01'))).toBe('November 2026');
    expect(english.weekdayAndDay(day('2026-11-25'))).toBe('Wed, Nov 25');
    expect(english.weekdayName(day('2026-11-25'))).toBe('Wednesday');
    expect([-1, 0, 1, 3].map((days) => english.inDays(days))).toEqual(['yesterday', 'today', 'tomorrow', 'in 3 days']);
  });

  it('writes the time of an instant in the user’s zone', () => {
    const instant = new Date(2026, 10, 25, 9, 5).getTime();
    expect(new Formatter('en-GB').time(instant)).toBe('09:05');
    expect(english.time(instant)).toMatch(/^9:05\sAM$/);
    expect(new Formatter('en-GB').instant(instant)).toBe('25 Nov 2026, 09:05');
  });

  it.each([
    [0, '1 minute ago'],
    [-60_000, '1 minute ago'], // a clock that was set back
    [89_000, '1 minute ago'],
    [2 * 60_000, '2 minutes ago'],
    [59.4 * 60_000, '59 minutes ago'],
    [59.6 * 60_000, '1 hour ago'],
    [47 * 3_600_000, '47 hours ago'],
    [48 * 3_600_000 - 60_000, '48 hours ago'],
    [48 * 3_600_000, '2 days ago'],
    [72 * 3_600_000, '3 days ago'],
  ])('%i ms ago: %s', (ms, text) => {
    expect(english.ago(1_700_000_000_000 - ms, 1_700_000_000_000)).toBe(text);
  });

  it.each([
    [0, true],
    [-60_000, true], // a clock that was set back
    [59_999, true],
    [60_000, false],
  ])('%i ms ago is just now: %s', (ms, expected) => {
    expect(isJustNow(1_700_000_000_000 - ms, 1_700_000_000_000)).toBe(expected);
  });

  it('writes it short where there is little room', () => {
    const now = 1_700_000_000_000;
    expect(english.agoShort(now - 3 * 60_000, now)).toMatch(/^3 min\.? ago$/);
    expect(english.agoShort(now - 26 * 3_600_000, now)).toMatch(/^26 hr?\.? ago$/);
  });

  it('names countries in the language of the locale', () => {
    expect(english.country('DE')).toBe('Germany');
    expect(english.country('de')).toBe('Germany');
    expect(new Formatter('fr').country('DE')).toBe('Allemagne');
    expect(['Atlantis', 'DEU', '+DE', 'QX'].map((code) => english.country(code))).toEqual([
      'Atlantis',
      'DEU',
      '+DE',
      'QX',
    ]);
    expect(english.count(4812)).toBe('4,812');
  });

  it.each([
    ['de_DE.UTF-8', 'de-DE'],
    ['sr_RS@latin', 'sr-RS'],
    ['zh_Hant_TW', 'zh-Hant-TW'],
    ['pt-BR', 'pt-BR'],
    ['C', 'en'],
    ['', 'en'],
    ['not a locale', 'en'],
  ])('takes %j for %s', (asked, locale) => {
    expect(new Formatter(asked).locale).toBe(locale);
  });

  it('never throws, whatever currency, country and locale it is given', () => {
    const odd = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.string({ unit: anyCharacter, maxLength: 4 }),
      fc.stringMatching(/^[A-Za-z]{2,3}$/),
    );
    const days = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
    fc.assert(
      fc.property(odd, odd, odd, fc.double(), days, days, (locale, currency, country, amount, when, today) => {
        const formatter = new Formatter(locale);
        expect(formatter.amount(amount, currency)).toEqual(expect.any(String));
        expect(formatter.country(country).length).toBeGreaterThanOrEqual(Math.min(1, country.length));
        expect(formatter.day(when, today)).not.toBe('');
      }),
      { numRuns: 40 },
    );
  });
});

describe('formatterFor', () => {
  it('makes one for each locale', () => {
    expect(formatterFor('de')).toBe(formatterFor('de'));
    expect(formatterFor('de').locale).toBe('de');
    expect(formatterFor('en').locale).toBe('en');
  });

  it('follows a computer that travels', () => {
    const home = process.env.TZ;
    const instant = Date.UTC(2026, 0, 1, 12);
    const before = formatterFor('en-GB').time(instant);
    const kept = new Formatter('en-GB');
    process.env.TZ = 'Asia/Tokyo';
    const there = formatterFor('en-GB').time(instant);
    kept.followTimeZone();
    process.env.TZ = home;
    expect([before, there]).toEqual(['13:00', '21:00']);
    expect([kept.time(instant), kept.instant(instant)]).toEqual(['21:00', '1 Jan 2026, 21:00']);
  });
});
