import { realEnvironments, type Environment } from '../../../../shared/environment';
import { openChunk, textOfChunk } from '../../../../shared/packed/number-chunk';
import { dependsOnCurrencies } from '../../../../shared/query/ambiguous-costs';
import type { Term } from '../../../../shared/query/language/term';
import { currencyOf } from '../../../../shared/renewals/money';
import { runYielding } from '../../async/yielding';

/**
 * The currencies of all numbers but sample data, as far as a query depends on them: none where it doesn't. A saved view
 * that is used for all environments is asked of all their numbers at once, however few of them are looked at.
 */
export type ListCurrencies = (queries: readonly (readonly Term[])[]) => Promise<readonly string[]>;

export interface ListCurrenciesOptions {
  environments: () => readonly Environment[];
  lists: { get(environmentId: string): { chunks: readonly Uint8Array[] } | null };
}

export function createListCurrencies({ environments, lists }: ListCurrenciesOptions): ListCurrencies {
  /** A chunk never changes: where a list does, it gets others. */
  const known = new WeakMap<Uint8Array, readonly string[]>();

  function* currenciesOfAll(): Generator<void, readonly string[]> {
    const found = new Set<string>();
    for (const { id } of realEnvironments(environments())) {
      for (const chunk of lists.get(id)?.chunks ?? []) {
        const currencies = known.get(chunk) ?? currenciesIn(chunk);
        known.set(chunk, currencies);
        for (const currency of currencies) found.add(currency);
        yield;
      }
    }
    return [...found];
  }

  return async (queries) => {
    const isNeeded = queries.some((terms) => terms.some((term) => dependsOnCurrencies(term, terms)));
    return isNeeded ? runYielding(currenciesOfAll()) : [];
  };
}

function currenciesIn(chunk: Uint8Array): string[] {
  const { numbers } = openChunk(textOfChunk(chunk));
  const read = numbers.field('currency');
  const words = new Set<string>();
  for (let row = 0; row < numbers.length; row++) words.add(read(row));
  return [...new Set([...words].map(currencyOf))].filter((currency) => currency !== '');
}
