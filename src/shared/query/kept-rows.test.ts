import { expect, it } from 'vitest';
import { prepareColumns } from './columns';
import { keepRows } from './kept-rows';
import { CONTEXT } from './number-arbitrary';

/** How often each demand of a list has to be worked out. */
function counted() {
  const columns = prepareColumns([], CONTEXT);
  const found: string[] = [];
  const ask = (demand: string) => keepRows(columns, demand, () => (found.push(demand), new Uint8Array()));
  return { ask, found };
}

it('rows that meet a demand are found once, in each list on its own', () => {
  const [one, other] = [counted(), counted()];
  expect(one.ask('a')).toBe(one.ask('a'));
  other.ask('a');
  expect([one.found, other.found]).toEqual([['a'], ['a']]);
});

it('of many demands those asked last are kept', () => {
  const { ask, found } = counted();
  const demands = Array.from({ length: 24 }, (_, at) => `d${at}`);
  demands.forEach(ask);
  ask('d0');
  ask('one more');
  expect(found.splice(0)).toEqual([...demands, 'one more']);
  // d1 had to go, because d0 was asked again in between
  ['d0', ...demands.slice(2), 'one more'].forEach(ask);
  expect(found).toEqual([]);
  ask('d1');
  expect(found).toEqual(['d1']);
});
