import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { prepareColumns } from '../../../../shared/query/columns';
import { currenciesOf } from '../../../../shared/query/list-currencies';
import { parseQuery } from '../../../../shared/query/language/parse';
import { printQuery } from '../../../../shared/query/language/print';
import { CONTEXT, numbersArbitrary, queryArbitrary } from '../../../../shared/query/number-arbitrary';
import { rowsPassing } from '../../../../shared/query/run-query';
import { inOneGo } from '../../async/yielding';
import { foundByAny, questionOf, type SavedViewsQuestion } from './found-by-saved-views';

const NOTHING_KNOWN = { notes: new Map(), changedOn: new Map(), handled: new Map() };
const found = (numbers: readonly PhoneNumber[], question: SavedViewsQuestion) =>
  inOneGo(foundByAny(numbers, question, NOTHING_KNOWN, CONTEXT));

/** Many of them with an amount without a currency. */
const termsArbitrary = fc.tuple(queryArbitrary, fc.constantFrom('', 'cost:>0', '-cost:0.1..1', 'cost:<=1eur|1')).map(([terms, cost]) => [
  ...terms,
  ...parseQuery(cost).terms.map(({ term }) => term),
]); // prettier-ignore

it('finds the same numbers of a list as the page does, however the list is cut into slices', async () => {
  await fc.assert(
    fc.asyncProperty(numbersArbitrary, termsArbitrary, fc.nat(), async (numbers, terms, cut) => {
      const columns = prepareColumns(numbers, CONTEXT);
      const question = await questionOf([{ id: 'a', query: printQuery(terms) }], {
        currencies: () => Promise.resolve(currenciesOf(columns)),
        labelNames: () => terms.flatMap((term) => (term.kind === 'filter' ? term.any.flat() : [])),
      });
      const at = cut % (numbers.length + 1);
      const parts = [...found(numbers.slice(0, at), question), ...found(numbers.slice(at), question)];
      expect(parts).toEqual(found(numbers, question));
      expect(parts).toEqual(Array.from(rowsPassing(columns, terms), (is) => is === 1));
    }),
  ); // prettier-ignore
});
