import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../testing/sample';
import { advise } from './advise';
import { addLocalColumns } from './add-local-columns';
import { prepareColumns } from './columns';
import { parseQuery } from './language/parse';
import { CONTEXT } from './number-arbitrary';

const columns = prepareColumns(
  [
    sampleNumber({ id: 'a' }),
    sampleNumber({ id: 'b', current_status: 'pending', country_code: 'DE', type: 'sms', agents: '[{"id":"a1","name":"Night shift"}]' }),
  ],
  CONTEXT,
); // prettier-ignore

/** Each problem with what it underlines, and the query as it is when all that was meant is taken. */
function advised(text: string) {
  const problems = advise(text, parseQuery(text), columns);
  const fixed = problems.toReversed().reduce((query, { start, end, fix }) => (fix === undefined ? query : query.slice(0, start) + fix + query.slice(end)), text); // prettier-ignore
  return { said: problems.map(({ code, start, end }) => `${code}: ${text.slice(start, end)}`), fixed };
}

it('names labels that do not exist, once labels are known, and proposes one that a number has', () => {
  const notes = new Map([['a', new Map([['b', { labels: ['Support'], note: '' }]])]]);
  const noted = addLocalColumns(prepareColumns([sampleNumber({ id: 'b' })], CONTEXT), { notes, changedOn: new Map(), handled: new Map() }); // prettier-ignore
  const said = (text: string, labels: ReadonlySet<string> | null = new Set(['support', 'empty'])) =>
    advise(text, parseQuery(text), noted, labels).map(({ code, start, end, fix }) => [code, text.slice(start, end), fix]); // prettier-ignore
  expect(said('-label:gone|"Long gone",empty,SUPPORT')).toEqual([
    ['noSuchLabel', 'gone', undefined],
    ['noSuchLabel', '"Long gone"', undefined],
  ]);
  expect(said('label:suport')).toEqual([['misspelledValue', 'suport', 'Support']]);
  expect(said('label:')).toEqual([['missingValue', 'label:', undefined]]);
  for (const text of ['label:none', 'label:Émpty', 'gone', 'agent:gone']) expect(said(text)).toEqual([]);
  expect(said('label:gone', null)).toEqual([]);
});

it('asks for the currency of an amount where the list has several, and proposes that of the most numbers', () => {
  const of = (...currencies: string[]) =>
    prepareColumns(currencies.map((currency, at) => sampleNumber({ id: String(at), currency })), CONTEXT); // prettier-ignore
  const said = (text: string, list = of('EUR', 'USD', 'usd')) =>
    advise(text, parseQuery(text), list).map(({ code, fix }) => [code, fix]);
  expect(said('cost:>5')).toEqual([['whichCurrency', '>5usd']]);
  expect(said('-cost:1..2|>5eur')).toEqual([['whichCurrency', '1..2usd']]);
  expect(said('cost:>5usd')).toEqual([]);
  expect(said('cost:none')).toEqual([]);
  expect(said('cost:>5 currency:eur')).toEqual([]);
  expect(said('cost:>5 currency:eur|usd')).toEqual([['whichCurrency', '>5usd']]);
  expect(said('cost:>5', of('USD', 'usd', ''))).toEqual([]);
  expect(said('number:12345 cost:>5')).toEqual([['whichCurrency', '>5usd']]);
  // as many numbers have either
  expect(said('cost:>5', of('USD', 'EUR'))).toEqual([['whichCurrency', '>5eur']]);
  expect(said('cost:>5', of('EUR', 'USD'))).toEqual([['whichCurrency', '>5eur']]);
  // what is no code can't be written into a query
  expect(said('cost:>5', of('credits', 'credits', 'EUR'))).toEqual([['whichCurrency', undefined]]);
  expect(advise('cost:>5|x', parseQuery('cost:>5|x'), of('EUR', 'USD', 'USD'))).toEqual([
    { code: 'whichCurrency', start: 5, end: 7, values: { example: 'cost:>5usd' }, fix: '>5usd' },
    { code: 'notAmount', start: 8, end: 9, values: { key: 'cost', value: 'x', example: 'cost:>1.50usd' } },
  ]);
});

describe('a query that is asked of a list', () => {
  it.each([
    ['status:actve', ['misspelledValue: actve'], 'status:active'],
    ['-status:ACTVE type:voice', ['misspelledValue: ACTVE'], '-status:active type:voice'],
    ['status:active,pendign', ['misspelledValue: pendign'], 'status:active,pending'],
    ['status:pend', ['misspelledValue: pend'], 'status:pending'],
    ['staus:active', ['misspelledKey: staus'], 'status:active'],
    ['has:smss', ['notCapability: smss'], 'has:sms'],
    ['country:germny', ['misspelledValue: germny'], 'country:DE'],
    ['agent:"nigt shift"', ['misspelledValue: "nigt shift"'], 'agent:"Night shift"'],
    ['status:active OR status:pending', ['orIsAWord: status:active OR status:pending'], 'status:active|pending'],
    ['germany OR france', ['orIsAWord: germany OR france'], 'germany|france'],
    ['has:sms OR has:fax type:voice', ['orIsAWord: has:sms OR has:fax'], 'has:sms|fax type:voice'],
    ['status:actve staus:pending', ['misspelledValue: actve', 'misspelledKey: staus'], 'status:active status:pending'],
    ['staus:pending status:actve', ['misspelledKey: staus', 'misspelledValue: actve'], 'status:pending status:active'],
  ])('learns what was probably meant by %j', (text, said, fixed) => {
    expect(advised(text)).toEqual({ said, fixed });
    expect(advised(fixed).said).toEqual([]);
  });

  it('learns what is wrong with each part of an OR, and with the whole', () => {
    expect(advised('staus:active OR staus:pending').said).toEqual([
      'misspelledKey: staus',
      'orIsAWord: staus:active OR staus:pending',
      'misspelledKey: staus',
    ]);
    expect(advised('status:active OR status:').said).toEqual([
      'orIsAWord: status:active OR status:',
      'missingValue: status:',
    ]);
  });

  it('is not told anything of a value that means none, and of a country in the language of the list', () => {
    const list = prepareColumns(
      [sampleNumber({ id: 'a', current_status: 'nine' }), sampleNumber({ id: 'b', country_code: 'DE' })],
      { ...CONTEXT, locale: 'de' },
    );
    for (const text of ['status:none', 'country:Deutschland']) expect(advise(text, parseQuery(text), list)).toEqual([]);
    expect(advise('country:Deutschlnd', parseQuery('country:Deutschlnd'), list)).toMatchObject([{ fix: 'DE' }]);
  });

  it('quotes the value and its key', () => {
    expect(advise('status:actve', parseQuery('status:actve'), columns)[0]).toMatchObject({
      values: { key: 'status', value: 'actve' },
    });
    expect(advise('has:smss', parseQuery('has:smss'), columns)[0]).toMatchObject({
      values: { key: 'has', value: 'smss', example: 'has:sms' },
    });
  });

  it.each(['status:active', 'status:Pending', 'status:none', 'status:ported', 'country:Germany', 'label:vip', 'germany or france', 'status:active OR germany', 'OR', 'OR germany', 'germany OR', '-germany OR france', 'germany OR -france', 'germany "OR" france', 'germany -OR france', 'agent:non', 'renews:<8d'])(
    'gets no advice on %j',
    (text) => {
      expect(advised(text).said).toEqual([]);
    },
  ); // prettier-ignore
});
