import { describe, expect, it } from 'vitest';
import { inTurns } from './in-turns';

function* counting(times: number, busyMs: number): Generator<void, number> {
  for (let time = 0; time < times; time++) {
    for (const end = performance.now() + busyMs; performance.now() < end;);
    yield;
  }
  return times;
}

describe('work in turns', () => {
  it('gives what it came to, and others a turn in the middle', async () => {
    const order: string[] = [];
    const long = inTurns(counting(10, 5)).then((value) => order.push(`counted to ${value}`));
    const other = new Promise<void>((resolve) => setImmediate(() => resolve(void order.push('other'))));
    await Promise.all([long, other]);
    expect(order).toEqual(['other', 'counted to 10']);
  });

  it('fails as what it runs does', async () => {
    function* failing(): Generator<void, never> {
      yield;
      throw new RangeError('no');
    }
    await expect(inTurns(failing())).rejects.toThrow(RangeError);
  });
});
