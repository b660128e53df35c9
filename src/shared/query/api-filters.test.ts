import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiFiltersSchema, NO_FILTERS } from '../environment';
import { toApiFilters } from './api-filters';
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
    ['germany type:voice 030', { type: 'voice', search: 'germany 030' }, []],
    ['germany -030 a|b', { search: 'germany' }, ['-030', 'a|b']],
    ['+', {}, []],
    [' - ', {}, []],
    ['x'.repeat(201), {}, ['x'.repeat(201)]],
    ['status:active country:US sandbox:no', {}, ['status:active', 'country:US', 'sandbox:no']],
    ['renews:<7d lapses:<7d auto:on', {}, ['renews:<7d', 'lapses:<7d', 'auto:on']],
  ] as const)('%j', (text, filters, dropped) => {
    expect(toApiFilters(termsOf(text))).toEqual({ filters: { ...NO_FILTERS, ...filters }, dropped });
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
