import { dayFromIso, isoFromDay, type Day } from '../calendar/calendar-day';
import { agentNames, agentsOf } from '../numbers/extras';
import { isIncomplete } from '../numbers/incomplete';
import { can, CAPABILITIES, type Capability, type PhoneNumber } from '../numbers/phone-number';
import { readSpelling } from '../numbers/spelling';
import { nextRenewal } from '../renewals/renewal';
import { LANGUAGES } from '../i18n/language';
import type { ColumnsContext } from './columns';
import type { KeyName } from './language/keys';
import type { Term } from './language/term';
import type { SortColumn } from './query';
import { readDemands } from './search';
import { digitsOf, fold } from '../fold';
import { type SearchTerm } from './search-text';

/** For property tests: what a query means, written as plainly as can be and as slowly as it likes. */
export function answers(number: PhoneNumber, terms: readonly Term[], context: ColumnsContext): boolean {
  return (
    isFound(number, terms, context.locale) &&
    terms.every(
      (term) =>
        term.kind === 'text' ||
        term.any.some((all) => all.every((value) => has(number, term.key, value, context))) !== term.negated,
    )
  );
}

/** The demands that can be met: an amount may say nothing in a list of several currencies. */
export function demandsOf(numbers: readonly PhoneNumber[], terms: readonly Term[]): Term[] {
  const currencies = new Set(
    numbers.map(({ currency }) => currency.toUpperCase()).filter((currency) => currency !== ''),
  );
  const isClear =
    currencies.size < 2 ||
    terms.some(
      (term) => term.kind === 'filter' && term.key === 'currency' && !term.negated && term.any.flat().length === 1,
    );
  const isAmount = (value: string) => /\d\.*$/.test(value);
  return terms.filter(
    (term) => isClear || term.kind === 'text' || term.key !== 'cost' || !term.any.flat().some(isAmount),
  );
}

function has(number: PhoneNumber, key: KeyName, value: string, context: ColumnsContext): boolean {
  const isSame = (word: string) => fold(word) === fold(value) || (word === '' && fold(value) === 'none');
  const renewal = nextRenewal(number, context.fetchedOn, context.today);
  switch (key) {
    case 'type':
      return isSame(number.type);
    case 'status':
      return isSame(number.current_status);
    case 'currency':
      return isSame(number.currency);
    case 'country':
      return (
        isSame(number.country_code) ||
        [context.locale, ...LANGUAGES].some((locale) => fold(value) === fold(countryName(number.country_code, locale)))
      );
    case 'number':
      return isNumber(number, value);
    case 'id':
      return fold(number.id) === fold(value);
    case 'label':
      return fold(value) === 'none'; // what the user noted is no part of a number
    case 'agent': {
      const agents = agentsOf(number);
      if (agents.length === 0) return fold(value) === 'none';
      return agents.some(({ id, name }) => [fold(id), fold(name)].includes(fold(value)));
    }
    case 'is':
      return isIncomplete(number);
    case 'has':
      return can(number, value as Capability);
    case 'auto':
      return number.auto_renewal === (value === 'on');
    case 'sandbox':
      return number.is_sandbox === (value === 'yes');
    case 'handled':
      return value === 'no'; // no number of these tests is handled
    case 'renews':
      return renewal === null ? value === 'none' : isOnDay(renewal.day, value, context.today);
    case 'lapses':
      return renewal?.kind === 'lapses' && isOnDay(renewal.day, value, context.today);
    case 'changed':
      return value === 'none'; // the numbers of these tests never changed
    case 'cost': {
      const cost = number.monthly_renewal_cost;
      if (cost === null || !Number.isFinite(cost)) return value === 'none';
      if (value === 'none') return false;
      const [, amount = value, currency] = /^(.*)([a-z]{3})$/i.exec(value) ?? [];
      if (currency !== undefined && currency.toUpperCase() !== number.currency.toUpperCase()) return false;
      return compares(cost, amount, (text) => [Number(text), Number(text)]);
    }
  }
}

function isNumber(number: PhoneNumber, value: string): boolean {
  const read = readSpelling(value);
  const isSender = readSpelling(number.number) === null;
  if (!read) return isSender && fold(number.number).trim() === fold(value).trim();
  const e164 = digitsOf(number.number);
  if (e164 === read.digits) return true;
  if (read.isInternational) return false;
  if (e164 !== '' && [`00${e164}`, `011${e164}`].includes(read.digits)) return true;
  const spelled = [digitsOf(number.formatted_number), digitsOf(number.international_number)];
  // the international spelling counts where it says something else than E.164
  const others = spelled.filter((digits, at) => digits !== '' && (at === 0 || !e164.includes(digits)));
  return others.some((digits) => [read.digits, `0${read.digits}`].includes(digits));
}

