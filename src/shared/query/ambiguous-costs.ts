import type { Columns } from './columns';
import { currencyOfCost } from './language/cost-key';
import { NONE } from './language/key';
import type { Term } from './language/term';
import { currenciesOf } from './list-currencies';

/**
 * Whether a demand compares amounts without saying in which currency, although the list has several: it cannot be met, and
 * is left out. Where the query asks for one currency elsewhere, that one is meant.
 */
export function isAmbiguousCost(columns: Columns, term: Term, terms: readonly Term[]): boolean {
  if (term.kind !== 'filter' || term.key !== 'cost' || !term.any.flat().some(lacksCurrency)) return false;
  return !terms.some(isOneCurrency) && currenciesOf(columns).length > 1;
}

/** Whether a value of `cost:` is an amount without a currency. */
export function lacksCurrency(value: string): boolean {
  return value !== NONE && currencyOfCost(value) === null;
}

function isOneCurrency(term: Term): boolean {
  return term.kind === 'filter' && term.key === 'currency' && !term.negated && term.any.flat().length === 1;
}
