import type { PhoneNumber } from '../numbers/phone-number';
import type { ExchangeRates } from './exchange-rates';

/**
 * The one rule of money: what a renewal costs, which currencies are the same, how amounts are added, and how they are
 * converted. Everything that
 * shows, sums or compares costs asks here, so that a notification cannot name an amount that the list does not show.
 */

/** The field that says what a renewal costs. `current_price` isn't a substitute: it is the price of today's period. */
export const RENEWAL_COST_FIELD = 'monthly_renewal_cost' satisfies keyof PhoneNumber;

/** What the next renewal of a number costs, in units of its currency; null where the API sends no usable amount. */
export function renewalCost(number: Pick<PhoneNumber, typeof RENEWAL_COST_FIELD>): number | null {
  return knownAmount(number[RENEWAL_COST_FIELD]);
}

export function knownAmount(amount: number | null): number | null {
  return amount !== null && Number.isFinite(amount) ? amount : null;
}

/** The currency that a word names: ` usd` is `USD`. A word that isn't an ISO 4217 code stays as the API sent it. */
export function currencyOf(word: string): string {
  const code = word.trim();
  return /^[a-z]{3}$/i.test(code) ? code.toUpperCase() : code;
}

/** An amount in one currency. */
export interface CurrencySum {
  /** ISO 4217, or the word the API sent. */
  currency: string;
  /** In units of the currency. */
  amount: number;
  /** How many amounts were added. */
  count: number;
}

/** The order in which sums are shown: most amounts first, then by currency. */
export function byCount(
  a: Pick<CurrencySum, 'count' | 'currency'>,
  b: Pick<CurrencySum, 'count' | 'currency'>,
): number {
  return b.count - a.count || (a.currency < b.currency ? -1 : 1);
}

/** What the renewals of some numbers cost, by currency, in the order of {@link byCount}. Unknown costs are in no sum. */
export function sumRenewalCosts(
  numbers: Iterable<Pick<PhoneNumber, typeof RENEWAL_COST_FIELD | 'currency'>>,
): CurrencySum[] {
  const sums = new Map<string, { sum: Sum; count: number }>();
  for (const number of numbers) {
    const cost = renewalCost(number);
    if (cost === null) continue;
    const currency = currencyOf(number.currency);
    const entry = sums.get(currency) ?? { sum: new Sum(), count: 0 };
    sums.set(currency, entry);
    entry.sum.add(cost);
    entry.count++;
  }
  return [...sums].map(([currency, { sum, count }]) => ({ currency, amount: sum.value(), count })).sort(byCount);
}

/** What the user's exchange rates make of amounts in several currencies. */
export interface ConvertedSum {
  /** Approximate, in units of `currency`. */
  amount: number;
  /** That of the rates. */
  currency: string;
  /** The day of the oldest rate that was used, ISO 8601. */
  ratesOf: string;
  /** Currencies without a rate; their amounts are left out. */
  without: string[];
}

/**
 * One approximate total of amounts in several currencies. It is for showing only: nothing is sorted, filtered or announced
 * by it. Null where the user doesn't convert, where there is nothing to convert, and where no rate is known for any of it.
 */
export function convertSums(
  sums: readonly Pick<CurrencySum, 'currency' | 'amount'>[],
  { base, rates }: ExchangeRates,
): ConvertedSum | null {
  if (base === null) return null;
  const without: string[] = [];
  let amount = 0;
  let ratesOf: string | null = null;
  for (const sum of sums) {
    const known = rates[base]?.[sum.currency];
    if (sum.currency === base) amount += sum.amount;
    else if (known) {
      amount += sum.amount * known.rate;
      if (ratesOf === null || known.setOn < ratesOf) ratesOf = known.setOn;
    } else without.push(sum.currency);
  }
  return ratesOf === null ? null : { amount, currency: base, ratesOf, without };
}

/** Most prices are a whole number of these; they are added without BigInt, which is slow. */
const UNITS = 10_000;
/** As far as doubles count whole numbers, with room for one more addition. */
const MOST_UNITS = 2 ** 52;
/** Decimal places that a sum keeps. */
const PLACES = 12;
const WHOLE = 10n ** BigInt(PLACES);

/**
 * A sum of amounts as decimal arithmetic has it: 0.1 + 0.2 is 0.3. Exact for amounts of up to twelve decimal places, so
 * that the order in which they are added makes no difference.
 */
export class Sum {
  private units = 0;
  /** In 10⁻¹². */
  private rest = 0n;

  /** @param times how often it is added, a whole number */
  add(amount: number, times = 1): void {
    const units = Math.round(amount * UNITS);
    if (units / UNITS === amount && Math.abs(units * times) < MOST_UNITS / 2) {
      this.units += units * times;
      if (Math.abs(this.units) >= MOST_UNITS / 2) this.carry();
    } else this.rest += decimalOf(amount) * BigInt(times);
  }

  /** Adds another sum. */
  addSum(other: Sum): void {
    this.rest += other.rest + BigInt(other.units) * (WHOLE / BigInt(UNITS));
  }

  /** The double that is nearest to the sum. */
  value(): number {
    if (this.rest === 0n) return this.units / UNITS;
    this.carry();
    const digits = (this.rest < 0n ? -this.rest : this.rest).toString().padStart(PLACES + 1, '0');
    const value = Number(`${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
    return this.rest < 0n ? -value : value;
  }

  private carry(): void {
    this.rest += BigInt(this.units) * (WHOLE / BigInt(UNITS));
    this.units = 0;
  }
}

/** The decimal number that an amount is written as, in 10⁻¹². */
function decimalOf(amount: number): bigint {
  const [digits = '', exponent = '0'] = amount.toExponential().split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  const power = Number(exponent) - fraction.length + PLACES;
  const value = BigInt(whole + fraction);
  if (power >= 0) return value * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (value * 2n + (value < 0n ? -divisor : divisor)) / (divisor * 2n);
}
