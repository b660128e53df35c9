import { expect, it } from 'vitest';
import { serial } from './serial';

it('runs one piece of work after another, whatever fails', async () => {
  const inTurn = serial();
  const log: string[] = [];
  const work = (name: string, fails: boolean) => async () => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const done = await Promise.allSettled([inTurn(work('a', false)), inTurn(work('b', true)), inTurn(work('c', false))]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
