import { expect, it } from 'vitest';
import { isObject } from './is-object';

it.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['text', false],
  [7, false],
])('%j is an object that holds fields: %s', (value, expected) => {
  expect(isObject(value)).toBe(expected);
});
