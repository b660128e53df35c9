import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelNameSchema } from '../labels/label';
import { agentNames, openedValue } from '../numbers/extras';
import { PHONE_NUMBER_FIELDS } from '../numbers/phone-number';
import { numbersArbitrary } from '../query/number-arbitrary';
import { sampleNumber } from '../testing/sample';
import { fromSafeCell, readCsv } from './csv';
import { headingsAs } from './headings';
import { csvParts, EXPORT_FIELDS, jsonParts, readLabels, writeLabels, type TableNumber } from './number-table';
import { anyCharacter } from '../testing/any-character';

const atOnce = () => Promise.resolve();

const labelName = fc
  .oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('a; b', 'a, b', '"', 'say "hi"', '=x', "it's"))
  .map((name) => labelNameSchema.safeParse(name).data)
  .filter((name) => name !== undefined);
const note = fc.record({
  labels: fc.uniqueArray(labelName, { maxLength: 4, selector: (name) => name.toLowerCase().normalize('NFKD') }),
  note: fc.oneof(fc.constant(''), fc.string({ unit: anyCharacter }), fc.constantFrom('=1+1', 'two\r\nlines')),
});
const exported: fc.Arbitrary<TableNumber[]> = numbersArbitrary.chain((numbers) =>
  fc.tuple(...numbers.map((number) => note.map((of) => ({ number, note: of, environment: { name: 'Production' } })))),
);

describe('numbers as a CSV file', () => {
  it('can be read back, with labels and notes', async () => {
    await fc.assert(
      fc.asyncProperty(exported, async (numbers) => {
        const [header, ...lines] = await readCsv([...csvParts(numbers, EXPORT_FIELDS, headingsAs('fields'))].join(''), atOnce);
        expect(header?.cells).toEqual([...EXPORT_FIELDS]);
        expect(lines).toHaveLength(numbers.length);
        lines.forEach(({ cells }, index) => {
          const read = Object.fromEntries(EXPORT_FIELDS.map((field, at) => [field, fromSafeCell(cells[at] ?? '')]));
          const { number, note: of } = numbers[index]!;
          for (const field of PHONE_NUMBER_FIELDS) expect(read[field]).toBe(number[field] === null ? '' : String(number[field]));
          expect(read.note).toBe(of.note);
          expect(readLabels(read.agents ?? '')).toEqual(agentNames(number));
        });
      }),
    );
  }); // prettier-ignore

  it('has the fields that are asked for, in their order, and phone numbers as they are', () => {
    const one = {
      number: sampleNumber({ current_price: null }),
      note: { labels: ['b', 'a'], note: '=x' },
      environment: { name: 'P' },
    };
    const text = [...csvParts([one], ['number', 'current_price', 'labels', 'note'], headingsAs('fields'))].join('');
    expect(text).toBe("number,current_price,labels,note\r\n+1234567890,,b; a,'=x\r\n");
  });
});

const many = (count: number): TableNumber[] =>
  Array.from({ length: count }, (_, at) => ({
    number: sampleNumber({ id: `n${at}` }),
    note: { labels: [], note: '' },
    environment: { name: 'P' },
  }));

describe('the pieces of a file', () => {
  it.each([
    [0, [1]],
    [50, [1, 50]],
    [51, [1, 50, 1]],
  ])('of %d numbers in a table hold at most fifty lines each', (count, expected) => {
    const pieces = [...csvParts(many(count), ['id', 'number'], headingsAs('fields'))];
    expect(pieces.map((piece) => piece.match(/\r\n/gu)?.length)).toEqual(expected);
  });

  it.each([
    [0, '[]\n'],
    [1, '[\n{"id":"n0"}\n]\n'],
    [2, '[\n{"id":"n0"},\n{"id":"n1"}\n]\n'],
  ])('of %d numbers in JSON come to a list', (count, expected) => {
    expect([...jsonParts(many(count), ['id'])].join('')).toBe(expected);
  });
});

describe('numbers as a JSON file', () => {
  it('are what they were', () => {
    fc.assert(
      fc.property(exported, (numbers) => {
        const read = JSON.parse([...jsonParts(numbers, EXPORT_FIELDS)].join('')) as unknown;
        const plain = numbers.map(({ number: { unreadable: _, ...number }, note: of, environment }) => ({
          ...number,
          ...Object.fromEntries((['agents', 'talkover_environment', 'also_sent'] as const).map((name) => [name, openedValue(number[name]) ?? undefined])), // prettier-ignore
          ...of,
          environment: environment.name,
        }));
        expect(read).toEqual(JSON.parse(JSON.stringify(plain)));
      }),
    );
  });
});

it('JSON holds what came with a number as it was sent, and a table its name', () => {
  const number = sampleNumber({ agents: '[{"id":"a1","name":"Ada"}]', talkover_environment: '{"id":"e1"}', also_sent: '{"x":1}' }); // prettier-ignore
  const one = { number, note: { labels: ['VIP'], note: 'Ask Ada' }, environment: { name: 'Production' } };
  const fields = ['agents', 'talkover_environment', 'also_sent', 'labels', 'note', 'environment'] as const;
  expect(JSON.parse([...jsonParts([one], fields)].join(''))).toEqual([
    { agents: [{ id: 'a1', name: 'Ada' }], talkover_environment: { id: 'e1' }, also_sent: { x: 1 }, labels: ['VIP'], note: 'Ask Ada', environment: 'Production' },
  ]); // prettier-ignore
  const names = ['agents', 'talkover_environment', 'environment'] as const;
  const table = [...csvParts([one], names, headingsAs('fields'))].join('');
  expect(table).toBe('agents,talkover_environment,environment\r\nAda,e1,Production\r\n');
});

describe('labels in a cell', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(note, ({ labels }) => {
        expect(readLabels(writeLabels(labels)).toSorted()).toEqual(labels.toSorted());
      }),
    );
  });

  it.each([
    ['support, EU;vip', ['support', 'EU', 'vip']],
    ['  a ;; A ,', ['a']],
    ['"a; b"; c', ['a; b', 'c']],
    ['"open', ['"open']],
    ['', []],
  ])('%j are %j', (cell, expected) => {
    expect(readLabels(cell)).toEqual(expected);
  });
});
