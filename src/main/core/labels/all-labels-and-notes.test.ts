import { expect, it } from 'vitest';
import { inOneGo } from '../async/yielding';
import * as inSteps from './all-labels-and-notes';
import { createLabelsInMemory } from './labels-in-memory';

const number = (id: string, labels: number[], note = '') => ({ server: 's', id, number: `+1${id}`, formatted: id, labels, note }); // prettier-ignore

const allIn = (...question: Parameters<typeof inSteps.allIn>) => inOneGo(inSteps.allIn(...question));
const recordsBetween = (...question: Parameters<typeof inSteps.recordsBetween>) =>
  inOneGo(inSteps.recordsBetween(...question));

/** What is so in memory after some records. */
function after(...records: Parameters<ReturnType<typeof createLabelsInMemory>['take']>[0][]) {
  const memory = createLabelsInMemory();
  for (const record of records) memory.take(record);
  return memory;
}

const VIP = { label: 1, name: 'VIP', color: 'teal' };
const EU = { label: 2, name: 'EU', color: 'red' };

it('names labels by name and numbers by server and id, without the ids of this computer', () => {
  const { labels, numbers } = allIn(after(VIP, EU, number('1', [2, 1], 'Ask Ada')));
  expect([...labels.values()]).toEqual([{ name: 'VIP', color: 'teal' }, { name: 'EU', color: 'red' }]); // prettier-ignore
  expect([...numbers]).toEqual([['s 1', { ...number('1', []), labels: ['eu', 'vip'], note: 'Ask Ada' }]]);
});

it('needs no record where nothing changed', () => {
  const memory = after(VIP, number('1', [1]));
  expect(recordsBetween(allIn(memory), allIn(memory), memory)).toEqual([]);
});

it('keeps the id of a label that is called or coloured otherwise, and gives new ones to others', () => {
  const memory = after(VIP, EU, number('1', [1]));
  const target = allIn(
    after({ ...VIP, name: 'vip', color: 'blue' }, EU, { label: 3, name: 'New', color: 'pink' }, { label: 4, name: 'Newer', color: 'pink' }, number('1', [1, 3, 4])),
  ); // prettier-ignore
  expect(recordsBetween(allIn(memory), target, memory)).toEqual([
    { label: 1, name: 'vip', color: 'blue' },
    { label: 3, name: 'New', color: 'pink' },
    { label: 4, name: 'Newer', color: 'pink' },
    number('1', [1, 3, 4]),
  ]);
});

it('takes away labels and numbers that are no longer there, and labels of numbers with them', () => {
  const memory = after(VIP, EU, number('1', [1, 2], 'x'), number('2', [2]));
  expect(recordsBetween(allIn(memory), allIn(after(VIP, number('1', [1], 'x'))), memory)).toEqual([
    { label: 2, name: null, color: 'red' },
    number('1', [1], 'x'),
    number('2', []),
  ]);
});

it('keeps fields of a later version', () => {
  const memory = after({ ...VIP, icon: 'star' } as typeof VIP, { ...number('1', [1]), reviewed: true } as ReturnType<typeof number>); // prettier-ignore
  const target = allIn(after({ ...VIP, color: 'blue' }, number('1', [1], 'more')));
  expect(recordsBetween(allIn(memory), target, memory)).toEqual([
    { ...VIP, color: 'blue', icon: 'star' },
    { ...number('1', [1], 'more'), reviewed: true },
  ]);
});
