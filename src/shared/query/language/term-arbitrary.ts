import fc from 'fast-check';
import { CAPABILITIES } from '../../numbers/phone-number';
import { KEY_NAMES, keyOf, type KeyName } from './keys';
import type { FilterTerm, Term, TextTerm } from './term';
import { anyCharacter } from '../../testing/any-character';

/** For property tests: queries, drawn from few values where they are to meet numbers. */
const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 6 }),
  fc.string({ unit: anyCharacter, minLength: 1, maxLength: 4 }),
  fc.array(fc.constantFrom('"', '\\', '|', ',', ':', '-', ' ', 'a', '<', '\n', 'type:'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
); // prettier-ignore

const mixed = (...words: string[]) => fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, anyText);

const date = fc
  .integer({ min: -40, max: 60 })
  .map((days) => new Date((20_600 + days) * 86_400_000).toISOString())
  .chain((day) => fc.constantFrom(day.slice(0, 4), day.slice(0, 7), day.slice(0, 10)));
const day = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((count) => `${count}d`),
  fc.integer({ min: 0, max: 5 }).map((count) => `${count}w`),
  fc.constantFrom('today', 'tomorrow'),
  date,
);
const pastDay = day.map((text) => (text === 'tomorrow' ? 'yesterday' : text));
const amount = fc.oneof(
  fc.constantFrom('0', '0.1', '1', '1.15', '-0.5', '999.99'),
  fc.integer({ min: 0, max: 10 ** 7 }).map((units) => String(units / 10_000)),
);

function compared(point: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    point,
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), point).map(([sign, text]) => sign + text),
    fc.tuple(point, point).map(([from, to]) => `${from}..${to}`),
    point.map((text) => `..${text}`),
    point.map((text) => `${text}..`),
  );
}

/** Values of each key; some of a range that is empty are not understood. */
const VALUES: Record<KeyName, fc.Arbitrary<string>> = {
  type: mixed('voice', 'SMS', 'pager', 'unheard', 'none'),
  has: fc.constantFrom(...CAPABILITIES),
  status: mixed('active', 'Suspended', 'pending', 'none'),
  country: mixed('US', 'de', 'none', '??', 'ci', 'no such land'),
  renews: fc.oneof(compared(day), fc.constantFrom('overdue', 'none')),
  lapses: fc.oneof(compared(day), fc.constant('overdue')),
  auto: fc.constantFrom('on', 'off'),
  handled: fc.constantFrom('yes', 'no'),
  cost: fc.oneof(
    compared(amount),
    fc.tuple(compared(amount), fc.constantFrom('usd', 'EUR', 'chf')).map(([text, currency]) => text + currency),
    fc.constant('none'),
  ),
  currency: mixed('USD', 'eur', 'none'),
  sandbox: fc.constantFrom('yes', 'no'),
  changed: fc.oneof(compared(pastDay), fc.constant('none')),
  label: mixed('support', 'VIP', 'none', 'Zürich, EU'),
  agent: mixed('reception', 'Zoë', 'none', 'a7'),
  is: fc.constant('incomplete'),
  number: fc.constantFrom('+1234567890', '+11', '03055571', '1234', '00493055571', 'none', 'ACME'),
  id: mixed('a', 'B1', 'c-12-3', 'é9', '123', '3055571'),
};

const some = <T>(value: fc.Arbitrary<T>, maxLength: number) => fc.array(value, { minLength: 1, maxLength });
const negated = fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true));

export const filterArbitrary: fc.Arbitrary<FilterTerm> = fc.constantFrom(...KEY_NAMES).chain((key) =>
  fc.record({
    kind: fc.constant('filter' as const),
    negated,
    key: fc.constant(key),
    any: some(some(VALUES[key], keyOf(key).many ? 3 : 1), 3),
  }),
);

/** Free words drawn from `word`. */
export function textArbitrary(word: fc.Arbitrary<string>): fc.Arbitrary<TextTerm> {
  return fc.record({
    kind: fc.constant('text' as const),
    negated,
    any: fc.oneof({ weight: 3, arbitrary: some(word, 1) }, some(word, 3)),
  });
}

const termArbitrary: fc.Arbitrary<Term> = fc.oneof(filterArbitrary, textArbitrary(anyText));
export const termsArbitrary: fc.Arbitrary<Term[]> = fc.array(termArbitrary, { maxLength: 5 });

/** Texts that look like queries, well-formed or not. */
export const queryTextArbitrary: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 30 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...KEY_NAMES.map((name) => `${name}:`), '"', '|', ',', '-', ' ', '\\', ':', '<', '..', 'none'),
        fc.constantFrom('status:active', '7d', '2026-12', 'sms', '1.50', 'foo:', '+49 30', 'germany', '  '),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 10 },
    )
    .map((parts) => parts.join('')),
);
