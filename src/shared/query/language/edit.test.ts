import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendPart, chooseValues, removePart } from './edit';
import { menuTerm, valuesOf } from './menu-term';
import { parseQuery } from './parse';
import { printTerm } from './print';
import { filterArbitrary, queryTextArbitrary } from './term-arbitrary';

const termsOf = (text: string) => parseQuery(text).terms.map(({ term }) => term);
const written = (text: string) => termsOf(text).map(printTerm);

describe('chooseValues', () => {
  it.each([
    ['', 'status', ['active'], 'status:active'],
    ['030  berlin ', 'status', ['active', 'pending'], '030  berlin status:active|pending'],
    ['a status:active  b', 'status', ['pending'], 'a status:pending  b'],
    ['a status:active  b', 'status', [], 'a b'],
    ['STATUS:Active', 'status', ['Active', 'pending'], 'status:Active|pending'],
    ['-status:active', 'status', ['pending'], '-status:active status:pending'],
    ['has:sms', 'has', ['sms', 'fax'], 'has:sms,fax'],
    ['has:sms|mms', 'has', ['fax'], 'has:sms|mms has:fax'],
    ['renews:<7d cost:>1', 'renews', ['<=30d'], 'renews:<=30d cost:>1'],
    ['status: x', 'status', ['active'], 'status:active x'],
    ['status:', 'status', [], ''],
    ['"open', 'auto', ['off'], 'open auto:off'],
    ['"open end\\', 'auto', ['off'], '"open end\\\\" auto:off'],
    ['-"', 'auto', ['off'], '-"" auto:off'],
    ['status:|"open', 'auto', ['off'], 'status:|open auto:off'],
    ['has:sms,"fax', 'auto', ['off'], 'has:sms,fax auto:off'],
    ['status:"a"b', 'status', ['c'], 'status:c b'],
    ['status:"a"b x', 'status', ['c'], 'status:c b x'],
    ['status:active b', 'status', [], 'b'],
    ['a status:active', 'status', [], 'a'],
    ['RENEWS<7d', 'auto', ['off'], 'RENEWS<7d auto:off'],
    ['"a b"|"open', 'auto', ['off'], '"a b"|open auto:off'],
    ['country:US', 'country', ['United States'], 'country:"United States"'],
    ['foo:bar', 'type', ['voice'], 'foo:bar type:voice'],
  ] as const)('in %j, %s %j gives %j', (text, key, values, expected) => {
    expect(chooseValues(text, key, values)).toBe(expected);
  });

  it('changes what the menu says, and no other demand', () => {
    const choice = filterArbitrary.map(({ key, any }) => ({ key, values: key === 'has' ? any[0]! : any.flat() }));
    fc.assert(
      fc.property(queryTextArbitrary, choice, (text, { key, values }) => {
        const chosen = printTerm({ kind: 'filter', negated: false, key, any: values.map((value) => [value]) });
        fc.pre(parseQuery(chosen).problems.length === 0);
        const terms = termsOf(text);
        const own = menuTerm(terms, key);
        const others = terms.filter((term) => term !== own).map(printTerm);
        expect(written(chooseValues(text, key, []))).toEqual(others);
        const after = termsOf(chooseValues(text, key, values));
        const afterwards = menuTerm(after, key);
        expect(valuesOf(afterwards!)).toEqual(values);
        expect(after.filter((term) => term !== afterwards).map(printTerm)).toEqual(others);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('removePart and appendPart', () => {
  it('take out one demand, and put one in, whatever stands beside', () => {
    fc.assert(
      fc.property(queryTextArbitrary, filterArbitrary, (text, term) => {
        const { terms } = parseQuery(text);
        for (const part of terms) {
          const left = terms.filter((other) => other !== part).map((other) => printTerm(other.term));
          expect(written(removePart(text, part))).toEqual(left);
        }
        const added = printTerm(term);
        expect(written(appendPart(text, added))).toEqual([...written(text), ...written(added)]);
      }),
      { numRuns: 1000 },
    );
  });
});
