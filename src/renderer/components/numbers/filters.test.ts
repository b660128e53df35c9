import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../../shared/calendar-day';
import { Formatter } from '../../../shared/format';
import { prepareColumns } from '../../../shared/query/columns';
import { countFacets } from '../../../shared/query/facets';
import { EMPTY_QUERY } from '../../../shared/query/query';
import { runQuery } from '../../../shared/query/run-query';
import { sampleNumber } from '../../../shared/testing/sample';
import { FILTER_NAMES, FILTERS } from './filters';

const format = new Formatter('en');
const today = dayFromIso('2024-02-10') ?? 0;
const columns = prepareColumns(
  [
    sampleNumber({ id: '0', has_fax: true }),
    sampleNumber({ id: '1', type: 'sms', country_code: 'DE', auto_renewal: false }),
    sampleNumber({ id: '2', current_status: 'porting', is_sandbox: true, renewal_date: '2024-04-30' }),
  ],
  { fetchedOn: today, today, locale: 'en' },
);

describe('each filter menu', () => {
  it.each(FILTER_NAMES)('%s: every choice finds what it counts, and is read back from the query', (name) => {
    const filter = FILTERS[name];
    const options = filter.options(countFacets(columns, EMPTY_QUERY), format);
    expect(options.length).toBeGreaterThan(1);
    for (const { value, count } of options) {
      const query = { ...EMPTY_QUERY, ...filter.choose([value]) };
      expect(filter.chosen(query)).toEqual([value]);
      expect(runQuery(columns, query, { column: 'number', direction: 'ascending' }).rows).toHaveLength(count);
    }
  });

  it('countries stand by how many numbers they have, then by their names', () => {
    const countries = ['CH', 'DE', 'AT', 'DE', 'ES'].map((country_code, id) =>
      sampleNumber({ id: `${id}`, country_code }),
    );
    const facets = countFacets(prepareColumns(countries, { fetchedOn: today, today, locale: 'en' }), EMPTY_QUERY);
    const names = FILTERS.countries.options(facets, format).map(({ value }) => format.country(value));
    expect(names).toEqual(['Germany', 'Austria', 'Spain', 'Switzerland']);
  });

  it.each(FILTER_NAMES)('%s: choosing nothing takes the filter away', (name) => {
    expect({ ...EMPTY_QUERY, ...FILTERS[name].choose([]) }).toEqual(EMPTY_QUERY);
  });
});
