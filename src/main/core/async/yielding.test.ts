import { describe, expect, it, vi } from 'vitest';
import { forEachYielding, inOneGo, runYielding } from './yielding';

/** The clock stands still, apart from what work takes. */
function createStillClock(): (ms: number) => void {
  let now = 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return (ms) => void (now += ms);
}

/** Writes down each turn that others get until the work is over. */
async function turnsDuring(work: () => Promise<unknown>, onTurn: () => void): Promise<void> {
  let isOver = false;
  const turn = () => {
    if (isOver) return;
    onTurn();
    setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isOver = true;
}

describe('yielding work', () => {
  it('gives what it came to, and others a turn each time it was busy for ten milliseconds', async () => {
    const take = createStillClock();
    const order: (number | string)[] = [];
    function* working(): Generator<void, string> {
      for (let step = 1; step <= 5; step++) {
        take(5);
        order.push(step);
        yield;
      }
      return 'done';
    }
    await turnsDuring(
      async () => order.push(await runYielding(working())),
      () => order.push('others'),
    );
    expect(order).toEqual([1, 2, 'others', 3, 4, 'others', 5, 'done']);
  });

  it('does something with each of many items, and looks at the clock after every 64', async () => {
    const take = createStillClock();
    const order: (number | string)[] = [];
    const items = Array.from({ length: 130 }, (_, at) => at);
    await turnsDuring(
      () =>
        forEachYielding(items, (item) => {
          take(10);
          order.push(item);
        }),
      () => order.push('others'),
    );
    expect(order).toEqual([...items.slice(0, 64), 'others', ...items.slice(64, 128), 'others', ...items.slice(128)]);
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
