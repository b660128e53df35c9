import fc from 'fast-check';
import type { Handled } from './handled';

/** For property tests: a renewal that is handled, or none. @param day of its renewal date */
export function handledArbitrary(day: fc.Arbitrary<number>): fc.Arbitrary<Handled | null> {
  return fc.option(
    fc.record({
      day,
      at: fc.constant(1_700_000_000_000),
      autoRenewal: fc.boolean(),
      endangered: fc.boolean(),
      confirmedAt: fc.constant(null),
    }),
  );
}
