import { describe, expect, it } from 'vitest';
import { openChunk } from '../../../shared/packed/number-chunk';
import type { PackedEntry } from '../../../shared/activity/activity';
import { diffNumbers, type NumberChanges } from '../../../shared/numbers/number-changes';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { sampleNumber } from '../../../shared/testing/sample';
import { encodeActivity } from '../storage/formats/activity-format';
import { encodeLine } from '../storage/journal-lines';
import { findActivity, findChangeMarks, findHistory, packActivity, type ActivityQuestion } from './activity-jobs';

const TODAY = 20_000;
const number = (id: string, fields: Parameters<typeof sampleNumber>[0] = {}) =>
  sampleNumber({ id, number: `+${id}`, ...fields });
const changeOf = (before: PhoneNumber, after: PhoneNumber) => diffNumbers([before], [after]).changed[0]!;
const changes = (some: Partial<NumberChanges>): NumberChanges => ({ added: [], gone: [], changed: [], ...some });

/** A question about the lines of some fetches, newest first, as a record hands it over. */
function questionAbout(
  ...found: { changes: Partial<NumberChanges>; at: number; isRead?: boolean; seen?: string[] }[]
): ActivityQuestion {
  const lines: ActivityQuestion['lines'] = [];
  const parts: Buffer[] = [];
  let size = 0;
  found.forEach(({ changes: some, at, isRead = false, seen = [] }, sync) => {
    const { parts: packed, ...summary } = findActivity(changes(some), [], TODAY)!;
    const line = encodeLine(
      encodeActivity({ type: 'sync', from: at - 1, at, before: 0, after: 0, ...summary }, packed),
      true,
    );
    lines.push({ start: size, end: size + line.length - 1, at, isRead, seen, sync });
    size += line.length;
    parts.push(line);
  });
  return { bytes: new Uint8Array(Buffer.concat(parts)), lines };
}

describe('what is found between two lists', () => {
  it('is nothing where nothing is reported', () => {
    expect(findActivity(changes({}), [], TODAY)).toBeNull();
    const same = number('1');
    expect(findActivity(changes({ changed: [changeOf(same, { ...same, updated_at: '2026-01-01T00:00:00Z' })] }), [], TODAY)).toBeNull(); // prettier-ignore
  });

  it('is counted by kind, with the ids of what went and of what came back', () => {
    const suspend = (id: string) =>
      changeOf(number(id), number(id, { current_status: 'suspended', auto_renewal: false }));
    const renew = changeOf(number('9'), number('9', { renewal_date: '2024-03-15' }));
    const found = findActivity(
      changes({
        gone: [number('1'), number('2')],
        added: [number('3'), number('4')],
        changed: [suspend('5'), suspend('6'), renew],
      }),
      ['4', '7'],
      TODAY,
    );
    expect(found).toMatchObject({
      counts: { kinds: { gone: 2, back: 1, added: 1, status: 2, auto: 2, renewed: 1 }, became: { suspended: 2 } },
      entries: 7,
      news: 6,
      omitted: 0,
      gone: ['1', '2'],
      back: ['4'],
    });
  });

  it('stands in order of weight, equals by number', () => {
    const question = questionAbout({ changes: { added: [number('3'), number('1')], gone: [number('4'), number('2')] }, at: 1 }); // prettier-ignore
    const [chunk] = packActivity(question);
    expect([...openChunk(chunk!.numbers).numbers].map(({ id }) => id)).toEqual(['2', '4', '1', '3']);
    expect((JSON.parse(chunk!.entries) as PackedEntry[]).map(([, kinds]) => kinds[0])).toEqual(['gone', 'gone', 'added', 'added']); // prettier-ignore
  });
});

describe('what is reported of several fetches', () => {
  it('goes out in chunks of 2,000, each entry with its fetch', () => {
    const many = (from: number, count: number) => Array.from({ length: count }, (_, index) => number(String(from + index))); // prettier-ignore
    const chunksOf = (...counts: number[]) => {
      const question = questionAbout(...counts.map((count, index) => ({ changes: { added: many(10_000 * (index + 1), count) }, at: 9 - index }))); // prettier-ignore
      return packActivity(question).map(({ entries }) => (JSON.parse(entries) as PackedEntry[]).map(([sync]) => sync));
    };
    expect(chunksOf(2_000).map(({ length }) => length)).toEqual([2_000]);
    const [first, second, ...none] = chunksOf(1_500, 1_000);
    expect([first?.length, second?.length, none.length]).toEqual([2_000, 500, 0]);
    expect([first?.[1_499], first?.[1_500], second?.[0]]).toEqual([0, 1, 1]);
    expect(packActivity({ bytes: new Uint8Array(), lines: [] })).toEqual([]);
  });

  it('marks each number with its last news, and those that were not read', () => {
    const renewed = [changeOf(number('9'), number('9', { renewal_date: '2024-03-15' }))];
    const question = questionAbout(
      { changes: { gone: [number('1')], changed: renewed }, at: 30 },
      { changes: { added: [number('1'), number('2')] }, at: 20, isRead: true },
      { changes: { added: [number('2'), number('3'), number('4')] }, at: 10, seen: ['4'] },
    );
    expect(findChangeMarks(question)).toEqual({ changedAt: { 1: 30, 2: 20, 3: 10, 4: 10 }, unread: ['1', '2', '3'] });
  });

  it('is the history of a number, and not of one whose id holds its id', () => {
    const question = questionAbout(
      { changes: { gone: [number('1'), number('11')] }, at: 30 },
      { changes: { added: [number('11')] }, at: 20 },
      { changes: { changed: [changeOf(number('1', { type: 'sms' }), number('1'))] }, at: 10 },
    );
    expect(findHistory({ ...question, numberId: '1' })).toEqual([
      { at: 30, kinds: ['gone'], before: null, number: number('1') },
      { at: 10, kinds: ['type'], before: { type: 'sms' }, number: number('1') },
    ]);
    expect(findHistory({ ...question, numberId: '7' })).toEqual([]);
  });
});
