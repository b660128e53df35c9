import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiFiltersSchema, NO_FILTERS } from '../environment';
import { askedQuery, toApiFilters } from './api-filters';
import { parseQuery } from './language/parse';
import { queryTextArbitrary, termsArbitrary } from './language/term-arbitrary';

const termsOf = (text: string) => parseQuery(text).terms.map(({ term }) => term);

describe('toApiFilters', () => {
  it.each([
    ['', {}, []],
    ['type:sms', { type: 'sms' }, []],
    ['type:SMS', { type: 'sms' }, []],
    ['type:sms|fax', {}, ['type:sms|fax']],
    ['-type:sms', {}, ['-type:sms']],
    ['type:sms type:fax', { type: 'sms' }, ['type:fax']],
    ['type:pager', {}, ['type:pager']],
    ['has:voice,whatsapp', { has_voice: true, has_whatsapp: true }, []],
    ['has:voice has:whatsapp', { has_voice: true, has_whatsapp: true }, []],
    ['has:voice,fax', { has_voice: true }, ['has:fax']],
    ['has:voice|whatsapp', {}, ['has:voice|whatsapp']],
    ['-has:voice', { has_voice: false }, []],
    ['-has:voice,whatsapp', {}, ['-has:voice,whatsapp']],
    ['has:voice -has:voice', { has_voice: true }, ['-has:voice']],
    [' (123) 456-78 ', { search: '12345678' }, []],
    ['+1 234', { search: '+1234' }, []],
    ['+١ ٢٣', { search: '+123' }, []],
    [' uuid-1 ', { search: 'uuid-1' }, []],
    ['germany 030', { search: 'germany 030' }, []],
    ['030 germany', { search: '030 germany' }, []],
    ['"united states"', { search: 'united states' }, []],
    ['germany type:voice 030', { type: 'voice', search: 'germany' }, ['030']],
    ['030 type:voice 123', { type: 'voice', search: '030' }, ['123']],
    ['030 has:sms 123', { search: '030' }, ['has:sms', '123']],
    ['030 -x 123 456', { search: '030' }, ['-x', '123', '456']],
    ['- type:voice 030 / -x 5', { type: 'voice', search: '030' }, ['-x', '5']],
    ['germany -030 a|b', { search: 'germany' }, ['-030', 'a|b']],
    [`${'x'.repeat(201)} type:voice 030`, { type: 'voice' }, ['x'.repeat(201), '030']],
    ['+', {}, []],
    [' - ', {}, []],
    ['x'.repeat(201), {}, ['x'.repeat(201)]],
    ['status:active country:US sandbox:no', {}, ['status:active', 'country:US', 'sandbox:no']],
    ['renews:<7d lapses:<7d auto:on', {}, ['renews:<7d', 'lapses:<7d', 'auto:on']],
  ] as const)('%j', (text, filters, dropped) => {
    const question = toApiFilters(termsOf(text));
    expect(question).toEqual({ filters: { ...NO_FILTERS, ...filters }, dropped });
    // what the user reads of it asks for the same
    expect(toApiFilters(termsOf(askedQuery(question.filters)))).toEqual({ ...question, dropped: [] });
  });

  it('is read as a query', () => {
    expect(askedQuery(NO_FILTERS)).toBe('');
    expect(askedQuery({ type: 'sms', has_voice: true, has_whatsapp: false, search: '+49 30' })).toBe('type:sms has:voice -has:whatsapp +49 30'); // prettier-ignore
  });

  it('never asks for a number that the query does not have in one place', () => {
    const filter = fc.constantFrom('type:voice', 'has:sms', '-030', 'a|b', 'status:active');
    const groups = fc.array(fc.stringMatching(/^\d{1,4}( \d{1,4}){0,2}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(groups, filter, (numbers, between) => {
        const { filters, dropped } = toApiFilters(termsOf(numbers.join(` ${between} `)));
        expect(filters.search).toBe(numbers[0]!.replaceAll(' ', ''));
        const others = numbers.slice(1).flatMap((number) => number.split(' '));
        expect(dropped.filter((text) => /^\d+$/.test(text))).toEqual(others);
      }),
    );
  });

  it('is always a question that the bridge lets through', () => {
    fc.assert(
      fc.property(termsArbitrary, queryTextArbitrary, (terms, text) => {
        const { filters } = toApiFilters([...terms, ...termsOf(text)]);
        expect(apiFiltersSchema.parse(filters)).toEqual(filters);
      }),
    );
  });
});
