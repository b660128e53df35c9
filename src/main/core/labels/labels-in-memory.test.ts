import { expect, it } from 'vitest';
import { createLabelsInMemory } from './labels-in-memory';

const number = (id: string, labels: number[]) => ({ server: 's', id, number: '+1', formatted: '1', labels, note: '' });

it('makes one of labels that an earlier version kept apart, and keeps it one on the disk', () => {
  const memory = createLabelsInMemory();
  memory.take({ label: 1, name: 'Straße', color: 'teal' });
  memory.take({ label: 2, name: 'Łódź', color: 'blue' });
  memory.take({ label: 3, name: 'STRASSE', color: 'red' });
  memory.take(number('a', [3, 2]));
  memory.take(number('b', [1, 3]));
  expect(memory.labels().map(({ id, name }) => [id, name])).toEqual([[1, 'Straße'], [2, 'Łódź']]); // prettier-ignore
  expect(memory.page('s', 0).numbers.map(({ numberId, labels }) => [numberId, labels])).toEqual([['a', [1, 2]], ['b', [1]]]); // prettier-ignore
  expect(memory.numberOf('s', 'a')?.labels).toEqual([1, 2]);
  expect(memory.freeId()).toBe(4);

  const again = createLabelsInMemory();
  for (const record of memory.records()) again.take(record);
  expect([again.labels(), again.page('s', 0).numbers]).toEqual([memory.labels(), memory.page('s', 0).numbers]);
  expect(again.freeId()).toBe(4);

  // the other one is its own again once the first is renamed
  memory.take({ label: 1, name: 'Weg', color: 'teal' });
  expect(memory.labels().map(({ name }) => name)).toEqual(['Weg', 'Łódź', 'STRASSE']);
});
