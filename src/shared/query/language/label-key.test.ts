import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../../testing/sample';
import { addLocalColumns } from '../add-local-columns';
import { prepareColumns } from '../columns';
import { complete } from '../complete';
import { countValues } from '../facets';
import { CONTEXT } from '../number-arbitrary';
import { chooseValues } from './edit';
import { parseQuery } from './parse';

const numbers = ['1', '2', '3', '4'].map((id) =>
  sampleNumber({ id, current_status: id === '3' ? 'pending' : 'active' }),
);
const noted = (labels: string[]) => ({ labels, note: '' });
const columns = addLocalColumns(prepareColumns(numbers, CONTEXT), {
  notes: new Map([['a', new Map([['1', noted(['Support'])], ['2', noted(['EU', 'Support'])], ['3', noted(['Zürich, EU'])]])]]),
  changedOn: new Map(),
  handled: new Map(),
}); // prettier-ignore

const counts = (text: string) =>
  countValues(columns, parseQuery(text).terms.map(({ term }) => term), 'label').map(({ value, count }) => [value, count]); // prettier-ignore

describe('the key of labels', () => {
  it('offers every label with what choosing it too would find', () => {
    expect(counts('')).toEqual([['EU', 1], ['Support', 2], ['Zürich, EU', 1], ['none', 1]]); // prettier-ignore
    expect(counts('label:support')).toEqual([['EU', 1], ['Support', 2], ['Zürich, EU', 0], ['none', 0]]); // prettier-ignore
    expect(counts('status:pending')).toEqual([['EU', 0], ['Support', 0], ['Zürich, EU', 1], ['none', 0]]); // prettier-ignore
  });

  it('offers nothing where no number has labels', () => {
    expect(countValues(prepareColumns(numbers, CONTEXT), [], 'label')).toEqual([]);
  });

  it('is completed with labels, and by their names alone', () => {
    const proposed = (text: string) => complete(text, text.length, columns).proposals.map(({ insert }) => insert);
    expect(proposed('label:')).toEqual(['EU', 'Support', '"Zürich, EU"', 'none']);
    expect(proposed('label:zur')).toEqual(['"Zürich, EU"']);
    expect(proposed('sup')).toEqual(['label:Support']);
  });

  it('is written by its menu, whatever the labels are called', () => {
    const written = chooseValues('', 'label', ['Support', 'Zürich, EU']);
    expect(written).toBe('label:Support,"Zürich, EU"');
    expect(parseQuery(written).problems).toEqual([]);
  });
});
