import { describe, expect, it } from 'vitest';
import { forEachYielding, inOneGo, runYielding } from './yielding';

function* counting(times: number, busyMs: number): Generator<void, number> {
  for (let time = 0; time < times; time++) {
    for (const end = performance.now() + busyMs; performance.now() < end;);
    yield;
  }
  return times;
}

describe('yielding work', () => {
  it('gives what it came to, and others a turn in the middle', async () => {
    const order: string[] = [];
    const long = runYielding(counting(10, 5)).then((value) => order.push(`counted to ${value}`));
    const other = new Promise<void>((resolve) => setImmediate(() => resolve(void order.push('other'))));
    await Promise.all([long, other]);
    expect(order).toEqual(['other', 'counted to 10']);
  });

  it('does something with each of many items, and lets others have a turn in the middle', async () => {
    const order: (number | string)[] = [];
    const items = Array.from({ length: 200 }, (_, at) => at);
    const long = forEachYielding(items, (item) => {
      for (const end = performance.now() + 0.5; performance.now() < end;);
      order.push(item);
    });
    const other = new Promise<void>((resolve) => setImmediate(() => resolve(void order.push('other'))));
    await Promise.all([long, other]);
    expect(order.filter((entry) => entry !== 'other')).toEqual(items);
    expect(order.at(-1)).not.toBe('other');
  });

  it('can be done in one go', () => {
    const seen: number[] = [];
    function* working(): Generator<void, string> {
      for (let time = 0; time < 3; time++) {
        seen.push(time);
        yield;
      }
      return 'done';
    }
    expect(inOneGo(working())).toBe('done');
    expect(seen).toEqual([0, 1, 2]);
  });

  it('fails as what it runs does', async () => {
    function* failing(): Generator<void, never> {
      yield;
      throw new RangeError('no');
    }
    await expect(runYielding(failing())).rejects.toThrow(RangeError);
  });
});
