import { describe, expect, it } from 'vitest';
import { encodeLine } from '../journal-lines';
import { activityPartsOf, encodeActivity, readActivityHead, type ActivityHead } from './activity-format';

const START: ActivityHead = { type: 'start', at: 5, reason: 'first', count: 3, before: null };
const SYNC = {
  type: 'sync' as const,
  from: 1,
  at: 2,
  before: 9,
  after: 8,
  counts: { kinds: { gone: 1 }, became: { suspended: 2 } },
  entries: 3,
  news: 2,
  omitted: 1,
  gone: ['a'],
  back: ['b'],
} satisfies ActivityHead;

describe('a record of activity', () => {
  it('is what it is, then its parts, with tabs between', () => {
    const body = encodeActivity(START, [Buffer.from('[1]'), Buffer.from('ä')]);
    expect(body.toString()).toBe(`${JSON.stringify(START)}\t[1]\tä`);
    expect(readActivityHead(Buffer.from(body))).toEqual(START);
    expect(activityPartsOf(encodeLine(body, true).subarray(0, -1))).toEqual(['[1]', 'ä']);
  });

  it('may have no parts', () => {
    const body = Buffer.from(encodeActivity(START));
    expect(readActivityHead(body)).toEqual(START);
    expect(activityPartsOf(encodeLine(body, true).subarray(0, -1))).toEqual([]);
  });

  it.each([
    START,
    SYNC,
    { type: 'read', through: 7 } as const,
    { type: 'seen', at: 2, numberId: 'n', kinds: ['status'], became: 'suspended' } as const,
  ] satisfies ActivityHead[])('is read as it was written: $type', (head) => {
    expect(readActivityHead(Buffer.from(encodeActivity(head)))).toEqual(head);
  });

  it('has a default for all but what it is and when', () => {
    expect(
      readActivityHead(Buffer.from('{"type":"sync","from":1,"at":2,"counts":{"kinds":[],"became":{"x":"y"}}}')),
    ).toEqual({
      type: 'sync',
      from: 1,
      at: 2,
      before: 0,
      after: 0,
      counts: { kinds: {}, became: {} },
      entries: 0,
      news: 0,
      omitted: 0,
      gone: [],
      back: [],
    });
    expect(readActivityHead(Buffer.from('{"type":"sync","from":1,"at":2,"counts":7}'))).toMatchObject({
      counts: { kinds: {}, became: {} },
    });
    expect(readActivityHead(Buffer.from('{"type":"start","at":1,"reason":"whim"}'))).toMatchObject({
      count: 0,
      before: null,
    });
    expect(readActivityHead(Buffer.from('{"type":"seen","at":1,"numberId":"n","kinds":7,"became":7}'))).toEqual({
      type: 'seen',
      at: 1,
      numberId: 'n',
      kinds: [],
      became: null,
    });
  });

  it('keeps fields of a later version', () => {
    const later = { ...SYNC, weather: 'fine', counts: { ...SYNC.counts, seen: 1 } };
    expect(readActivityHead(Buffer.from(JSON.stringify(later)))).toEqual(later);
  });

  it.each([
    '',
    '{}',
    '[]',
    '{"type":"stop"}',
    '{"type":"read"}',
    '{"type":"sync","from":1}',
    'no JSON',
    '\t{"type":"read","through":1}',
  ])('is unknown where it differs: %j', (body) => {
    expect(readActivityHead(Buffer.from(body))).toBeNull();
  });
});
