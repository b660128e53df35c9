import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../i18n/language';
import { prepareColumns } from './columns';
import { CONTEXT, numberArbitrary } from './number-arbitrary';
import { parseQuery } from './language/parse';
import { rowsPassing } from './run-query';
import { search } from './search';
import { readSearch } from './search-text';
import { anyCharacter } from '../testing/any-character';

const [anyNumber] = fc.sample(numberArbitrary, { numRuns: 1, seed: 3 });
const american = {
  ...anyNumber!,
  id: 'phone-uuid-1',
  number: '+12345678900',
  formatted_number: '(234) 567-8900',
  international_number: '+1 234 567 8900',
  country_code: 'US',
};
const german = {
  ...anyNumber!,
  id: '9B2f-0042',
  number: '+49305557123',
  formatted_number: '030 5557123',
  international_number: '+49 30 5557123',
  country_code: 'DE',
};
const ivorian = {
  ...american,
  id: 'ci',
  number: '+2250102',
  formatted_number: '',
  international_number: '',
  country_code: 'CI',
};

const sender = { ...ivorian, id: 'acme', number: 'ACME', country_code: '' };

/** Which of the four numbers a search finds. */
function find(text: string, locale = 'en'): string[] {
  const columns = prepareColumns([american, german, ivorian, sender], { ...CONTEXT, locale });
  const found = rowsPassing(columns, parseQuery(text).terms.map(({ term }) => term)); // prettier-ignore
  return ['US', 'DE', 'CI', 'sender'].filter((_, row) => found[row] === 1);
}

describe('search', () => {
  it.each([
    ['+1 234 567', ['US']],
    ['(234) 567', ['US']],
    ['234-567', ['US']],
    ['234.567.8900', ['US']],
    ['2345678900', ['US']],
    ['+12345678900', ['US']],
    ['234‑567', ['US']], // a non-breaking hyphen
    ['\u202a+1 234\u202c', ['US']], // marks of writing direction, as copied from a contact book
    ['+１ ２３４', ['US']],
    ['+١ ٢٣٤', ['US']],
    ['۲۳۴', ['US']],
    ['030 5557', ['DE']],
    ['+49 (0)30 5557', ['DE']],
    ['0049 30 5557', ['DE']],
    ['(+49) 30', ['DE']],
    ['+49', ['DE']],
    ['+305', []], // in the middle of the number
    ['305', ['DE']],
    ['5557 de', ['DE']],
    ['de 5557', ['DE']],
    ['de 2345', []],
    ['9b2F-0042', ['DE']], // part of the id
    ['uuid-1', ['US']],
    ['0042', []], // too little of an id
    ['9b2F', []],
    ['UUID', []],
    ['phone-uuid-1', ['US']],
    ['us', ['US']],
    ['United States', ['US']],
    ['states united', ['US']],
    ['germany', ['DE']],
    ['many', []],
    ['cote d’ivoire', ['CI']],
    ["CÔTE D'IVOIRE", ['CI']],
    ['ivoi', ['CI']],
    ['23030', []], // the end of one spelling and the beginning of another
    ['tel:+12345678900', ['US']],
    ['sip:+12345678900@example.com', ['US']],
    ['whatsapp:+12345678900', ['US']],
    ['whatsapp://send?phone=%2B12345678900', ['US']],
    ['https://wa.me/12345678900', ['US']],
    ['+12345678900,', ['US']],
    ['+1 234-567-8900 ext. 5', ['US']],
    ['+1 (234) 567-8900 x5', ['US']],
    ['tel:+1-234-567-8900;ext=5', ['US']],
    ['Acme', ['sender']],
    // what is quoted stands there so, unless it is a number
    ['"united states"', ['US']],
    ['"states united"', []],
    ['"234 germany"', []],
    ['"234 567"', ['US']],
    ['"+1 (234) 567-8900 ext. 5"', ['US']],
    // two numbers, and not one
    ['5557 -nowhere 4930', ['DE']],
    ['5557 4930', []],
    ['n/a', []],
    ['+', ['US', 'DE', 'CI']], // a sender has none
    [' - ', ['US', 'DE', 'CI', 'sender']],
    ['', ['US', 'DE', 'CI', 'sender']],
    ['\u007f\u0080', ['US', 'DE', 'CI', 'sender']], // control characters say nothing
    ['nowhere', []],
  ])('%j finds %j', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it('finds what looks like part of a number in the name of an agent', () => {
    const columns = prepareColumns([{ ...american, agents: '[{"id":"","name":"24/7 desk"}]' }, german], CONTEXT);
    const found = (text: string) => [...search(columns, parseQuery(text).terms.map(({ term }) => term))].join(''); // prettier-ignore
    expect([found('24/7'), found('24 7')]).toEqual(['10', '00']);
  });

  it.each([
    ['de', 'vereinigte', ['US']],
    ['de', 'deutschland', ['DE']],
    ['fr', 'etats', ['US']],
    ['ja', '合衆国', ['US']],
    ['el', 'ΓΕΡΜΑΝΊΑ', ['DE']],
    ['ar', 'ألمانيا', ['DE']],
  ])('knows countries in the language %s: %s', (locale, text, expected) => {
    expect(find(text, locale)).toEqual(expected);
  });

  it.each([
    ['germany', ['DE']],
    ['Deutschland', ['DE']],
    ['alemanha', ['DE']],
    ['allem', ['DE']],
    ['vereinigte', ['US']],
    ['"estados unidos"', ['US']],
    ["d'ivoire", ['CI']],
    ['marfim', ['CI']],
    ['-germany', ['US', 'CI', 'sender']],
    ['es', []], // not Estados Unidos, in any language
    ['un', ['US']],
    ['et un', ['US']], // next to another word it may be the beginning of a name
    ['country:alemania', ['DE']],
    ['country:"vereinigte staaten"', ['US']],
    ['country:vereinigte', []],
  ])('finds the same in every language of the app: %j finds %j', (text, expected) => {
    for (const locale of LANGUAGES) expect(find(text, locale), locale).toEqual(expected);
  });

  it('knows every country by its whole name in each language', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    const columns = prepareColumns(codes.map((code) => ({ ...sender, country_code: code })), { ...CONTEXT, locale: 'de' }); // prettier-ignore
    const missed = LANGUAGES.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
      return codes.filter((code, row) => {
        const name = names.of(code);
        return name !== undefined && search(columns, [{ kind: 'text', negated: false, any: [name] }])[row] !== 1;
      });
    });
    expect(missed).toEqual([]);
  });

  it('finds a number by any part of its digits, however they are spaced', () => {
    const part = fc.tuple(fc.nat({ max: 10 }), fc.integer({ min: 1, max: 11 }));
    const spacing = fc.array(fc.constantFrom('', ' ', '-', '.', ' - ', ') ('), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(part, spacing, ([from, length], gaps) => {
        const digits = [...'12345678900'.slice(from, from + length)];
        expect(find(digits.map((digit, index) => digit + gaps[index]!).join(''))).toContain('US');
      }),
    );
  });
});

describe('readSearch', () => {
  it('takes phone-like words that follow each other for one number, and begins another at a plus', () => {
    expect(readSearch('+49 30 foo 12 34 +1 2').map(({ phone, word }) => phone ?? word)).toEqual([
      '+4930',
      'foo',
      '1234',
      '+12',
    ]);
  });

  it('makes no term that nothing or everything but itself could meet', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 12 }), (text) => {
        for (const { needles } of readSearch(text)) {
          for (const needle of needles) expect(needle).toMatch(/^\u007f?[^\u0000-\u001f\u007f-\u009f]*$/);
          expect(needles).not.toContain('');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
