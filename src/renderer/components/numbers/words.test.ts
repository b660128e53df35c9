import { expect, it } from 'vitest';
import { writeSums } from './words';

it('writes as many sums as there is room for, and counts the others', () => {
  expect(writeSums([], 3)).toBe('');
  expect(writeSums(['$1', '€2'], 2)).toBe('$1 + €2');
  expect(writeSums(['$1', '€2', '£3'], 1)).toBe('$1 + 2 more currencies');
  expect(writeSums(['$1', '€2', '£3'], 0)).toBe('3 currencies');
  expect(writeSums(['$1'], 0)).toBe('$1');
});
