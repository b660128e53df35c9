import { expect, it } from 'vitest';
import { readLabelsAndNoteRecord } from './labels-and-notes-format';

const read = (content: unknown) => readLabelsAndNoteRecord(Buffer.from(JSON.stringify(content)));

it.each([
  { label: 1, name: 'Support', color: 'red' },
  { label: 2, name: null, color: 'a later colour' },
  { server: 's', id: 'n', number: '+1', formatted: '1', labels: [1, 2], note: 'a note' },
])('a record is read as it was written: %j', (record) => {
  expect(read({ ...record, later: 1 })).toEqual({ ...record, later: 1 });
});

it('has a default for what a record lacks', () => {
  expect(read({ label: 1, name: 'Support' })).toEqual({ label: 1, name: 'Support', color: 'grey' });
  const nothing = { number: '', formatted: '', labels: [], note: '' };
  expect(read({ server: 's', id: 'n' })).toEqual({ server: 's', id: 'n', ...nothing });
});

it.each([
  null,
  [],
  {},
  { label: 0, name: 'x' },
  { label: 1.5, name: 'x' },
  { label: 1 },
  { server: 's' },
  { server: 's', id: 'n', labels: [0] },
  { server: 's', id: 'n', labels: [1.5] },
])('a record is unknown where it is %j', (record) => {
  expect(read(record)).toBeNull();
});
