import { can, CAPABILITIES, type PhoneNumber } from '../phone-number';
import { nextRenewal } from '../renewal';
import type { ColumnsContext } from './columns';
import { OVERDUE, type NumberQuery, type SortColumn } from './query';
import { digitsOf, fold, readSearch } from './search-text';

/** For property tests: what a query means, written as plainly as can be and as slowly as it likes. */
export function answers(number: PhoneNumber, query: NumberQuery, context: ColumnsContext): boolean {
  const renewal = nextRenewal(number, context.fetchedOn, context.today);
  const isWithin = (days: number | null) =>
    days === null ||
    (renewal !== null && (days === OVERDUE ? renewal.daysLeft < 0 : renewal.daysLeft >= 0 && renewal.daysLeft <= days));
  const isAmong = (word: string, words: readonly string[]) => words.length === 0 || words.includes(word);
  return (
    isFound(number, query.text, context.locale) &&
    isAmong(number.type, query.types) &&
    isAmong(number.current_status, query.statuses) &&
    isAmong(number.country_code, query.countries) &&
    query.capabilities.every((capability) => can(number, capability)) &&
    isWithin(query.renewsWithinDays) &&
    (query.lapsesWithinDays === null || (renewal?.kind === 'lapses' && isWithin(query.lapsesWithinDays))) &&
    (query.autoRenewal ?? number.auto_renewal) === number.auto_renewal &&
    (query.sandbox ?? number.is_sandbox) === number.is_sandbox
  );
}

function isFound(number: PhoneNumber, text: string, locale: string): boolean {
  const e164 = digitsOf(number.number);
  const fields = [e164, digitsOf(number.international_number), digitsOf(number.formatted_number), fold(number.id)];
  return readSearch(text).every(
    ({ needles, word }) =>
      needles.some((needle) =>
        needle.startsWith('\u007f') ? e164.startsWith(needle.slice(1)) : fields.some((field) => field.includes(needle)),
      ) ||
      (word !== null && isCountry(number.country_code, word, locale)),
  );
}

function isCountry(code: string, word: string, locale: string): boolean {
  if (fold(code).startsWith(word)) return true;
  const name = /^[a-z]{2}$/i.test(code)
    ? (new Intl.DisplayNames(locale, { type: 'region' }).of(code.toUpperCase()) ?? code)
    : code;
  const starts = Array.from(fold(name), (_, at) => at).filter(
    (at) => at === 0 || !/[\p{L}\p{N}]/u.test(fold(name)[at - 1]!),
  );
  return starts.some((at) => fold(name).startsWith(word, at));
}

type SortKey = (string | number)[] | null;

/** What a row is sorted by, element by element; null where it has no value in the column. */
export function sortKey(number: PhoneNumber, column: SortColumn, context: ColumnsContext): SortKey {
  const ofWord = (word: string) => (word === '' ? null : [word]);
  switch (column) {
    case 'number':
      return [digitsOf(number.number)];
    case 'country':
      return ofWord(number.country_code);
    case 'type':
      return ofWord(number.type);
    case 'status':
      return ofWord(number.current_status);
    case 'capabilities': {
      const has = CAPABILITIES.map((capability) => (can(number, capability) ? 1 : 0));
      return [has.filter(Boolean).length, ...has.reverse()];
    }
    case 'renews': {
      const renewal = nextRenewal(number, context.fetchedOn, context.today);
      return renewal && [renewal.day];
    }
    case 'monthly': {
      const cost = number.monthly_renewal_cost;
      return cost === null || !Number.isFinite(cost) ? null : [cost, number.currency || '\uffff'];
    }
  }
}

/** Compares element by element. */
export function compareKeys(a: (string | number)[], b: (string | number)[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : a[at]! < b[at]! ? -1 : 1;
}
