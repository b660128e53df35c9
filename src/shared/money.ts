/** Money is summed in whole ten-thousandths, because 0.1 + 0.2 is not 0.3. No price is finer than that. */
const UNITS = 10_000;

/** An amount as a whole number that can be summed exactly, up to sums of 9 · 10¹¹. */
export function toUnits(amount: number): number {
  return Math.round(amount * UNITS);
}

/** A sum of {@link toUnits} as an amount. */
export function fromUnits(units: number): number {
  return units / UNITS;
}
