import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Formatter } from '../format';
import type { PhoneNumber } from '../numbers/phone-number';
import { sampleNumber } from '../testing/sample';
import { addLocalColumns } from './add-local-columns';
import { prepareColumns, type Columns } from './columns';
import { groupRows, joinRows, orderGroups } from './group-rows';
import { groupsBy } from './groups';
import { joinColumns } from './join-columns';
import { CONTEXT, numbersArbitrary, TODAY } from './number-arbitrary';
import { DEFAULT_SORT, TABLE_GROUPINGS, type TableGrouping } from './query';
import { runQuery, sumMonthlyCost } from './run-query';

const format = new Formatter('en');

function prepared(numbers: Partial<PhoneNumber>[]): Columns {
  return prepareColumns(
    numbers.map((fields, at) => sampleNumber({ id: String(at), ...fields })),
    CONTEXT,
  );
}

/** The groups of all rows, in words. */
function grouped(columns: Columns, by: TableGrouping, rows = Uint32Array.from({ length: columns.count }, (_, at) => at)) {
  return groupRows(orderGroups(columns, by, format), rows).map((group) => [group.values.join(' + '), [...group.rows]]);
} // prettier-ignore

describe('rows in groups', () => {
  it('stand by the names of their countries, those without one last', () => {
    const columns = prepared([{ country_code: 'DE' }, { country_code: '' }, { country_code: 'AT' }, { country_code: 'DE' }, { country_code: 'CH' }]); // prettier-ignore
    // Austria, Germany, Switzerland
    expect(grouped(columns, 'country')).toEqual([
      ['AT', [2]],
      ['DE', [0, 3]],
      ['CH', [4]],
      ['', [1]],
    ]);
  });

  it('stand by status and type as the app names them, words that are new last', () => {
    const statuses = ['suspended', 'ported', 'active', 'pending'];
    const columns = prepared(statuses.map((current_status) => ({ current_status })));
    expect(grouped(columns, 'status').map(([value]) => value)).toEqual(['active', 'pending', 'suspended', 'ported']);
    const types = prepared(['fax', 'sms', 'voice'].map((type) => ({ type })));
    expect(grouped(types, 'type').map(([value]) => value)).toEqual(['voice', 'sms', 'fax']);
  });

  it('have a group of their own where they have several labels, whatever the order of these', () => {
    const columns = prepared([{}, {}, {}, {}, {}]);
    const labels = [['VIP'], ['Sales', 'VIP'], [], ['VIP', 'Sales'], ['Sales']];
    const notes = new Map(labels.map((some, at) => [String(at), { labels: some, note: '' }]));
    const known = { notes: new Map([['a', notes]]), changedOn: new Map(), handled: new Map() };
    const found = grouped(addLocalColumns(columns, known), 'label');
    expect(found).toEqual([
      ['Sales', [4]],
      ['Sales + VIP', [1, 3]],
      ['VIP', [0]],
      ['', [2]],
    ]);
  });

  it('stand by number within their names, and as one where labels differ in case and accents only', () => {
    const columns = prepared([{}, {}, {}, {}, {}]);
    const labels = [['Team 10'], ['Zurich', 'Zürich'], ['team 2'], ['zürich'], ['team 2', 'Bonus']];
    const notes = new Map(labels.map((some, at) => [String(at), { labels: some, note: '' }]));
    const known = { notes: new Map([['a', notes]]), changedOn: new Map(), handled: new Map() };
    expect(grouped(addLocalColumns(columns, known), 'label')).toEqual([
      ['team 2', [2]],
      ['team 2 + Bonus', [4]],
      ['Team 10', [0]],
      ['Zurich', [1, 3]],
    ]);
  });

  it('stand by name where the app has no word for them', () => {
    const columns = prepared(['reserved', '', 'ported', 'inactive'].map((current_status) => ({ current_status })));
    expect(grouped(columns, 'status').map(([value]) => value)).toEqual(['inactive', 'ported', 'reserved', '']);
  });

  it('may be currencies, which amounts are added by', () => {
    const { codes, sets, values } = groupsBy(prepared([{ currency: 'EUR' }, { currency: 'usd' }, { currency: 'USD' }]), 'currency'); // prettier-ignore
    expect([...codes].map((code) => sets[code]!.map((at) => values[at]))).toEqual([['EUR'], ['USD'], ['USD']]);
  });

  it('stand as the environments do', () => {
    const parts = ['b', 'a'].map((environmentId) => prepareColumns([sampleNumber()], { ...CONTEXT, environmentId }));
    const columns = joinColumns([0, 1, 0].map((at) => ({ columns: parts[at]!, from: 0, to: 1 })), TODAY); // prettier-ignore
    expect(grouped(columns, 'environment')).toEqual([
      ['b', [0, 2]],
      ['a', [1]],
    ]);
  });

  it('keep the order in which they were found, and groups without any are left out', () => {
    const columns = prepared([{ type: 'sms' }, { type: 'voice' }, { type: 'sms' }, { type: 'fax' }]);
    expect(grouped(columns, 'type', Uint32Array.of(2, 3, 0))).toEqual([
      ['sms', [2, 0]],
      ['fax', [3]],
    ]);
    expect(grouped(columns, 'type', new Uint32Array())).toEqual([]);
  });

  it('are each in one group, with all that belong there and in their order, whatever they are grouped by', () => {
    fc.assert(
      fc.property(numbersArbitrary, fc.constantFrom(...TABLE_GROUPINGS), (numbers, by) => {
        const columns = prepareColumns(numbers, CONTEXT);
        const { rows, monthlyCost } = runQuery(columns, [], DEFAULT_SORT);
        const groups = groupRows(orderGroups(columns, by, format), rows);
        expect([...joinRows(groups)].sort((a, b) => a - b)).toEqual([...rows].sort((a, b) => a - b));
        const placeOf = new Map([...rows].map((row, place) => [row, place]));
        const { codes, sets, values } = groupsBy(columns, by);
        for (const group of groups) {
          const places = [...group.rows].map((row) => placeOf.get(row)!);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          const wanted = new Set(group.values);
          for (const row of group.rows) expect(new Set(sets[codes[row]!]!.map((at) => values[at]))).toEqual(wanted);
        }
        const keys = groups.map((group) => [...group.values].sort().join('\n'));
        expect(new Set(keys).size).toBe(keys.length);
        const counted = groups.flatMap((group) => sumMonthlyCost(columns, group.rows));
        for (const { currency, count } of monthlyCost) {
          const parts = counted.filter((sum) => sum.currency === currency);
          expect(parts.reduce((sum, part) => sum + part.count, 0)).toBe(count);
        }
      }),
    );
  });
});
