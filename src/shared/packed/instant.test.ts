import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantFromIso } from './instant';

const part = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
/** Some of them no instants. */
const written = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), part(13), part(32), part(25), part(61), part(61))
  .chain(([year, month, day, hour, minute, second]) =>
    fc.constantFrom(
      `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`,
      `${year}-${month}-${day}T${hour}:${minute}:${second}.250Z`,
      `${year}-${month}-${day}T${hour}:${minute}:${second}+02:00`,
    ),
  );

describe('an instant', () => {
  it('is what Date.parse reads, however it is written', () => {
    fc.assert(
      fc.property(fc.oneof(written, fc.string()), (text) => {
        expect(instantFromIso(text)).toBe(Date.parse(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
