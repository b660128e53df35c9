import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { Formatter } from '../../../shared/format';
import { prepareColumns } from '../../../shared/query/columns';
import { countValues } from '../../../shared/query/facets';
import { KEY_NAMES } from '../../../shared/query/language/keys';
import { parseQuery } from '../../../shared/query/language/parse';
import { sampleNumber } from '../../../shared/testing/sample';
import { filterWords, valueWords } from './query-words';

const format = new Formatter('en-GB');

function words(text: string): string {
  const [found] = parseQuery(text).terms;
  if (found?.term.kind !== 'filter') throw new Error(`${text} is no filter.`);
  return filterWords(found.term, format).all;
}

describe('filterWords', () => {
  it.each([
    ['status:active|pending', 'Status: Active or Pending'],
    ['-status:inactive', 'Status: not Inactive'],
    ['status:Ported', 'Status: Ported'],
    ['has:sms,mms|fax', 'Capabilities: SMS and MMS or Fax'],
    ['country:DE', 'Country: Germany'],
    ['country:none', 'Country: No value'],
    ['renews:<=7d', 'Renews: Within 7 days'],
    ['renews:<7d', 'Renews: <7d'],
    ['renews:2026-12', 'Renews: December 2026'],
    ['label:Support,VIP', 'Labels: Support and VIP'],
    ['-label:none', 'Labels: not No label'],
    ['lapses:overdue', 'Lapses: Lapsed'],
    ['auto:no', 'Auto-renewal: Off'],
    ['cost:>1.50', 'Monthly cost: >1.50'],
    ['sandbox:yes', 'Sandbox: Sandbox only'],
  ])('says of %s: %s', (text, expected) => {
    expect(words(text)).toBe(expected);
  });
});

it('filterWords separates the name from what is asked for', () => {
  const [found] = parseQuery('-status:inactive').terms;
  expect(found?.term.kind === 'filter' && filterWords(found.term, format)).toEqual({
    name: 'Status',
    values: 'not Inactive',
    all: 'Status: not Inactive',
  });
});

describe('valueWords', () => {
  it('has different words for every value that a menu offers', () => {
    const today = dayFromIso('2024-02-10') ?? 0;
    const numbers = [
      sampleNumber({ id: '0', has_fax: true }),
      sampleNumber({ id: '1', type: 'sms', country_code: 'DE', auto_renewal: false }),
      sampleNumber({ id: '2', type: '', current_status: 'porting', renewal_date: '2024-04-30' }),
      sampleNumber({ id: '3', renewal_date: null, days_until_monthly_renewal: null, monthly_renewal_cost: null }),
    ];
    const columns = prepareColumns(numbers, { environmentId: 'a', fetchedOn: today, today, locale: 'en-GB' });
    for (const key of KEY_NAMES) {
      const offered = countValues(columns, [], key).map(({ value }) => valueWords(key, value, format));
      if (!['id', 'label', 'agent', 'number'].includes(key)) expect(offered.length, key).toBeGreaterThan(0);
      expect(new Set(offered).size, key).toBe(offered.length);
    }
  });
});
