import { describe, expect, it } from 'vitest';
import { moveCursor } from './grid-cursor';

describe('moveCursor', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowUp', 3, 2],
    ['PageDown', 3, 8],
    ['PageUp', 7, 2],
    ['Home', 7, 0],
    ['End', 2, 9],
  ])('%s leads from row %i to row %i', (key, from, to) => {
    expect(moveCursor(key, from, 10, 5)).toBe(to);
  });

  it.each([
    ['ArrowDown', 9, 9],
    ['PageDown', 8, 9],
    ['ArrowUp', 0, 0],
    ['PageUp', 1, 0],
    ['ArrowDown', -1, 0],
    ['ArrowUp', -1, 0],
  ])('%s from row %i stays inside the list, at row %i', (key, from, to) => {
    expect(moveCursor(key, from, 10, 5)).toBe(to);
  });

  it('does not move with other keys, nor where there is nothing to move to', () => {
    expect(moveCursor('a', 3, 10, 5)).toBeNull();
    expect(moveCursor('ArrowDown', -1, 0, 5)).toBeNull();
  });
});
