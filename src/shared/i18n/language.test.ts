import { expect, test } from 'vitest';
import { bestLanguage, formatLocale } from './language';

test.each([
  [['en-US'], 'en'],
  [['en-GB', 'de'], 'en'],
  [['de-CH'], 'de'],
  [['pt-PT', 'en'], 'pt-BR'],
  [['sv-SE', 'fr-CA', 'en'], 'fr'],
  [['es-419'], 'es'],
  [['sv-SE', 'en'], 'en'],
  [['sv-SE'], 'en'],
  [['C', ''], 'en'],
  [[], 'en'],
])('of %j the app speaks %s', (wanted, language) => {
  expect(bestLanguage(wanted)).toBe(language);
});

test('a language that only tests speak is never chosen for the user', () => {
  expect(bestLanguage(['ar-XB', 'en-XA'])).toBe('en');
});

test.each([
  ['en', 'en-GB', 'en-GB'],
  ['en', 'sv-SE', 'en-SE'],
  ['en', 'sv', 'en'],
  ['en', 'C', 'en'],
  ['en-XA', 'de-DE', 'en'],
] as const)('%s on a system in %s writes dates and money as %s', (language, system, locale) => {
  expect(formatLocale(language, system)).toBe(locale);
});

test('no month has a foreign name in an English sentence', () => {
  const locale = formatLocale('en', 'sv-SE');
  expect(new Intl.DateTimeFormat(locale, { month: 'long' }).format(new Date(2026, 4, 1))).toBe('May');
});
