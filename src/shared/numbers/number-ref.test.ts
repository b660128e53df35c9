import { expect, it } from 'vitest';
import { isSameNumber } from './number-ref';

const ref = (environmentId: string, numberId: string) => ({ environmentId, numberId });

it.each([
  [ref('e', 'n'), ref('e', 'n'), true],
  [ref('e', 'n'), ref('f', 'n'), false],
  [ref('e', 'n'), ref('e', 'm'), false],
  [ref('e', 'n'), null, false],
  [null, ref('e', 'n'), false],
  [null, null, true],
])('%j and %j are the same number: %s', (a, b, expected) => {
  expect(isSameNumber(a, b)).toBe(expected);
});
