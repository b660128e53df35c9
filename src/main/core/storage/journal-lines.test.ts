import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeJournal,
  encodeLine,
  headSize,
  journalVersion,
  markOf,
  parseObject,
  readJournal,
  type JournalEnd,
} from './journal-lines';

const NAME = 'ledger';
const HEAD = headSize(NAME, 3);

const changes = fc.array(fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' ')), { minLength: 1, maxLength: 4 }), { maxLength: 5 }); // prettier-ignore

const linesOf = (change: readonly string[]) =>
  change.map((body, index) => encodeLine(body, index === change.length - 1));
const journalOf = (all: readonly string[][]) => encodeJournal(NAME, 3, all.flatMap(linesOf));

function read(bytes: Buffer): { records: string[]; end: JournalEnd } {
  const records: string[] = [];
  const reading = readJournal(bytes, NAME, 3, ({ body, start, end }) => {
    // where it says that the record stands
    expect(bytes.subarray(end - body.length, end).equals(body) && bytes[end] === 10 && start < end).toBe(true);
    records.push(body.toString());
  });
  for (let step = reading.next(); ; step = reading.next()) if (step.done) return { records, end: step.value };
}

describe('a journal', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const bytes = journalOf(all);
        const { records, end } = read(bytes);
        expect(records).toEqual(all.flat());
        const lines = { firstLines: all[0]?.length ?? 0, lines: all.flat().length };
        expect(end).toEqual({ size: bytes.length, isWhole: true, isDamaged: false, ...lines });
      }),
    );
  });

  it('holds whole changes wherever the app was killed while it added to it, and that is no damage', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (all, cut) => {
        const whole = journalOf(all);
        const size = HEAD + (cut % (whole.length - HEAD + 1));
        const kept = all.filter((_, index) => journalOf(all.slice(0, index + 1)).length <= size);
        const bytes = Buffer.from(whole.subarray(0, size));
        const { at, bytes: mark } = markOf(NAME, 3, journalOf(kept).length);
        mark.copy(bytes, at);
        const { records, end } = read(bytes);
        expect(records).toEqual(kept.flat());
        expect([end.isDamaged, end.isWhole, end.size]).toEqual([false, size === end.size, journalOf(kept).length]);
      }),
    );
  });

  it('notices wherever its tail is missing, and holds the whole changes before', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (all, cut) => {
        const whole = journalOf(all);
        const size = cut % whole.length;
        const { records, end } = read(whole.subarray(0, size));
        expect(end.isDamaged).toBe(true);
        expect(records).toEqual(all.filter((_, index) => journalOf(all.slice(0, index + 1)).length <= size).flat());
      }),
    );
  });

  it('notices a missing tail down to the last line, however short it is', () => {
    const whole = journalOf([['a'], ['']]);
    for (let size = 0; size < whole.length; size++) expect(read(whole.subarray(0, size)).end.isDamaged).toBe(true);
    expect(read(whole).end.isDamaged).toBe(false);
  });

  it('loses no more than the two lines around a byte that is wrong, and says so', () => {
    fc.assert(
      fc.property(changes, fc.nat(), fc.integer({ min: 1, max: 255 }), (all, at, flip) => {
        const bytes = journalOf(all);
        const place = at % bytes.length;
        bytes[place]! ^= flip;
        const { records, end } = read(bytes);
        const written = all.flat();
        const first = written.findIndex((record, index) => record !== records[index]);
        const missing = written.length - records.length;
        expect(missing).toBeLessThanOrEqual(2);
        expect(records).toEqual(first < 0 ? written : written.toSpliced(first, missing));
        const { at: mark, bytes: markBytes } = markOf(NAME, 3, 0);
        const isInMark = place >= mark && place < mark + markBytes.length;
        expect(end.isDamaged).toBe(!isInMark);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says its version in its first line, and only where that is its own', () => {
    const first = (head: unknown) => encodeLine(JSON.stringify(head), true);
    expect(journalVersion(encodeJournal(NAME, 7, []), NAME)).toBe(7);
    expect(journalVersion(encodeJournal('activity', 7, []), NAME)).toBeNull();
    for (const head of [{ journal: NAME }, { journal: NAME, version: '7' }, { version: 7 }, [], null, 7]) {
      expect(journalVersion(first(head), NAME)).toBeNull();
    }
    for (const bytes of [encodeLine('{', true), Buffer.alloc(0), Buffer.from('\n')])
      expect(journalVersion(bytes, NAME)).toBeNull();
    expect(journalVersion(encodeJournal(NAME, 7, []).subarray(0, 20), NAME)).toBeNull();
  });

  it('takes no line whose sign it does not know, although its checksum is right', () => {
    const signed = '*later';
    const line = `${crc32(signed).toString(16).padStart(8, '0')}${signed}\n`;
    expect(read(encodeJournal(NAME, 3, [Buffer.from(line), encodeLine('one', true)]))).toMatchObject({
      records: ['one'],
      end: { isDamaged: true },
    });
  });

  it.each([
    ['another journal', encodeJournal('activity', 3, [encodeLine('x', true)])],
    ['zeros', Buffer.alloc(300)],
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('a text\n'.repeat(20))],
  ])('is not taken for one where it is %s', (_, bytes) => {
    expect(read(bytes).end).toMatchObject({ isDamaged: true, isWhole: false });
  });
});

describe('the object of a line', () => {
  it('is none where the text is something else', () => {
    expect(parseObject('{"a":1}')).toEqual({ a: 1 });
    for (const text of ['', '{', 'null', '[]', '7', '"a"']) expect(parseObject(text)).toBeNull();
  });
});
