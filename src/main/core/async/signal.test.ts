import { expect, it, vi } from 'vitest';
import { createLatchedSignal, createSignal } from './signal';

it('a signal is heard by those who listen when it comes', () => {
  const [early, late] = [vi.fn(), vi.fn()];
  const signal = createSignal();
  signal.emit();
  signal.on(early);
  signal.emit();
  signal.on(late);
  expect([early.mock.calls.length, late.mock.calls.length]).toEqual([1, 0]);
});

it('a latched signal is heard once by the first who listens, however often it came before, and then as it comes', () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const signal = createLatchedSignal();
  signal.emit();
  signal.emit();
  signal.on(first);
  signal.on(second);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
  signal.emit();
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([2, 1]);
});
