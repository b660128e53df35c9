import { readComparison, type Comparison } from './comparison';
import { NONE, type Mark, type QueryKey, type ValueCount } from './key';

/** As many digits as are printed again without an exponent. */
const AMOUNT = /^-?\d{1,12}(\.\d{1,6})?$/;

/** How many of the amounts that occur are proposed. */
const PROPOSED = 8;

/** The key of what a number costs a month, in units of its own currency. */
export function costKey(examples: readonly string[]): QueryKey {
  return {
    many: false,
    isDecimal: true,
    read(text) {
      if (text.toLowerCase() === NONE) return { value: NONE, mark: markUnknown };
      const bounds = boundsOf(readComparison(text));
      if (!bounds) return { problem: 'notAmount' };
      if (bounds.least > bounds.most) return { problem: 'emptyRange' };
      return { value: text, mark: markWithin(bounds) };
    },
    count: ({ monthlyCost }, rows) => countAmounts(monthlyCost, rows),
    examples,
  };
}

interface Bounds {
  least: number;
  most: number;
  /** An amount between the two that does not count: the end of `<5`. */
  but: number;
}

function boundsOf(comparison: Comparison): Bounds | null {
  if (comparison.sign === '..') {
    const least = comparison.from === null ? -Infinity : amountOf(comparison.from);
    const most = comparison.to === null ? Infinity : amountOf(comparison.to);
    return least === null || most === null ? null : { least, most, but: NaN };
  }
  const { sign, point } = comparison;
  const amount = amountOf(point);
  if (amount === null) return null;
  return {
    least: sign.startsWith('<') ? -Infinity : amount,
    most: sign.startsWith('>') ? Infinity : amount,
    but: sign === '<' || sign === '>' ? amount : NaN,
  };
}

function amountOf(text: string): number | null {
  return AMOUNT.test(text) ? Number(text) : null;
}

function markWithin({ least, most, but }: Bounds): Mark {
  return ({ monthlyCost }, found) => {
    for (let row = 0; row < found.length; row++) {
      const cost = monthlyCost[row]!;
      if (cost >= least && cost <= most && cost !== but) found[row] = 1;
    }
  };
}

const markUnknown: Mark = ({ monthlyCost }, found) => {
  for (let row = 0; row < found.length; row++) if (Number.isNaN(monthlyCost[row])) found[row] = 1;
};

/** The amounts that most rows have, and those without one. */
function countAmounts(monthlyCost: Float64Array, rows: Uint8Array): ValueCount[] {
  const counts = new Map<number, number>();
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 1) counts.set(monthlyCost[row]!, (counts.get(monthlyCost[row]!) ?? 0) + 1);
  }
  return [...counts]
    .map(([cost, count]) => ({ value: Number.isNaN(cost) ? NONE : String(cost), count }))
    .filter(({ value }) => value === NONE || AMOUNT.test(value))
    .sort((a, b) => b.count - a.count)
    .slice(0, PROPOSED);
}
