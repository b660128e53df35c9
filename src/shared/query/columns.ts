import type { Day } from '../calendar/calendar-day';
import { countryName } from '../format';
import { LANGUAGES } from '../i18n/language';
import { currencyOf, knownAmount, RENEWAL_COST_FIELD } from '../renewals/money';
import { fieldOf, instantOf, type NumberList } from '../numbers/number-list';
import { isIncomplete } from '../numbers/incomplete';
import { CAPABILITIES, type Capability, type PhoneNumber } from '../numbers/phone-number';
import type { NumberRef } from '../numbers/number-ref';
import { nextRenewal, type Renewal } from '../renewals/renewal';
import { emptyLocalColumns, type LocalColumns } from './local-columns';
import { digitsOf, fold } from '../fold';
import { joinSearchTexts, type CountryText, type SearchTexts } from './search-text';

/** What `renewalDay` and `daysLeft` hold where the API tells no renewal. It is later than any day. */
export const NO_RENEWAL = 2 ** 31 - 1;

/** A bit of {@link Columns.flags}. */
export const LAPSES = 1;
export const AUTO_RENEWAL = 2;
export const SANDBOX = 4;
/** See numbers/incomplete.ts. */
export const INCOMPLETE = 8;
/** Only where add-local-columns.ts has added it. */
export const HANDLED = 16;

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
export interface Columns extends SearchTexts, LocalColumns {
  count: number;
  /** The day they are true for. */
  today: Day;
  /** By the codes of `country`. */
  countryTexts: CountryText[];
  /** E.164 digits without `+`. */
  digits: string[];
  ids: string[];
  /** The ids of the environments that the numbers belong to. */
  environment: WordColumn;
  /** Sums of {@link CAPABILITY_BIT}. */
  capabilities: Uint8Array;
  type: WordColumn;
  status: WordColumn;
  country: WordColumn;
  /** As {@link currencyOf} has them. */
  currency: WordColumn;
  /** Days since 1970-01-01, or {@link NO_RENEWAL}. */
  renewalDay: Int32Array;
  /** Negative once the day has passed; or {@link NO_RENEWAL}. */
  daysLeft: Int32Array;
  /** {@link LAPSES}, {@link AUTO_RENEWAL}, {@link SANDBOX}, {@link INCOMPLETE}, {@link HANDLED}. */
  flags: Uint8Array;
  /** `agents` of the numbers, as JSON text: see numbers/extras.ts. */
  agents: WordColumn;
  /** In units of `currency`; NaN where the API tells none, or nothing finite. */
  monthlyCost: Float64Array;
  /** `current_price`, as {@link Columns.monthlyCost}. */
  price: Float64Array;
  /** Epoch ms; NaN where the API tells none. */
  createdAt: Float64Array;
  updatedAt: Float64Array;
}

/** What the columns of a list depend on in addition to the list. */
export interface ColumnsContext {
  /** Whose numbers they are. */
  environmentId: string;
  /** The user's day when the list was fetched. */
  fetchedOn: Day;
  today: Day;
  /** BCP 47; country names are searched in it. */
  locale: string;
}

/**
 * Prepares a list of one environment for {@link runQuery} and its like; see add-local-columns.ts for what it leaves out.
 * @param texts its search texts, where they are known already
 */
export function prepareColumns(
  numbers: NumberList,
  context: ColumnsContext,
  texts: SearchTexts = joinSearchTexts([...numbers]),
): Columns {
  const field = <F extends keyof PhoneNumber>(name: F) => fieldOf(numbers, name);
  const { length: count } = numbers;
  const country = wordColumn(field('country_code'), count);
  const amounts = { cost: field(RENEWAL_COST_FIELD), price: field('current_price') };
  const e164 = field('number');
  const id = field('id');
  return {
    count,
    today: context.today,
    searchText: texts.searchText,
    searchTextEnds: texts.searchTextEnds,
    countryTexts: countryTexts(country.words, context.locale),
    digits: Array.from({ length: count }, (_, row) => digitsOf(e164(row))),
    ids: Array.from({ length: count }, (_, row) => id(row)),
    environment: { codes: new Uint32Array(count), words: count > 0 ? [context.environmentId] : [] },
    capabilities: capabilityColumn(numbers),
    type: wordColumn(field('type'), count),
    status: wordColumn(field('current_status'), count),
    country,
    currency: wordColumn(field('currency'), count, currencyOf),
    agents: wordColumn(agentTexts(field('agents')), count),
    ...renewalColumns(numbers, context),
    monthlyCost: numberColumn(count, (row) => knownAmount(amounts.cost(row)) ?? NaN),
    price: numberColumn(count, (row) => knownAmount(amounts.price(row)) ?? NaN),
    createdAt: numberColumn(count, instantOf(numbers, 'created_at')),
    updatedAt: numberColumn(count, instantOf(numbers, 'updated_at')),
    ...emptyLocalColumns(count),
  };
}

