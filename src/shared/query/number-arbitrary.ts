import fc from 'fast-check';
import type { PhoneNumber } from '../numbers/phone-number';
import type { ColumnsContext } from './columns';
import { parseQuery } from './language/parse';
import { printQuery } from './language/print';
import type { Term } from './language/term';
import { filterArbitrary, textArbitrary } from './language/term-arbitrary';
import { SORT_COLUMNS, type Sort } from './query';

/** For property tests: numbers and questions drawn from few values, so that they meet. */
export const TODAY = 20_600;
export const CONTEXT: ColumnsContext = { environmentId: 'a', fetchedOn: TODAY - 1, today: TODAY, locale: 'en' };

const bool = fc.boolean();
const cost = fc.oneof(
  fc.constantFrom(null, 0, 0.1, 0.2, 1, 1.15, -0.5, NaN, Infinity),
  fc.integer({ min: 0, max: 10 ** 7 }).map((units) => units / 10_000),
);
const day = fc
  .integer({ min: -40, max: 40 })
  .map((days) => new Date((TODAY + days) * 86_400_000).toISOString().slice(0, 10));

const instant = fc.oneof(
  fc.constantFrom(null, '', 'soon', '2025-03-01T10:00:00Z', '2025-03-01T12:00:00+02:00'),
  fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }).map((date) => date.toISOString()),
);

export const numberArbitrary: fc.Arbitrary<PhoneNumber> = fc.record({
  id: fc.oneof(fc.constantFrom('a', 'b1', 'C-12-3', 'é9', '123'), fc.string({ maxLength: 6 })),
  number: fc.oneof(fc.stringMatching(/^\+[1-4]{1,6}$/), fc.constantFrom('+1234567890', '+493055571', 'none')),
  country_code: fc.constantFrom('US', 'DE', 'CI', 'GB', '', 'zz', '??'),
  formatted_number: fc.constantFrom('(123) 456-7890', '030 5557-1', '12 34', ''),
  international_number: fc.constantFrom('+1 234 567 890', '+49 30 55571', ''),
  type: fc.constantFrom('voice', 'sms', 'fax', 'pager', ''),
  has_voice: bool,
  has_sms: bool,
  has_mms: bool,
  has_fax: bool,
  has_whatsapp: bool,
  current_status: fc.constantFrom('active', 'inactive', 'pending', 'suspended', 'ported', ''),
  is_sandbox: bool,
  current_price: cost,
  currency: fc.constantFrom('USD', 'usd', 'EUR', 'JPY', ''),
  renewal_date: fc.option(fc.oneof(day, fc.constant('soon'))),
  auto_renewal: bool,
  created_at: instant,
  updated_at: instant,
  monthly_renewal_cost: cost,
  days_until_monthly_renewal: fc.option(fc.integer({ min: -3, max: 40 })),
  is_due_for_monthly_renewal: bool,
  talkover_environment: fc.constantFrom(undefined, '{"name":"Live"}'),
  agents: fc.constantFrom(undefined, '[]', '[{"id":"a7","name":"Reception"}]', '[{"id":"","name":"zoe"},{"id":"a7","name":"Reception"}]'), // prettier-ignore
  also_sent: fc.constantFrom(undefined, '{"carrier":"Example"}'),
  unreadable: fc.constantFrom(undefined, '{"renewal_date":"soon"}', '{"has_fax":"maybe"}', '{"days_until_monthly_renewal":"x"}'), // prettier-ignore
});

export const numbersArbitrary = fc.array(numberArbitrary, { maxLength: 40 });

const word = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '1', '12', '123', '+1', '+12', '(12)', '3-4', '030', '5557', '00', '004', '+', '-', 'us', 'UNITED', 'côte',
      "d'ivoire", 'a', 'b1', 'É9', 'c-12', 'ger', 'x', 'united states', '+1 2', '030 5',
    ),
  },
  fc.string({ minLength: 1, maxLength: 4 }),
); // prettier-ignore
export const wordsArbitrary = fc.array(textArbitrary(word), { maxLength: 3 });

/** Questions that the parser makes of a text, without those about empty ranges. */
export const queryArbitrary: fc.Arbitrary<Term[]> = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, wordsArbitrary),
    fc.array(filterArbitrary, { maxLength: 4 }),
  )
  .map(([words, filters]) => parseQuery(printQuery([...words, ...filters])).terms.map(({ term }) => term));

export const sortArbitrary: fc.Arbitrary<Sort> = fc.record({
  column: fc.constantFrom(...SORT_COLUMNS),
  direction: fc.constantFrom('ascending', 'descending'),
});
