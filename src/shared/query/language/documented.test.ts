import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../calendar/calendar-day';
import { handledNow } from '../../reminders/handled';
import { sampleNumber } from '../../testing/sample';
import { addLocalColumns } from '../add-local-columns';
import { prepareColumns } from '../columns';
import { advise } from '../advise';
import { runQuery } from '../run-query';
import { KEY_NAMES, keyOf } from './keys';
import { parseQuery } from './parse';

const today = dayFromIso('2026-11-25') ?? 0;

/** One number of each kind that the examples speak of. */
const numbers = [
  sampleNumber({ id: 'phone-uuid-1', renewal_date: '2026-11-25', agents: '[{"id":"a1","name":"Reception"}]' }),
  sampleNumber({ id: 'phone-uuid-12', has_fax: true, current_status: 'inactive', renewal_date: '2026-12-10', agents: '[{"id":"a1","name":"Reception"},{"id":"a2","name":"Night shift"}]' }), // prettier-ignore
  sampleNumber({
    id: 'german',
    number: '+4930123',
    formatted_number: '030 123',
    international_number: '+49 30 123',
    country_code: 'DE',
    has_whatsapp: true,
    current_status: 'pending',
    auto_renewal: false,
    renewal_date: '2026-11-26',
    currency: 'EUR',
    monthly_renewal_cost: 1.6,
  }),
  sampleNumber({
    id: 'french',
    number: '+33170',
    formatted_number: '01 70',
    international_number: '+33 1 70',
    country_code: 'FR',
    type: 'sms',
    has_mms: true,
    is_sandbox: true,
    auto_renewal: false,
    renewal_date: '2026-11-20',
    monthly_renewal_cost: 2.5,
  }),
  sampleNumber({
    id: 'bare',
    number: '+44',
    formatted_number: '',
    international_number: '',
    country_code: '',
    type: 'fax',
    has_sms: false,
    renewal_date: null,
    unreadable: '{"renewal_date":"04/05/2027"}',
    days_until_monthly_renewal: null,
    monthly_renewal_cost: null,
  }),
  sampleNumber({
    id: 'far',
    number: '+15550',
    formatted_number: '',
    international_number: '',
    renewal_date: '2027-03-01',
  }),
];
const changed = { german: '2026-11-25', french: '2026-11-24', far: '2026-11-02', bare: '2026-10-20' };
const noted = {
  german: { labels: ['Support', 'VIP'], note: '' },
  french: { labels: ['support'], note: 'Ask Anna' },
  far: { labels: ['vip'], note: '' },
};
const columns = addLocalColumns(
  prepareColumns(numbers, { environmentId: 'a', fetchedOn: today, today, locale: 'en' }),
  {
    notes: new Map([['a', new Map(Object.entries(noted))]]),
    handled: new Map([['a', new Map([['german', handledNow(numbers[2]!, dayFromIso('2026-11-26')!, 0)]])]]),
    changedOn: new Map([['a', new Map(Object.entries(changed).map(([id, day]) => [id, dayFromIso(day) ?? 0]))]]),
  },
);

