import { describe, expect, it } from 'vitest';
import { isDoubtful, isLargeLoss, isSameEnvironment } from './list-loss';

describe('a loss', () => {
  it.each([
    [5, 5, false],
    [6, 6, true],
    [6, 59, true],
    [6, 60, false],
    [100, 1_000, false],
    [101, 1_000, true],
    [0, 0, false],
  ])('of %i out of %i numbers is large: %s', (lost, before, expected) => {
    expect(isLargeLoss({ lost, before })).toBe(expected);
  });

  it.each([
    [{ before: 100, after: 90, lost: 10 }, false],
    [{ before: 100, after: 89, lost: 11 }, true],
    [{ before: 1, after: 0, lost: 1 }, true],
    [{ before: 2, after: 1, lost: 1 }, false],
    [{ before: 0, after: 0, lost: 0 }, false],
  ])('of %j is doubtful: %s', (loss, expected) => {
    expect(isDoubtful(loss)).toBe(expected);
  });

  it.each([
    // half of the shorter list is in the other one
    [{ before: 10, after: 10, lost: 5 }, true],
    [{ before: 10, after: 10, lost: 6 }, false],
    [{ before: 10, after: 4, lost: 8 }, true],
    [{ before: 10, after: 4, lost: 9 }, false],
    [{ before: 4, after: 10, lost: 2 }, true],
    [{ before: 4, after: 10, lost: 3 }, false],
    [{ before: 10, after: 0, lost: 10 }, true],
    [{ before: 0, after: 10, lost: 0 }, true],
  ])('of %j leaves the same environment: %s', (loss, expected) => {
    expect(isSameEnvironment(loss)).toBe(expected);
  });
});
