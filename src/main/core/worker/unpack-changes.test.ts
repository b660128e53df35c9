import { describe, expect, it } from 'vitest';
import { encodeNumbers, ROWS_PER_CHUNK } from '../../../shared/packed/number-chunk';
import { sampleNumber } from '../../../shared/testing/sample';
import { unpackChanges } from './unpack-changes';

describe('unpacked changes', () => {
  it('pair what was with what is, over many chunks too, and say what differs', async () => {
    const before = Array.from({ length: ROWS_PER_CHUNK + 1 }, (_, id) => sampleNumber({ id: String(id) }));
    const after = before.map((number) => ({ ...number, current_price: 2 }));
    const [added, gone] = [sampleNumber({ id: 'new' }), sampleNumber({ id: 'old' })];
    const changes = await unpackChanges({
      patch: null,
      added: encodeNumbers([added]),
      gone: encodeNumbers([gone]),
      before: encodeNumbers(before),
      after: encodeNumbers(after),
      activity: null,
    });
    expect(changes).toMatchObject({ added: [added], gone: [gone] });
    expect(changes.changed).toHaveLength(before.length);
    expect(changes.changed.at(-1)).toEqual({ before: before.at(-1), after: after.at(-1), fields: ['current_price'] });
  });
});
