import { expect, it } from 'vitest';
import { encodeNumbers } from '../../../../shared/packed/number-chunk';
import { parseQuery } from '../../../../shared/query/language/parse';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { createListCurrencies } from './list-currencies';

const production = sampleEnvironment();
const staging = sampleEnvironment({ id: '0b9f6ad4-5a0b-4a0e-9a53-0d1f0a2f6f10' });
const sample = sampleEnvironment({ id: '1c9f6ad4-5a0b-4a0e-9a53-0d1f0a2f6f10', kind: 'sample' });

const listOf = (...currencies: string[]) => ({
  chunks: encodeNumbers(currencies.map((currency, at) => sampleNumber({ id: String(at), currency }))),
});
const asked = (...queries: string[]) => queries.map((query) => parseQuery(query).terms.map(({ term }) => term));

it('are those of all numbers but sample data, however they are written', async () => {
  const lists: Record<string, ReturnType<typeof listOf> | null> = {
    [production.id]: listOf('USD', 'usd ', ''),
    [staging.id]: listOf('EUR', 'USD'),
    [sample.id]: listOf('JPY'),
  };
  const currencies = createListCurrencies({
    environments: () => [production, staging, sample],
    lists: { get: (id) => lists[id]! },
  });
  expect(await currencies(asked('cost:>5'))).toEqual(['USD', 'EUR']);
  lists[staging.id] = null;
  expect(await currencies(asked('cost:>5'))).toEqual(['USD']);
  lists[production.id] = listOf('GBP');
  expect(await currencies(asked('cost:>5'))).toEqual(['GBP']);
});

it('are read only for a query that depends on them, and once for each chunk', async () => {
  let read = 0;
  const { chunks } = listOf('USD', 'EUR');
  const currencies = createListCurrencies({
    environments: () => [production],
    lists: { get: () => (read++, { chunks }) },
  });
  expect(await currencies(asked('type:voice', 'cost:>5usd', 'cost:>5 currency:usd', 'cost:none'))).toEqual([]);
  expect(read).toBe(0);
  expect(await currencies(asked('type:voice', '-cost:5'))).toEqual(['USD', 'EUR']);
  chunks[0]!.fill(0);
  expect(await currencies(asked('cost:5|7'))).toEqual(['USD', 'EUR']);
});
