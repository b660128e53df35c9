import { z } from 'zod';

/** ISO 4217, in capitals. Currencies that have no such code can't be converted. */
const currencyCodeSchema = z.string().regex(/^[A-Z]{3}$/);

/** Far enough for any two currencies, and no further, so that amounts stay finite. */
export const LEAST_RATE = 1e-9;
export const MOST_RATE = 1e9;

const exchangeRateSchema = z.object({
  /** What one unit of the currency is worth, in units of the base. */
  rate: z.number().min(LEAST_RATE).max(MOST_RATE),
  /** ISO 8601: the day on which the user entered it. */
  setOn: z.iso.date(),
});
export type ExchangeRate = z.infer<typeof exchangeRateSchema>;

/**
 * The user's own exchange rates. They give one approximate total where there are several currencies, and decide nothing:
 * lists are sorted and filtered by currency.
 */
export const exchangeRatesSchema = z.object({
  /** What totals are converted to; null while they are not. */
  base: currencyCodeSchema.nullable().default(null),
  /** By base, then by currency. Those of another base are kept for when it is chosen again. */
  rates: z.record(currencyCodeSchema, z.record(currencyCodeSchema, exchangeRateSchema)).default({}),
});
export type ExchangeRates = z.infer<typeof exchangeRatesSchema>;

const pairShape = { base: currencyCodeSchema, currency: currencyCodeSchema };

/** A change of exchange rates; see {@link patchExchangeRates}. */
export const exchangeRatesPatchSchema = z.strictObject({
  base: currencyCodeSchema.nullable().optional(),
  set: z.strictObject({ ...pairShape, ...exchangeRateSchema.shape }).optional(),
  remove: z.strictObject(pairShape).optional(),
});
export type ExchangeRatesPatch = z.infer<typeof exchangeRatesPatchSchema>;

/** Chooses a base, sets one rate, removes one rate: whatever the change names. */
export function patchExchangeRates(
  { base, rates }: ExchangeRates,
  { base: nextBase = base, set, remove }: ExchangeRatesPatch,
): ExchangeRates {
  let next = rates;
  if (remove) {
    const others = Object.entries(next[remove.base] ?? {}).filter(([currency]) => currency !== remove.currency);
    next = { ...next, [remove.base]: Object.fromEntries(others) };
  }
  if (set) {
    const { base: of, currency, ...rate } = set;
    next = { ...next, [of]: { ...next[of], [currency]: rate } };
  }
  return { base: nextBase, rates: next };
}

/** What was typed for a rate, and why it can't be used. */
export type ReadRate = { rate: number } | { problem: 'notRate' | 'ambiguous' };

/**
 * Reads a rate as people type it: with a decimal point or comma, and with thousands separators where they can't be taken
 * for one. `1.08`, `1,08` and `16 250` are read in every locale; `16,250` is refused where the comma isn't the decimal
 * sign, because it may mean either.
 */
export function readRate(text: string, hasDecimalComma: boolean): ReadRate {
  const typed = text.replaceAll(/[\s'’]/g, '');
  const signs = typed.match(/[.,]/g) ?? [];
  const last = signs.at(-1);
  const decimal = hasDecimalComma ? ',' : '.';
  const isOneKind = signs.every((sign) => sign === last);
  if (isOneKind && last !== decimal && /^[1-9]\d{0,2}([.,]\d{3})+$/.test(typed)) return { problem: 'ambiguous' };
  // only the last sign can be a decimal one; those before it separate thousands and are all of the other kind
  const whole = last === undefined ? typed : typed.slice(0, typed.lastIndexOf(last));
  const isWellFormed = /^\d{1,15}$/.test(whole) || isGrouped(whole, last!);
  const digits = whole.replaceAll(/[.,]/g, '');
  const fraction = last === undefined ? '' : typed.slice(typed.lastIndexOf(last) + 1);
  if (!isWellFormed || !/^\d{0,15}$/.test(fraction)) return { problem: 'notRate' };
  const rate = Number(`${digits}.${fraction}`);
  return rate >= LEAST_RATE && rate <= MOST_RATE ? { rate } : { problem: 'notRate' };
}

function isGrouped(whole: string, decimal: string): boolean {
  return /^\d{1,3}([.,]\d{3})+$/.test(whole) && !whole.includes(decimal);
}
