import type { Columns, WordColumn } from './columns';

const known = new WeakMap<WordColumn, readonly string[]>();

/** The currencies of a list, that of the most numbers first. */
export function currenciesOf({ currency }: Pick<Columns, 'currency'>): readonly string[] {
  let currencies = known.get(currency);
  if (!currencies) {
    const counts = new Uint32Array(currency.words.length);
    for (const code of currency.codes) counts[code]!++;
    currencies = currency.words
      .map((word, code) => ({ word, count: counts[code]! }))
      .filter(({ word }) => word !== '')
      .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
      .map(({ word }) => word);
    known.set(currency, currencies);
  }
  return currencies;
}
