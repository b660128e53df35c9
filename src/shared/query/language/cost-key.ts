import { currencyOf } from '../../renewals/money';
import type { Columns } from '../columns';
import { currenciesOf } from '../list-currencies';
import { readComparison, type Comparison } from './comparison';
import { NONE, type Mark, type QueryKey, type ValueCount } from './key';

/** As many digits as are printed again without an exponent. */
const AMOUNT = /^-?\d{1,12}(\.\d{1,6})?$/;

/** How many of the amounts that occur are proposed. */
const PROPOSED = 8;

/** An amount or a comparison, and the ISO 4217 code behind it. */
const WITH_CURRENCY = /^(.*[\d.])([a-z]{3})$/i;

/** The currency that a value of the key names: `USD` of `>5usd`; null where it names none. */
export function currencyOfCost(value: string): string | null {
  const [, , currency] = WITH_CURRENCY.exec(value) ?? [];
  return currency === undefined ? null : currencyOf(currency);
}

/**
 * The key of what a number costs a month. Without a currency an amount is of whatever currency the numbers have; a list that
 * has several leaves such a demand out, see ambiguous-costs.ts.
 */
export function costKey(examples: readonly string[]): QueryKey {
  return {
    many: false,
    isDecimal: true,
    read(text) {
      if (text.toLowerCase() === NONE) return { value: NONE, mark: markUnknown };
      const currency = currencyOfCost(text);
      const bounds = boundsOf(readComparison(currency === null ? text : text.slice(0, -currency.length)));
      if (!bounds) return { problem: 'notAmount' };
      if (bounds.least > bounds.most) return { problem: 'emptyRange' };
      return { value: text, mark: markWithin(bounds, currency) };
    },
    count: countAmounts,
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

function markWithin({ least, most, but }: Bounds, wanted: string | null): Mark {
  return ({ monthlyCost, currency }, found) => {
    const code = wanted === null ? -1 : currency.words.indexOf(wanted);
    if (wanted !== null && code < 0) return;
    for (let row = 0; row < found.length; row++) {
      const cost = monthlyCost[row]!;
      const isCurrency = code < 0 || currency.codes[row] === code;
      if (isCurrency && cost >= least && cost <= most && cost !== but) found[row] = 1;
    }
  };
}

const markUnknown: Mark = ({ monthlyCost }, found) => {
  for (let row = 0; row < found.length; row++) if (Number.isNaN(monthlyCost[row])) found[row] = 1;
};

/** The amounts that most rows have, each with its currency where the list has several, and those without one. */
function countAmounts(columns: Columns, rows: Uint8Array): ValueCount[] {
  const { monthlyCost, currency } = columns;
  const needsCurrency = currenciesOf(columns).length > 1;
  const counts = new Map<string, number>();
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    const cost = monthlyCost[row]!;
    const word = needsCurrency ? currency.words[currency.codes[row]!]!.toLowerCase() : '';
    // an amount without a currency can't be asked for among others
    if (needsCurrency && !Number.isNaN(cost) && !/^[a-z]{3}$/.test(word)) continue;
    const value = Number.isNaN(cost) ? NONE : `${cost}${word}`;
    if (value === NONE || AMOUNT.test(String(cost))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, PROPOSED);
}
