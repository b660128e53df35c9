import { expect, it } from 'vitest';
import { countryNamed } from './country-names';

it.each([
  ['Germany', 'en', 'DE'],
  ['united kingdom', 'en', 'GB'],
  ["CÔTE D'IVOIRE", 'en', 'CI'],
  ['Deutschland', 'de', 'DE'],
  ['Irã', 'pt-BR', 'IR'],
  ['ira', 'pt-BR', 'IR'],
  ['Deutschland', 'en', null],
  ['DE', 'en', null],
  ['Atlantis', 'en', null],
])('%s in %s is the country %s', (name, locale, code) => {
  expect(countryNamed(name, locale)).toBe(code);
});