function isOnDay(day: Day, value: string, today: Day): boolean {
  if (value === 'none') return false;
  if (value === 'overdue') return day < today;
  // spans that have no beginning and end so many days ahead begin today
  if (/^(<|<=|\.\.)\d+[dw]$/.test(value) && day < today) return false;
  return compares(day, value, (text) => {
    if (text === 'today') return [today, today];
    if (text === 'tomorrow') return [today + 1, today + 1];
    if (text.endsWith('d') || text.endsWith('w')) {
      const ahead = today + parseInt(text) * (text.endsWith('w') ? 7 : 1);
      return [ahead, ahead];
    }
    const days = Array.from({ length: 366 }, (_, index) => dayFromIso(text.padEnd(10, '-01'))! + index);
    const inside = days.filter((one) => isoFromDay(one).startsWith(text));
    return [inside[0]!, inside.at(-1)!];
  });
}

/** Compares with `<7`, `1..2` or a single point; a point may be a stretch from its first to its last. */
function compares(actual: number, value: string, stretchOf: (point: string) => [number, number]): boolean {
  const [, sign, point] = /^([<>]=?)(.*)$/.exec(value) ?? [];
  const [from, to] = value.includes('..') ? value.split('..') : [value, value];
  switch (sign) {
    case '<':
      return actual < stretchOf(point!)[0];
    case '<=':
      return actual <= stretchOf(point!)[1];
    case '>':
      return actual > stretchOf(point!)[1];
    case '>=':
      return actual >= stretchOf(point!)[0];
    case undefined:
    default:
      return (from === '' || actual >= stretchOf(from!)[0]) && (to === '' || actual <= stretchOf(to!)[1]);
  }
}

function isFound(number: PhoneNumber, terms: readonly Term[], locale: string): boolean {
  const e164 = digitsOf(number.number);
  const isSender = readSpelling(number.number) === null;
  const fields = [
    isSender ? fold(number.number).trim() : e164,
    digitsOf(number.international_number),
    digitsOf(number.formatted_number),
    ...agentNames(number).map(fold),
  ];
  const meets = ({ needles, word, isAlone }: SearchTerm) =>
    needles.some((needle) =>
      needle.startsWith('\u007f')
        ? !isSender && e164.startsWith(needle.slice(1))
        : fields.some((field) => field.includes(needle)) || (needle.length >= 6 && fold(number.id).includes(needle)),
    ) ||
    (word !== null &&
      isCountry(number.country_code, word, isAlone && word.length < 3 ? ['en'] : [locale, ...LANGUAGES]));
  return readDemands(terms).every(({ negated, any }) => any.some((all) => all.every(meets)) !== negated);
}

function isCountry(code: string, word: string, locales: readonly string[]): boolean {
  if (fold(code).startsWith(word)) return true;
  return locales.some((locale) => {
    const name = fold(countryName(code, locale));
    const starts = Array.from(name, (_, at) => at).filter((at) => at === 0 || !/[\p{L}\p{N}]/u.test(name[at - 1]!));
    return starts.some((at) => name.startsWith(word, at));
  });
}

const regions = new Map<string, Intl.DisplayNames>();

function countryName(code: string, locale: string): string {
  if (!/^[a-z]{2}$/i.test(code)) return code;
  const names = regions.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region' });
  regions.set(locale, names);
  return names.of(code.toUpperCase()) ?? code;
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
    case 'monthly':
    case 'current_price': {
      const cost = column === 'monthly' ? number.monthly_renewal_cost : number.current_price;
      return cost === null || !Number.isFinite(cost) ? null : [number.currency.toUpperCase() || '\uffff', cost];
    }
    case 'id':
      return [number.id];
    case 'currency':
      return ofWord(number.currency.toUpperCase());
    case 'auto_renewal':
    case 'is_sandbox':
      return [number[column] ? 1 : 0];
    case 'created_at':
    case 'updated_at': {
      const instant = Date.parse(number[column] ?? '');
      return Number.isNaN(instant) ? null : [instant];
    }
  }
}

/** Compares element by element. */
export function compareKeys(a: (string | number)[], b: (string | number)[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : a[at]! < b[at]! ? -1 : 1;
}
