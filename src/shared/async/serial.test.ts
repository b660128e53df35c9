import { describe, expect, it } from 'vitest';
import { createSerial } from './serial';

describe('a serial queue', () => {
  it('runs one piece of work at a time, in order', async () => {
    const serial = createSerial();
    const order: string[] = [];
    let finish = () => undefined as void;
    const first = serial(async () => {
      order.push('first begins');
      await new Promise<void>((resolve) => (finish = resolve));
      order.push('first ends');
      return 1;
    });
    const second = serial(() => order.push('second'));
    await Promise.resolve();
    expect(order).toEqual(['first begins']);
    finish();
    expect(await first).toBe(1);
    await second;
    expect(order).toEqual(['first begins', 'first ends', 'second']);
  });

  it('hands a failure to its caller, and goes on', async () => {
    const serial = createSerial();
    const failing = serial(() => {
      throw new RangeError('no');
    });
    const next = serial(() => 'next');
    await expect(failing).rejects.toThrow(RangeError);
    await expect(next).resolves.toBe('next');
  });
});
