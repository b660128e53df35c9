import { AppError } from '../../../shared/app-error';
import type { Day } from '../../../shared/calendar/calendar-day';
import type { MessageKey } from '../../../shared/i18n/translate';
import { decodeNumbers, encodeNumbers } from '../../../shared/packed/number-chunk';
import { DAILY_FIELDS, diffNumbers, patchOf, type NumberChanges } from '../../../shared/numbers/number-changes';
import { isIncomplete } from '../../../shared/numbers/incomplete';
import { namesIn } from '../../../shared/numbers/names';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { inBaseOrder } from '../../../shared/query/sort-orders';
import type { Handled } from '../../../shared/reminders/handled';
import { DUE_FOR_DAYS } from '../../../shared/reminders/offsets';
import { nextRenewal, type Renewal } from '../../../shared/renewals/renewal';
import { findActivity, type FoundActivity } from './activity-jobs';
import { quoteLargeIntegers } from '../talkover/exact-json';
import { keepMeeting, type AskedFor, type CheckedFilter } from '../talkover/met-filters';
import { parsePhoneNumbers, type ParsedNumbers } from '../talkover/phone-number-schema';
import { textOf } from '../talkover/response-body';

/** What is done with many numbers at once, so much that the main process would stand still: see number-worker.ts. */

/** A list in chunks, in the order of its numbers. */
export interface ReadNumbers extends Omit<ParsedNumbers, 'numbers' | 'isRounded'> {
  chunks: Uint8Array[];
  count: number;
  /** Empty for a list that is too long to be a page. */
  ids: readonly string[];
  /** Numbers of which something that reminders depend on could not be read. */
  incomplete: number;
  /** See shared/numbers/names.ts. */
  names: readonly string[];
  /** Numbers of the list before that are not in this one. */
  missing: number;
  /** What differs from the list before; null where there was none. */
  changes: PackedChanges | null;
}

/** {@link NumberChanges} on their way between threads. */
export interface PackedChanges {
  /** What brings a page up to date; null where so much changed that the whole list is no more. */
  patch: { put: Uint8Array[]; gone: string[] } | null;
  added: Uint8Array[];
  gone: Uint8Array[];
  /** What changed otherwise than by the turn of a day: as it was, and in the same order as it is. */
  before: Uint8Array[];
  after: Uint8Array[];
  /** The same for the record of activity; null where nothing changed that Activity shows. */
  activity: FoundActivity | null;
}

/** What an answer is compared with. */
export interface EarlierList {
  chunks: Uint8Array[];
  /** Ids of numbers that were in the environment once. */
  goneIds: readonly string[];
  /** The user's day when the answer came. */
  today: Day;
  /** Renewals that the user marked as handled, by number id. */
  handled?: ReadonlyMap<string, Handled>;
}

/** No server sends more records than this on a page that does not say it is one. */
const LARGEST_PAGE = 1_000;

/** A patch is not worth while for more than this part of a list. */
const LARGEST_PATCH = 1 / 20;

/**
 * Reads the body of a success answer, and compares it with the list before.
 * @throws {AppError} unexpected_response, connection_lost
 */
export function readNumbers({ body, before }: { body: Uint8Array[]; before: EarlierList | null }): ReadNumbers {
  const { numbers, setAside, unreadable, records, facts } = parseExactly(textOf(body));
  const rest = { setAside, unreadable, records, facts };
  const isMaybePage = facts !== null || numbers.length <= LARGEST_PAGE;
  return { ...rest, ids: isMaybePage ? numbers.map(({ id }) => id) : [], ...compared(numbers, before) };
}

/** What a body holds. One with numbers that JavaScript would round is read a second time, which hardly any server needs. */
function parseExactly(text: string): ParsedNumbers {
  const parsed = parsePhoneNumbers(readJson(text));
  return parsed.isRounded ? parsePhoneNumbers(readJson(quoteLargeIntegers(text))) : parsed;
}

/**
 * Makes one list of the pages that it came in, leaves out what does not meet the filters that it was asked for, and
 * compares it with the list before.
 */
export function joinPages({ pages, before, asked }: PagesQuestion): JoinedPages {
  const { numbers, ignoredFilters } = keepMeeting(decodeNumbers(pages.flat()), asked);
  return { ...compared(numbers, before), ignoredFilters };
}

export interface PagesQuestion {
  pages: Uint8Array[][];
  before: EarlierList | null;
  asked: AskedFor;
}

