import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../testing/sample';
import { prepareColumns } from './columns';
import { complete, type Completion } from './complete';
import { KEY_NAMES } from './language/keys';
import { parseQuery } from './language/parse';
import { printQuery } from './language/print';
import { queryTextArbitrary } from './language/term-arbitrary';
import { CONTEXT, numbersArbitrary, queryArbitrary } from './number-arbitrary';
import { DEFAULT_SORT } from './query';
import { runQuery } from './run-query';

const columns = prepareColumns(
  [
    sampleNumber({ id: '0', has_fax: true }),
    sampleNumber({ id: '1', country_code: 'DE', current_status: 'suspended' }),
    sampleNumber({ id: '2', country_code: 'DE', type: 'sms', monthly_renewal_cost: 2.5 }),
    sampleNumber({ id: '3', country_code: 'GB', type: 'sms', current_status: 'pending' }),
  ],
  CONTEXT,
);

/** Proposals at the place of `^` in a text. */
function at(marked: string): Completion {
  const caret = marked.indexOf('^');
  return complete(marked.replace('^', ''), caret, columns);
}

/** What the text would be with each proposal taken, and its count. */
function taken(marked: string): string[] {
  const { start, end, proposals } = at(marked);
  const text = marked.replace('^', '');
  return proposals.map(({ insert, count }) =>
    `${text.slice(0, start)}${insert}${text.slice(end)} ${count ?? ''}`.trim(),
  );
}

describe('complete', () => {
  it('proposes every key where nothing was typed', () => {
    for (const marked of ['^', 'type:voice ^', '^ type:voice'])
      expect(at(marked).proposals.map(({ key, value }) => [key, value])).toEqual(KEY_NAMES.map((name) => [name, null]));
  });

  it.each<[string, string[]]>([
    ['stat^', ['status:', 'country:US 1']],
    ['-statu^', ['-status:']],
    ['c^ 030', ['country: 030', 'cost: 030', 'currency: 030', 'changed: 030']],
    ['sta^:active', ['status:active']],
    ['status:^', ['status:active 2', 'status:pending 1', 'status:suspended 1']],
    ['status:sus^', ['status:suspended 1']],
    [
      'country:DE status:^',
      ['country:DE status:active 1', 'country:DE status:pending 0', 'country:DE status:suspended 1'],
    ],
    ['status:active|^', ['status:active|pending 1', 'status:active|suspended 1']],
    ['status:active^', []],
    ['status:act^ive', []],
    ['country:germ^', ['country:DE 2']],
    ['country:^', ['country:DE 2', 'country:GB 1', 'country:US 1']],
    ['has:fax,^', ['has:fax,voice 1', 'has:fax,sms 1', 'has:fax,mms 0', 'has:fax,whatsapp 0']],
    ['cost:2^', ['cost:2.5 1']],
    ['auto:^', ['auto:on 4', 'auto:off 0']],
    ['susp^', ['status:suspended 1']],
    ['germ^', ['country:DE 2']],
    ['sm^', ['type:sms 2', 'has:sms 4']],
    ['type:sms germ^', ['type:sms country:DE 1']],
    ['x^', []],
    ['12^', []],
    ['"sta^', []],
    ['sta|x^', []],
    ['foo:^', []],
    ['is:^', ['is:incomplete 0']],
    ['s^', ['status:', 'sandbox:']],
    ['s^t<7d', ['status:<7d', 'sandbox:<7d']],
    ['x|sta^', []],
    ['^"sta', []],
    ['has:sms,fax,^', ['has:sms,fax,voice 1', 'has:sms,fax,mms 0', 'has:sms,fax,whatsapp 0']],
    ['country:"germ^', ['country:DE 2']],
    ['country:germany|^', ['country:germany|GB 1', 'country:germany|US 1']],
    ['country:germany^', []],
    [
      'type:sms|voice status:^',
      ['type:sms|voice status:active 2', 'type:sms|voice status:pending 1', 'type:sms|voice status:suspended 1'],
    ],
    ['id:^', []],
    ['^-type:', []],
  ])('at %j proposes %j', (marked, expected) => {
    expect(taken(marked)).toEqual(expected);
  });

  it('proposes ten values and no more, for a key and for a word', () => {
    const words = Array.from({ length: 12 }, (_, row) => `state${String.fromCharCode(97 + row)}`);
    const list = prepareColumns(
      words.map((current_status, row) => sampleNumber({ id: String(row), current_status })),
      CONTEXT,
    );
    const proposed = (text: string) => complete(text, text.length, list).proposals.map(({ value }) => value);
    expect(proposed('status:')).toEqual(words.slice(0, 10));
    expect(proposed('state')).toEqual(words.slice(0, 10));
  });

  it('proposes for a word with letters what numbers have, and never that they have nothing', () => {
    const agents = (...names: string[]) => JSON.stringify(names.map((name, at) => ({ id: `a${at}`, name })));
    const list = prepareColumns(
      [
        sampleNumber({ id: '0', agents: agents('24/7 desk', 'Nora') }),
        sampleNumber({ id: '1', current_status: '' }),
        sampleNumber({ id: '2', country_code: 'NO', type: 'sms' }),
      ],
      CONTEXT,
    );
    const proposed = (text: string) => complete(text, text.length, list).proposals.map(({ insert }) => insert);
    expect(proposed('no')).toEqual(['country:NO', 'agent:Nora']);
    expect(proposed('type:voice no')).toEqual(['agent:Nora']);
    expect(proposed('24')).toEqual([]);
    expect(proposed('agent:24')).toEqual(['"24/7 desk"']);
    // a value that others begin with is not demanded before it is chosen
    const alike = prepareColumns(['Nora', 'Nora 2'].map((name, row) => sampleNumber({ id: String(row), agents: agents(name) })), CONTEXT); // prettier-ignore
    expect(complete('agent:Nora', 10, alike).proposals.map(({ value, count }) => [value, count])).toEqual([['Nora', 1], ['Nora 2', 1]]); // prettier-ignore
  });

  it.each([
    ['^sta:x', 'key'],
    ['"sta^', 'word'],
    ['foo:^', 'word'],
    ['^', 'gap'],
    ['type:voice ^', 'gap'],
    ['sta^', 'key'],
    ['s^ta:', 'key'],
    ['status:^', 'value'],
    ['status:s^', 'value'],
    ['germ^', 'word'],
  ])('knows at %j what is begun: a %s', (marked, place) => {
    expect(at(marked).place).toBe(place);
  });

  it('counts what taking a value finds', () => {
    fc.assert(
      fc.property(numbersArbitrary, queryArbitrary, fc.constantFrom(...KEY_NAMES), (numbers, query, key) => {
        const list = prepareColumns(numbers, CONTEXT);
        const text = `${printQuery(query)} ${key}:`;
        const { start, end, proposals } = complete(text, text.length, list);
        for (const { insert, count } of proposals) {
          const { terms, problems } = parseQuery(text.slice(0, start) + insert + text.slice(end));
          expect(problems).toEqual([]);
          const asked = terms.map(({ term }) => term);
          expect(runQuery(list, asked, DEFAULT_SORT).rows).toHaveLength(count!);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has an answer for any text and any place in it', () => {
    fc.assert(
      fc.property(queryTextArbitrary, fc.nat({ max: 40 }), (text, place) => {
        const caret = Math.min(place, text.length);
        const { start, end } = complete(text, caret, columns);
        expect(start).toBeLessThanOrEqual(caret);
        expect(end).toBeGreaterThanOrEqual(caret);
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