/** What each example of the document finds among them. */
const FOUND: Record<string, string[]> = {
  '+1 234 567': ['phone-uuid-1', 'phone-uuid-12'],
  '(123) 456': ['phone-uuid-1', 'phone-uuid-12'],
  'tel:+4930123': ['german'],
  '+49 30 123 ext. 5': ['german'],
  germany: ['german'],
  deutschland: ['german'],
  'uuid-1': ['phone-uuid-1', 'phone-uuid-12'],
  '"united states"': ['phone-uuid-1', 'phone-uuid-12', 'far'],
  '+49|+33': ['german', 'french'],
  '-germany': ['phone-uuid-1', 'phone-uuid-12', 'french', 'bare', 'far'],
  'type:voice': ['phone-uuid-1', 'phone-uuid-12', 'german', 'far'],
  'type:voice|sms': ['phone-uuid-1', 'phone-uuid-12', 'german', 'french', 'far'],
  'has:sms': ['phone-uuid-1', 'phone-uuid-12', 'german', 'french', 'far'],
  'has:sms,whatsapp': ['german'],
  'has:mms|fax': ['phone-uuid-12', 'french'],
  '-has:fax': ['phone-uuid-1', 'german', 'french', 'bare', 'far'],
  'status:active': ['phone-uuid-1', 'french', 'bare', 'far'],
  'status:active|pending': ['phone-uuid-1', 'german', 'french', 'bare', 'far'],
  'status:active,pending': ['phone-uuid-1', 'german', 'french', 'bare', 'far'],
  'STATUS:Active': ['phone-uuid-1', 'french', 'bare', 'far'],
  '-status:inactive': ['phone-uuid-1', 'german', 'french', 'bare', 'far'],
  'sandbox:yes': ['french'],
  'sandbox:no': ['phone-uuid-1', 'phone-uuid-12', 'german', 'bare', 'far'],
  'country:US': ['phone-uuid-1', 'phone-uuid-12', 'far'],
  'country:DE|FR': ['german', 'french'],
  'country:"United States"': ['phone-uuid-1', 'phone-uuid-12', 'far'],
  'country:none': ['bare'],
  'renews:<7d': ['phone-uuid-1', 'german'],
  'renews:<=2w': ['phone-uuid-1', 'german'],
  'renews:>30d': ['far'],
  'renews:today': ['phone-uuid-1'],
  'renews:overdue': ['french'],
  'renews:2026-12': ['phone-uuid-12'],
  'renews:2026-12-01..2026-12-15': ['phone-uuid-12'],
  'renews:2027..': ['far'],
  'renews:<2026-12-01': ['phone-uuid-1', 'german', 'french'],
  'renews:none': ['bare'],
  'lapses:<14d': ['german'],
  'lapses:tomorrow': ['german'],
  'lapses:overdue': ['french'],
  'handled:yes': ['german'],
  'handled:no': ['phone-uuid-1', 'phone-uuid-12', 'french', 'bare', 'far'],
  'lapses:<30d handled:no': [],
  'auto:off': ['german', 'french'],
  'auto:on': ['phone-uuid-1', 'phone-uuid-12', 'bare', 'far'],
  'changed:<2d': ['german', 'french'],
  'changed:today': ['german'],
  'changed:yesterday': ['french'],
  'changed:>30d': ['bare'],
  'changed:2026-11': ['german', 'french', 'far'],
  'changed:2026-11-01..2026-11-15': ['far'],
  'changed:none': ['phone-uuid-1', 'phone-uuid-12'],
  'cost:>1.50usd': ['french'],
  'cost:1..2eur': ['german'],
  'currency:USD cost:>1.50': ['french'],
  'cost:none': ['bare'],
  'currency:USD': ['phone-uuid-1', 'phone-uuid-12', 'french', 'bare', 'far'],
  'label:support': ['german', 'french'],
  'label:support,vip': ['german'],
  'label:support|vip': ['german', 'french', 'far'],
  '-label:support': ['phone-uuid-1', 'phone-uuid-12', 'bare', 'far'],
  'label:none': ['phone-uuid-1', 'phone-uuid-12', 'bare'],
  anna: ['french'],
  'agent:reception': ['phone-uuid-1', 'phone-uuid-12'],
  'agent:reception,a2': ['phone-uuid-12'],
  'agent:reception|"night shift"': ['phone-uuid-1', 'phone-uuid-12'],
  'agent:none': ['german', 'french', 'bare', 'far'],
  'is:incomplete': ['bare'],
  'number:+1234567890': ['phone-uuid-1', 'phone-uuid-12'],
  'number:"(123) 456-7890"': ['phone-uuid-1', 'phone-uuid-12'],
  'number:+1234567890|+4930123': ['phone-uuid-1', 'phone-uuid-12', 'german'],
  'id:phone-uuid-1': ['phone-uuid-1'],
  'type:voice has:sms -status:inactive renews:<30d cost:>=1usd': ['phone-uuid-1'],
  '"type:voice"': [],
};

/** What is said of each example that is not understood, and what it finds all the same. */
const REFUSED: Record<string, [string, string[]]> = {
  'staus:active': ['misspelledKey', numbers.map(({ id }) => id)],
  'status:': ['missingValue', numbers.map(({ id }) => id)],
  'has:sms,flying': ['notCapability', FOUND['has:sms'] ?? []],
  'renews:soon': ['notDay', numbers.map(({ id }) => id)],
  'changed:soon': ['notPastDay', numbers.map(({ id }) => id)],
  'is:broken': ['notState', numbers.map(({ id }) => id)],
  'renews:2026-02-30': ['noSuchDay', numbers.map(({ id }) => id)],
  'renews:2026-12-15..2026-12-01': ['emptyRange', numbers.map(({ id }) => id)],
  'cost:>5': ['whichCurrency', numbers.map(({ id }) => id)],
  'cost:>1,50': ['decimalComma', numbers.map(({ id }) => id)],
  '"united': ['openQuote', FOUND['"united states"'] ?? []],
};

const document = readFileSync(join(import.meta.dirname, '../../../../docs/query-language.md'), 'utf8');
const examples = (text = '') => [...text.matchAll(/^- `([^`]+)`/gm)].map(([, example]) => example ?? '');
const [understood, refused] = document.split('## What is not understood').map(examples);

function find(text: string): string[] {
  const terms = parseQuery(text).terms.map(({ term }) => term);
  const rows = runQuery(columns, terms, { column: 'number', direction: 'ascending' }).rows;
  return numbers.map(({ id }) => id).filter((_, row) => rows.includes(row));
}

describe('docs/query-language.md', () => {
  it('has examples that are all tried here', () => {
    expect(understood).toEqual(Object.keys(FOUND));
    expect(refused).toEqual(Object.keys(REFUSED));
  });

  it.each(Object.entries(FOUND))('%s finds what it says', (example, expected) => {
    expect(parseQuery(example).problems).toEqual([]);
    expect(find(example)).toEqual(expected);
  });

  it.each(Object.entries(REFUSED))('%s is explained, and the rest applies', (example, [code, expected]) => {
    const said = advise(example, parseQuery(example), columns);
    expect([...new Set(said.map((problem) => problem.code))]).toEqual([code]);
    expect(find(example)).toEqual(expected);
  });

  it('has every example that the help shows', () => {
    for (const name of KEY_NAMES) expect(understood).toEqual(expect.arrayContaining([...keyOf(name).examples]));
  });
});
