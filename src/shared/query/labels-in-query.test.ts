import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelNameSchema } from '../labels/label';
import { asksForLabel, asksUnknownLabel, renameLabelInQuery } from './labels-in-query';
import { parseQuery } from './language/parse';
import { filterArbitrary } from './language/term-arbitrary';
import { printQuery } from './language/print';

describe('renaming a label in a query', () => {
  it.each([
    ['label:VIP', 'label:Gold'],
    ['label:vip', 'label:Gold'],
    ['-label:VIP  status:active', '-label:Gold  status:active'],
    ['label:EU|VIP,"VIP" vip', 'label:EU|Gold,Gold vip'],
    ['LABEL:"vip', 'LABEL:Gold'],
    ['label:VIPs label: note:VIP', 'label:VIPs label: note:VIP'],
    ['"label:VIP"', '"label:VIP"'],
    ['', ''],
  ])('makes of %j %j', (query, renamed) => {
    expect(renameLabelInQuery(query, 'VIP', 'Gold')).toBe(renamed);
  });

  it('puts a name in quotation marks where it needs them', () => {
    expect(renameLabelInQuery('label:VIP|EU', 'VIP', 'Night, "late"')).toBe('label:"Night, \\"late\\""|EU');
    expect(renameLabelInQuery('label:"Night shift" x', 'Night shift', 'Day')).toBe('label:Day x');
  });

  it('leaves a query alone where the label stays the same one', () => {
    expect(renameLabelInQuery('label:zurich', 'Zurich', 'Zürich')).toBe('label:zurich');
  });

  it('changes nothing but the label, and can be taken back', () => {
    const name = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map((text) => labelNameSchema.safeParse(text).data ?? 'VIP'); // prettier-ignore
    fc.assert(
      fc.property(fc.array(filterArbitrary, { maxLength: 3 }), name, name, (others, before, after) => {
        fc.pre(!asksForLabel(printQuery(others), before) && !asksForLabel(printQuery(others), after));
        const query = (label: string) =>
          printQuery([...others, { kind: 'filter', negated: false, key: 'label', any: [[label, 'x'], ['y']] }]);
        const renamed = renameLabelInQuery(query(before), before, after);
        expect(parseQuery(renamed).problems).toEqual(parseQuery(query(before)).problems);
        expect(asksForLabel(renamed, after)).toBe(true);
        expect(asksForLabel(renameLabelInQuery(renamed, after, before), before)).toBe(true);
        expect(printQuery(parseQuery(renamed).terms.slice(0, -1).map(({ term }) => term))).toBe(
          printQuery(parseQuery(query(before)).terms.slice(0, -1).map(({ term }) => term)),
        );
      }),
    ); // prettier-ignore
  });
});

it('knows whether a query asks for a label', () => {
  expect(asksForLabel('type:voice -label:eu|vip', 'VIP')).toBe(true);
  expect(asksForLabel('type:voice vip label:eu', 'VIP')).toBe(false);
});

it.each([
  ['label:VIP', false],
  ['label:none', false],
  ['-label:gone', true],
  ['label:vip|gone', true],
  ['label:vip,gone', true],
  ['gone', false],
  ['agent:gone', false],
])('%j asks for a label that does not exist: %s', (query, is) => {
  const [{ term } = { term: null }] = parseQuery(query).terms;
  expect(asksUnknownLabel(term!, new Set(['vip']))).toBe(is);
});