/** A whole list. */
export interface JoinedPages extends Pick<
  ReadNumbers,
  'chunks' | 'count' | 'incomplete' | 'names' | 'missing' | 'changes'
> {
  /** Filters that the server did not apply. */
  ignoredFilters: readonly CheckedFilter[];
}

function compared(numbersAsSent: PhoneNumber[], before: EarlierList | null): Omit<JoinedPages, 'ignoredFilters'> {
  const numbers = inBaseOrder(numbersAsSent);
  const diff = before && diffNumbers(decodeNumbers(before.chunks), numbers);
  return {
    chunks: encodeNumbers(numbers),
    count: numbers.length,
    incomplete: numbers.filter(isIncomplete).length,
    names: namesIn(numbers),
    missing: diff?.gone.length ?? 0,
    changes: diff && before && packChanges(diff, numbers.length, before),
  };
}

function packChanges(
  changes: NumberChanges,
  total: number,
  { goneIds, today, handled = new Map() }: EarlierList,
): PackedChanges {
  const patch = patchOf(changes);
  const isSmall = patch.put.length + patch.gone.length <= total * LARGEST_PATCH;
  const isReported = ({ fields }: (typeof changes.changed)[number]) =>
    fields.some((field) => !DAILY_FIELDS.includes(field));
  const reported = changes.changed.filter(isReported);
  // a handled renewal is also settled by what the API counts again each day
  const ofInterest =
    handled.size === 0 ? reported : changes.changed.filter((one) => isReported(one) || handled.has(one.after.id));
  return {
    patch: isSmall ? { put: encodeNumbers(inBaseOrder(patch.put)), gone: patch.gone } : null,
    added: encodeNumbers(changes.added),
    gone: encodeNumbers(changes.gone),
    before: encodeNumbers(reported.map((change) => change.before)),
    after: encodeNumbers(reported.map((change) => change.after)),
    activity: findActivity({ ...changes, changed: ofInterest }, goneIds, today, handled),
  };
}

function readJson(text: string): unknown {
  if (text.trim() === '') throw unexpected('error.reason.empty');
  try {
    return JSON.parse(text);
  } catch (error) {
    // the parser's own message quotes the body, which must not get into a log
    if (isCutShort(text.trimEnd(), error)) throw new AppError('connection_lost');
    if (text.trimStart().startsWith('<')) throw new AppError('captive_portal');
    throw unexpected('error.reason.not_json');
  }
}

/** A connection whose end is the end of the body may break off without an error: the parser gets to that end. */
function isCutShort(text: string, error: unknown): boolean {
  const { message } = error as SyntaxError;
  const place = /at position (\d+)/.exec(message)?.[1];
  return /^(?:Unexpected end|Unterminated)/.test(message) || Number(place) >= text.length;
}

function unexpected(reason: MessageKey): AppError {
  return new AppError('unexpected_response', { values: { reason: { key: reason } } });
}

/** How far ahead, in days, renewals of each kind are needed. */
export type Reach = Record<Renewal['kind'], number>;

/** So many of the next renewals are always among those found. */
const ALWAYS_FOUND = 5;

/**
 * The numbers that renew or lapse from not long ago until as far ahead as is asked, soonest first.
 * @param question `always` are ids of numbers that are found however far ahead
 */
export function findComing(question: {
  chunks: Uint8Array[];
  fetchedOn: Day;
  today: Day;
  reach: Reach;
  always: readonly string[];
}): Uint8Array[] {
  const { fetchedOn, today, reach } = question;
  const always = new Set(question.always);
  const ahead: { number: PhoneNumber; renewal: Renewal }[] = [];
  for (const number of decodeNumbers(question.chunks)) {
    const renewal = nextRenewal(number, fetchedOn, today);
    if (renewal && renewal.daysLeft >= -DUE_FOR_DAYS) ahead.push({ number, renewal });
  }
  ahead.sort((a, b) => a.renewal.day - b.renewal.day);
  for (const { number } of ahead.filter(({ renewal }) => renewal.daysLeft >= 0).slice(0, ALWAYS_FOUND)) {
    always.add(number.id);
  }
  const found = ahead.filter(({ number, renewal }) => renewal.daysLeft <= reach[renewal.kind] || always.has(number.id));
  return encodeNumbers(found.map(({ number }) => number));
}

/** The numbers with some ids. */
export function findNumbers(question: { chunks: Uint8Array[]; ids: readonly string[] }): Uint8Array[] {
  const ids = new Set(question.ids);
  return encodeNumbers(decodeNumbers(question.chunks).filter(({ id }) => ids.has(id)));
}
