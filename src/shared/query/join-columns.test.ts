import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../numbers/phone-number';
import { prepareColumns } from './columns';
import { joinColumns } from './join-columns';
import { CONTEXT, numbersArbitrary } from './number-arbitrary';

describe('joined columns', () => {
  it('are those of the joined lists, however they were cut', () => {
    const cuts = fc.array(fc.tuple(fc.nat(2), fc.nat(40), fc.nat(40)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.tuple(numbersArbitrary, numbersArbitrary, numbersArbitrary), cuts, (lists, parts) => {
        const prepared = lists.map((list) => prepareColumns(list, CONTEXT));
        const numbers: PhoneNumber[] = [];
        const cut = parts.map(([which, a, b]) => {
          const list = lists[which]!;
          const [from, to] = [Math.min(a, b, list.length), Math.min(Math.max(a, b), list.length)];
          numbers.push(...list.slice(from, to));
          return { columns: prepared[which]!, from, to };
        });
        expect(joinColumns(cut, CONTEXT.today)).toEqual(prepareColumns(numbers, CONTEXT));
      }),
      { numRuns: 300 },
    );
  });
});
