import { expect, it, vi } from 'vitest';
import { createTurn } from './turn';

it('is over once the work was busy for long enough, and begins again when everything else had a turn', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(100);
  const pause = vi.fn(() => Promise.resolve(void now.mockReturnValue(150)));
  const turn = createTurn(10, pause);
  now.mockReturnValue(109);
  expect(turn.isOver()).toBe(false);
  now.mockReturnValue(110);
  expect(turn.isOver()).toBe(true);
  await turn.pass();
  expect([pause.mock.calls.length, turn.isOver()]).toEqual([1, false]);
  now.mockReturnValue(160);
  expect(turn.isOver()).toBe(true);
});
