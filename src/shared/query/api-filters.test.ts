import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiFiltersSchema, NO_FILTERS } from '../account';
import { toApiFilters } from './api-filters';
import { queryArbitrary } from './number-arbitrary';
import { EMPTY_QUERY } from './query';

describe('toApiFilters', () => {
  it.each([
    [{}, {}, []],
    [{ types: ['sms'] }, { type: 'sms' }, []],
    [{ types: ['sms', 'fax'] }, {}, ['types']],
    [{ types: ['pager'] }, {}, ['types']],
    [{ capabilities: ['voice', 'whatsapp'] }, { has_voice: true, has_whatsapp: true }, []],
    [{ capabilities: ['voice', 'fax'] }, { has_voice: true }, ['capabilities']],
    [{ text: ' (123) 456-78 ' }, { search: '12345678' }, []],
    [{ text: '+1 234' }, { search: '+1234' }, []],
    [{ text: '+١ ٢٣' }, { search: '+123' }, []],
    [{ text: ' uuid-1 ' }, { search: 'uuid-1' }, []],
    [{ text: 'germany 030' }, { search: 'germany 030' }, []],
    [{ text: '+' }, {}, []],
    [{ text: ' - ' }, {}, []],
    [{ text: 'x'.repeat(201) }, {}, ['text']],
    [{ statuses: ['active'], countries: ['US'], sandbox: false }, {}, ['statuses', 'countries', 'sandbox']],
    [
      { renewsWithinDays: 0, lapsesWithinDays: 7, autoRenewal: true },
      {},
      ['renewsWithinDays', 'lapsesWithinDays', 'autoRenewal'],
    ],
  ] as const)('%j', (query, filters, dropped) => {
    expect(toApiFilters({ ...EMPTY_QUERY, ...structuredClone(query) } as never)).toEqual({
      filters: { ...NO_FILTERS, ...filters },
      dropped,
    });
  });

  it('is always a question that the bridge lets through', () => {
    fc.assert(
      fc.property(queryArbitrary, fc.string({ unit: 'binary', maxLength: 300 }), (query, text) => {
        const { filters } = toApiFilters({ ...query, text });
        expect(apiFiltersSchema.parse(filters)).toEqual(filters);
      }),
    );
  });
});
