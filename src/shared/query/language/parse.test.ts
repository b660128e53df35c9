import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { KEY_NAMES, keyOf } from './keys';
import { parseQuery } from './parse';
import { printQuery } from './print';
import { scan } from './scan';
import { PROBLEM_CODES } from './problem';
import { queryTextArbitrary, termsArbitrary } from './term-arbitrary';

const read = (text: string) => {
  const { terms, problems } = parseQuery(text);
  return { terms: terms.map(({ term }) => term), problems };
};

/** The problems of a text as `code: the part that is marked`. */
const complaints = (text: string) =>
  parseQuery(text).problems.map(({ code, start, end }) => `${code}: ${text.slice(start, end)}`);

describe('a query that is printed', () => {
  it('reads back as the same, without a problem', () => {
    fc.assert(
      fc.property(termsArbitrary, (arbitrary) => {
        const { terms } = read(printQuery(arbitrary)); // what no range can meet is left out here
        const again = read(printQuery(terms));
        expect(again).toEqual({ terms, problems: [] });
        const isMeetable = read(printQuery(arbitrary)).problems.length === 0;
        if (isMeetable) expect(terms).toEqual(arbitrary);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same text once it is printed again', () => {
    fc.assert(
      fc.property(queryTextArbitrary, (text) => {
        const printed = printQuery(read(text).terms);
        expect(printQuery(read(printed).terms)).toBe(printed);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('parseQuery', () => {
  it('reads any text, loses nothing in it, and marks places that are there', () => {
    fc.assert(
      fc.property(queryTextArbitrary, (text) => {
        const { terms, problems } = parseQuery(text);
        const covered = [...terms, ...problems];
        for (const { start, end } of covered) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (const { start, end } of scan(text)) {
          expect(covered.some((part) => part.start < end && part.end > start)).toBe(true);
        }
        expect(problems.map(({ start }) => start)).toEqual(problems.map(({ start }) => start).sort((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes time in proportion to the text', () => {
    const long = 'status:active|"a\\"b" -x '.repeat(20_000) + '"'.repeat(20_000) + ' -'.repeat(20_000);
    expect(parseQuery(long).terms.length).toBeGreaterThan(40_000);
  });

  it.each<[string, unknown[]]>([
    ['', []],
    ['   ', []],
    ['germany', [{ kind: 'text', negated: false, any: ['germany'] }]],
    ['-germany', [{ kind: 'text', negated: true, any: ['germany'] }]],
    ['-', [{ kind: 'text', negated: false, any: ['-'] }]],
    ['"-x y"', [{ kind: 'text', negated: false, any: ['-x y'] }]],
    ['+49|"+43 1"', [{ kind: 'text', negated: false, any: ['+49', '+43 1'] }]],
    ['"say \\"hi\\" \\\\"', [{ kind: 'text', negated: false, any: ['say "hi" \\'] }]],
    ['12:30', [{ kind: 'text', negated: false, any: ['12:30'] }]],
    ['1,5', [{ kind: 'text', negated: false, any: ['1,5'] }]],
    ['TYPE:Voice', [{ kind: 'filter', negated: false, key: 'type', any: [['Voice']] }]],
    ['status:active|pending', [{ kind: 'filter', negated: false, key: 'status', any: [['active'], ['pending']] }]],
    ['-has:FAX', [{ kind: 'filter', negated: true, key: 'has', any: [['fax']] }]],
    ['has:sms,mms|fax', [{ kind: 'filter', negated: false, key: 'has', any: [['sms', 'mms'], ['fax']] }]],
    ['country:"United States"', [{ kind: 'filter', negated: false, key: 'country', any: [['US']] }]],
    ['renews<7D', [{ kind: 'filter', negated: false, key: 'renews', any: [['<7d']] }]],
    ['auto:false', [{ kind: 'filter', negated: false, key: 'auto', any: [['off']] }]],
    ['STATUS:Active,pending', [{ kind: 'filter', negated: false, key: 'status', any: [['Active'], ['pending']] }]],
    ['renews:<7d,overdue', [{ kind: 'filter', negated: false, key: 'renews', any: [['<7d'], ['overdue']] }]],
    ['tel:+4930123', [{ kind: 'text', negated: false, any: ['tel:+4930123'] }]],
    ['number:"+49 (0)30 123"', [{ kind: 'filter', negated: false, key: 'number', any: [['+4930123']] }]],
    ['sandbox:ON', [{ kind: 'filter', negated: false, key: 'sandbox', any: [['yes']] }]],
  ])('reads %j', (text, terms) => {
    expect(read(text)).toEqual({ terms, problems: [] });
  });

  it.each<[string, string[], string]>([
    ['staus:active type:voice', ['misspelledKey: staus'], 'type:voice'],
    ['foo:bar 030', ['unknownKey: foo'], '030'],
    ['http://example.com', ['unknownKey: http'], ''],
    ['status:', ['missingValue: status:'], ''],
    ['-status: 030', ['missingValue: -status:'], '030'],
    ['status:active|', ['missingValue: |'], 'status:active'],
    ['status:|active', ['missingValue: :'], 'status:active'],
    ['has:sms,,fax', ['missingValue: ,'], 'has:sms,fax'],
    ['status:""', ['missingValue: status:""'], ''],
    ['|', ['missingWord: |'], ''],
    ['a||b', ['missingWord: |'], 'a|b'],
    ['|a', ['missingWord: |'], 'a'],
    ['""', ['missingWord: ""'], ''],
    ['"united st', ['openQuote: "united st'], '"united st'],
    ['country:"united st', ['openQuote: "united st'], 'country:"united st"'],
    ['"', ['openQuote: "', 'missingWord: "'], ''],
    ['has:sms,flying', ['notCapability: flying'], 'has:sms'],
    ['auto:maybe', ['notYesNo: maybe'], ''],
    ['renews:soon|<7d', ['notDay: soon'], 'renews:<7d'],
    ['renews:soon..7d', ['notDay: soon..7d'], ''],
    ['renews:7d..soon', ['notDay: 7d..soon'], ''],
    ['has:flying,"fax', ['notCapability: flying', 'openQuote: "fax'], 'has:fax'],
    ['has:sms,""', ['missingValue: ""'], 'has:sms'],
    ['||', ['missingWord: ||'], ''],
    ['renews:..', ['notDay: ..'], ''],
    ['renews:<', ['notDay: <'], ''],
    ['lapses:none', ['notDay: none'], ''],
    ['renews:2026-02-30', ['noSuchDay: 2026-02-30'], ''],
    ['renews:2026-13', ['noSuchDay: 2026-13'], ''],
    ['renews:2026-12-15..2026-12-01', ['emptyRange: 2026-12-15..2026-12-01'], ''],
    ['renews:<0d', ['emptyRange: <0d'], ''],
    ['cost:cheap', ['notAmount: cheap'], ''],
    ['cost:>1,50', ['decimalComma: >1,50'], ''],
    ['cost:2..1', ['emptyRange: 2..1'], ''],
  ])('says of %j what it does not understand, and applies the rest', (text, problems, applied) => {
    expect(complaints(text)).toEqual(problems);
    expect(printQuery(read(text).terms)).toBe(applied.endsWith('st') ? `${applied}"` : applied);
  });

  it('has a sentence for every problem, and names what was meant', () => {
    for (const code of PROBLEM_CODES) expect(en).toHaveProperty([`query.problem.${code}`]);
    expect(parseQuery('staus:x').problems[0]).toMatchObject({ values: { key: 'staus' }, fix: 'status' });
    expect(parseQuery('foo:x').problems[0]).toEqual({ code: 'unknownKey', start: 0, end: 3, values: { key: 'foo' } });
    expect(parseQuery('sta:x').problems[0]).toMatchObject({ values: { key: 'sta' }, fix: 'status' });
  });
});

describe('a problem', () => {
  it.each<[string, Record<string, string>]>([
    ['status:', { key: 'status', example: 'status:active' }],
    ['has:flying', { key: 'has', value: 'flying', example: 'has:sms' }],
    ['renews:soon', { key: 'renews', value: 'soon', example: 'renews:<7d' }],
    ['cost:>1,50', { point: 'cost:>1.50' }],
    ['"open', {}],
    ['a||b', {}],
  ])('of %j quotes what its sentence needs', (text, values) => {
    expect(parseQuery(text).problems.map((problem) => problem.values)).toEqual([values]);
  });

  it('is a decimal comma only where an amount has one', () => {
    expect(complaints('cost:1,50|2')).toEqual(['decimalComma: 1,50']);
    expect(printQuery(read('cost:1,50|2').terms)).toBe('cost:2');
    expect(complaints('cost:1,|2')).toEqual(['missingValue: ,']);
    expect(complaints('cost:1,500,25')).toEqual(['decimalComma: 1,500,25']);
  });

  it('leaves no demand where nothing can be understood', () => {
    for (const text of ['|', '""', 'status:', 'has:flying', 'foo:bar']) expect(read(text).terms).toEqual([]);
  });
});

describe('every key', () => {
  it.each(KEY_NAMES)('%s has examples that are understood', (name) => {
    expect(keyOf(name).examples.length).toBeGreaterThan(0);
    for (const example of keyOf(name).examples) {
      expect(read(example).problems, example).toEqual([]);
      expect(read(example).terms, example).toMatchObject([{ kind: 'filter', key: name }]);
      // a country is written by its code
      expect(printQuery(read(example).terms)).toBe(example.replace('"United States"', 'US'));
    }
  });
});