function renewalColumns(
  numbers: NumberList,
  { fetchedOn, today }: ColumnsContext,
): Pick<Columns, 'renewalDay' | 'daysLeft' | 'flags'> {
  const renewalDay = new Int32Array(numbers.length).fill(NO_RENEWAL);
  const daysLeft = new Int32Array(numbers.length).fill(NO_RENEWAL);
  const flags = new Uint8Array(numbers.length);
  const [date, days, isDue] = [
    fieldOf(numbers, 'renewal_date'),
    fieldOf(numbers, 'days_until_monthly_renewal'),
    fieldOf(numbers, 'is_due_for_monthly_renewal'),
  ];
  const [auto, status, sandbox] = [
    fieldOf(numbers, 'auto_renewal'),
    fieldOf(numbers, 'current_status'),
    fieldOf(numbers, 'is_sandbox'),
  ];
  const unreadable = fieldOf(numbers, 'unreadable');
  for (let row = 0; row < numbers.length; row++) {
    const number = {
      renewal_date: date(row),
      days_until_monthly_renewal: days(row),
      is_due_for_monthly_renewal: isDue(row),
      auto_renewal: auto(row),
      current_status: status(row),
      unreadable: unreadable(row),
    };
    const renewal = nextRenewal(number, fetchedOn, today);
    if (renewal) {
      renewalDay[row] = renewal.day;
      daysLeft[row] = renewal.daysLeft;
    }
    flags[row] =
      (renewal?.kind === 'lapses' ? LAPSES : 0) |
      (number.auto_renewal ? AUTO_RENEWAL : 0) |
      (sandbox(row) ? SANDBOX : 0) |
      (isIncomplete(number) ? INCOMPLETE : 0);
  }
  return { renewalDay, daysLeft, flags };
}

const agentTexts = (read: (row: number) => string | undefined) => (row: number) => read(row) ?? '';

function capabilityColumn(numbers: NumberList): Uint8Array {
  const column = new Uint8Array(numbers.length);
  for (const name of CAPABILITIES) {
    const has = fieldOf(numbers, `has_${name}`);
    for (let row = 0; row < column.length; row++) if (has(row)) column[row]! |= CAPABILITY_BIT[name];
  }
  return column;
}

function numberColumn(count: number, valueOf: (row: number) => number): Float64Array {
  const column = new Float64Array(count);
  for (let row = 0; row < count; row++) column[row] = valueOf(row);
  return column;
}

/** Whether any number has an agent: most lists know of none. */
export function hasAgents({ agents }: Columns): boolean {
  return agents.words.some((word) => word !== '');
}

/** The row of a number; -1 where it is not in the list. */
export function rowOf({ ids, environment }: Columns, { environmentId, numberId }: NumberRef): number {
  const code = environment.words.indexOf(environmentId);
  if (code < 0) return -1;
  let row = ids.indexOf(numberId);
  while (row >= 0 && environment.codes[row] !== code) row = ids.indexOf(numberId, row + 1);
  return row;
}

/** Which number stands in a row; null where there is no such row. */
export function refOf({ ids, environment }: Columns, row: number): NumberRef | null {
  const numberId = ids[row];
  return numberId === undefined ? null : { environmentId: environment.words[environment.codes[row]!]!, numberId };
}

/** A row's renewal as {@link nextRenewal} found it; null where there is none. */
export function renewalOf(columns: Columns, row: number): Renewal | null {
  const day = columns.renewalDay[row];
  const daysLeft = columns.daysLeft[row];
  if (day === undefined || daysLeft === undefined || day === NO_RENEWAL) return null;
  return { day, daysLeft, kind: columns.flags[row]! & LAPSES ? 'lapses' : 'renews' };
}

/** @param meant what a word is in the column: words that mean the same share a code */
function wordColumn(
  wordOf: (row: number) => string,
  count: number,
  meant: (word: string) => string = (word) => word,
): WordColumn {
  const codeOf = new Map<string, number>();
  const words: string[] = [];
  const codes = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const word = wordOf(row);
    let code = codeOf.get(word);
    if (code === undefined) codeOf.set(word, (code = codeFor(meant(word), words)));
    codes[row] = code;
  }
  return { codes, words };
}

/** Once for each word of a list, of which there are few. */
function codeFor(word: string, words: string[]): number {
  const known = words.indexOf(word);
  return known >= 0 ? known : words.push(word) - 1;
}

function countryText(code: string, locale: string): CountryText {
  const nameIn = (language: string) => fold(countryName(code, language));
  const [name, english] = [nameIn(locale), nameIn('en')];
  return { code: fold(code), name, english, names: [...new Set([name, ...LANGUAGES.map(nameIn)])] };
}

/** The texts of countries in the locale that was asked for last: each chunk of a list asks for the same ones. */
let known = { locale: '', textOf: new Map<string, CountryText>() };

function countryTexts(codes: readonly string[], locale: string): CountryText[] {
  if (known.locale !== locale) known = { locale, textOf: new Map() };
  return codes.map((code) => {
    let text = known.textOf.get(code);
    if (!text) known.textOf.set(code, (text = countryText(code, locale)));
    return text;
  });
}
