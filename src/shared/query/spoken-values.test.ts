import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayFromIso } from '../calendar/calendar-day';
import { en } from '../i18n/en';
import { speakLanguage } from '../i18n/load-messages';
import { speak } from '../i18n/translate';
import { sampleNumber } from '../testing/sample';
import { advise } from './advise';
import { prepareColumns } from './columns';
import { complete } from './complete';
import { parseQuery } from './language/parse';
import { printQuery } from './language/print';
import { inEnglish, meantBy } from './spoken-values';

const today = dayFromIso('2026-11-26')!;
const context = { environmentId: 'e', fetchedOn: today, today, locale: 'de' };
const columns = prepareColumns([sampleNumber(), sampleNumber({ id: '2', current_status: 'suspended' })], context);

function asked(text: string): string {
  const { terms, problems } = parseQuery(text, meantBy);
  expect(problems).toEqual([]);
  return printQuery(terms.map(({ term }) => term));
}

const german = {
  ...en,
  'numbers.status.active': 'Aktiv',
  'numbers.status.inactive': 'Inaktiv',
  'numbers.status.suspended': 'Gesperrt',
  'query.value.yes': 'Ja',
  'query.value.no': 'Nein',
  'query.value.today': 'Heute',
  'query.value.tomorrow': 'Morgen',
  'query.value.yesterday': 'Gestern',
  'query.unit.days': 'T',
};

describe('in German', () => {
  beforeEach(() => speak('de', 'de-DE', german));
  afterEach(() => speakLanguage('en', 'en'));

  test.each([
    ['status:aktiv', 'status:active'],
    ['STATUS:Gesperrt|inaktiv', 'status:suspended|inactive'],
    ['-status:active', '-status:active'],
    ['has:sms,fax', 'has:sms,fax'],
    ['country:Deutschland|"Vereinigte Staaten"', 'country:DE|US'],
    ['country:Germany|FR', 'country:DE|FR'],
    ['handled:ja auto:nein', 'handled:yes auto:off'],
    ['renews:heute|>morgen', 'renews:today|>tomorrow'],
    ['renews:<7d|<=30T', 'renews:<7d|<=30d'],
    ['changed:gestern', 'changed:yesterday'],
    // what a user named is never translated
    ['label:aktiv aktiv', 'label:aktiv aktiv'],
  ])('%s asks for %s', (typed, english) => {
    expect(asked(typed)).toBe(english);
  });

  test.each([
    ['  status:aktiv "zwei Worte" -country:Deutschland ', '  status:active "zwei Worte" -country:DE '],
    ['status: foo:aktiv status:"akt', 'status: foo:aktiv status:"akt'],
    ['renews:<7d label:aktiv', 'renews:<7d label:aktiv'],
  ])('%s is kept as %s', (typed, english) => {
    expect(inEnglish(typed)).toBe(english);
    expect(inEnglish(english)).toBe(english);
  });

  test('what is kept is understood in every other language', async () => {
    const typed = 'status:gesperrt country:Schweiz renews:<=morgen handled:nein';
    const kept = inEnglish(typed);
    await speakLanguage('fr', 'fr-FR');
    expect(asked(kept)).toBe('status:suspended country:CH renews:<=tomorrow handled:no');
  });

  test('values are completed by their German words', () => {
    expect(complete('status:gesp', 11, columns).proposals.map(({ insert }) => insert)).toEqual(['suspended']);
    expect(complete('gesp', 4, columns).proposals.map(({ insert }) => insert)).toEqual(['status:suspended']);
    expect(complete('status:gesperrt', 15, columns).proposals).toEqual([]);
  });

  test('a typo in a German word is pointed out, the word itself isn’t', () => {
    const problems = (text: string) => advise(text, parseQuery(text, meantBy), columns);
    expect(problems('status:gesperrt')).toEqual([]);
    expect(problems('status:gespert')).toMatchObject([{ code: 'misspelledValue', fix: 'suspended' }]);
  });
});

test('in English the words of chips and menus are values too', () => {
  expect(asked('renews:"past due" is:Incomplete has:WhatsApp')).toBe('renews:overdue is:incomplete has:whatsapp');
});
