import type { Day } from '../calendar-day';
import { Formatter } from '../format';
import { can, CAPABILITIES, type Capability, type PhoneNumber } from '../phone-number';
import { nextRenewal, type Renewal } from '../renewal';
import { digitsOf, fold, searchTextOf, type CountryText } from './search-text';

/** What `renewalDay` and `daysLeft` hold where the API tells no renewal. It is later than any day. */
export const NO_RENEWAL = 2 ** 31 - 1;

/** A bit of {@link Columns.flags}. */
export const LAPSES = 1;
export const AUTO_RENEWAL = 2;
export const SANDBOX = 4;

/** The bit of each capability in {@link Columns.capabilities}. */
export const CAPABILITY_BIT = Object.fromEntries(CAPABILITIES.map((name, index) => [name, 1 << index])) as Record<
  Capability,
  number
>;

/** A column of words as small integers: row `i` holds `words[codes[i]]`. The empty word means that there is none. */
export interface WordColumn {
  codes: Uint32Array;
  /** Every word that occurs, once, in order of first occurrence. */
  words: string[];
}

/**
 * A list of numbers turned into columns, once, so that any question about it is a run over typed arrays. Plain data: the
 * row of a number is its index in the list. True for the day it was prepared for; the next day needs new ones.
 */
export interface Columns {
  count: number;
  /** The day they are true for. */
  today: Day;
  /** The search texts of all rows behind each other. */
  searchText: string;
  /** Where each row's search text ends in `searchText`. */
  searchTextEnds: Uint32Array;
  /** By the codes of `country`. */
  countryTexts: CountryText[];
  /** E.164 digits without `+`. */
  digits: string[];
  ids: string[];
  /** Sums of {@link CAPABILITY_BIT}. */
  capabilities: Uint8Array;
  type: WordColumn;
  status: WordColumn;
  country: WordColumn;
  currency: WordColumn;
  /** Days since 1970-01-01, or {@link NO_RENEWAL}. */
  renewalDay: Int32Array;
  /** Negative once the day has passed; or {@link NO_RENEWAL}. */
  daysLeft: Int32Array;
  /** {@link LAPSES}, {@link AUTO_RENEWAL}, {@link SANDBOX}. */
  flags: Uint8Array;
  /** In units of `currency`; NaN where the API tells none, or nothing finite. */
  monthlyCost: Float64Array;
}

/** What the columns of a list depend on beside the list. */
export interface ColumnsContext {
  /** The user's day when the list was fetched. */
  fetchedOn: Day;
  today: Day;
  /** BCP 47; country names are searched in it. */
  locale: string;
}

/** Prepares a list for {@link runQuery} and its like. */
export function prepareColumns(numbers: readonly PhoneNumber[], context: ColumnsContext): Columns {
  const digits = numbers.map((number) => digitsOf(number.number));
  const { searchText, searchTextEnds } = joinTexts(numbers.map((number, row) => searchTextOf(number, digits[row])));
  const country = wordColumn(numbers, (number) => number.country_code);
  const renewalDay = new Int32Array(numbers.length).fill(NO_RENEWAL);
  const daysLeft = new Int32Array(numbers.length).fill(NO_RENEWAL);
  const flags = new Uint8Array(numbers.length);
  const capabilities = new Uint8Array(numbers.length);
  const monthlyCost = new Float64Array(numbers.length);
  numbers.forEach((number, row) => {
    const renewal = nextRenewal(number, context.fetchedOn, context.today);
    if (renewal) {
      renewalDay[row] = renewal.day;
      daysLeft[row] = renewal.daysLeft;
    }
    flags[row] =
      (renewal?.kind === 'lapses' ? LAPSES : 0) |
      (number.auto_renewal ? AUTO_RENEWAL : 0) |
      (number.is_sandbox ? SANDBOX : 0);
    for (const capability of CAPABILITIES) {
      if (can(number, capability)) capabilities[row]! |= CAPABILITY_BIT[capability];
    }
    const cost = number.monthly_renewal_cost;
    monthlyCost[row] = cost !== null && Number.isFinite(cost) ? cost : NaN;
  });
  return {
    count: numbers.length,
    today: context.today,
    searchText,
    searchTextEnds,
    countryTexts: countryTexts(country.words, context.locale),
    digits,
    ids: numbers.map((number) => number.id),
    capabilities,
    type: wordColumn(numbers, (number) => number.type),
    status: wordColumn(numbers, (number) => number.current_status),
    country,
    currency: wordColumn(numbers, (number) => number.currency),
    renewalDay,
    daysLeft,
    flags,
    monthlyCost,
  };
}

/** A row's renewal as {@link nextRenewal} found it; null where there is none. */
export function renewalOf(columns: Columns, row: number): Renewal | null {
  const day = columns.renewalDay[row];
  const daysLeft = columns.daysLeft[row];
  if (day === undefined || daysLeft === undefined || day === NO_RENEWAL) return null;
  return { day, daysLeft, kind: columns.flags[row]! & LAPSES ? 'lapses' : 'renews' };
}

function wordColumn(numbers: readonly PhoneNumber[], wordOf: (number: PhoneNumber) => string): WordColumn {
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(numbers.length);
  numbers.forEach((number, row) => {
    const word = wordOf(number);
    let code = codeOf.get(word);
    if (code === undefined) codeOf.set(word, (code = codeOf.size));
    codes[row] = code;
  });
  return { codes, words: [...codeOf.keys()] };
}

/** One long text is searched several times faster than many short ones. */
function joinTexts(texts: readonly string[]): Pick<Columns, 'searchText' | 'searchTextEnds'> {
  const searchTextEnds = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, row) => {
    end += text.length;
    searchTextEnds[row] = end;
  });
  return { searchText: texts.join(''), searchTextEnds };
}

function countryTexts(codes: readonly string[], locale: string): CountryText[] {
  const formatter = new Formatter(locale);
  return codes.map((code) => ({ code: fold(code), name: fold(formatter.country(code)) }));
}
