import { currencyOfCost } from './language/cost-key';
import { NONE } from './language/key';
import type { Term } from './language/term';

/**
 * Whether a demand compares amounts without saying in which currency, although there are several: it cannot be met, and
 * is left out.
 * @param terms the whole query
 * @param currencies of everything that the query is asked of, and not only of a part
 */
export function isAmbiguousCost(term: Term, terms: readonly Term[], currencies: () => readonly string[]): boolean {
  return dependsOnCurrencies(term, terms) && currencies().length > 1;
}

/**
 * Whether a demand can only be met where the numbers have one currency. Where the query asks for one currency elsewhere,
 * that one is meant.
 */
export function dependsOnCurrencies(term: Term, terms: readonly Term[]): boolean {
  if (term.kind !== 'filter' || term.key !== 'cost' || !term.any.flat().some(lacksCurrency)) return false;
  return !terms.some(isOneCurrency);
}

/** Whether a value of `cost:` is an amount without a currency. */
export function lacksCurrency(value: string): boolean {
  return value !== NONE && currencyOfCost(value) === null;
}

function isOneCurrency(term: Term): boolean {
  return term.kind === 'filter' && term.key === 'currency' && !term.negated && term.any.flat().length === 1;
}
