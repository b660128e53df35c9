import pMap from 'p-map';
import { AppError, TOKEN_REFUSED, type ErrorCode } from '../../../shared/app-error';
import { mayPass } from '../sync/back-off';
import type { PageFacts } from './list-envelope';

/** The most that the other routes of this API take. */
const LARGEST_PAGE = 100;

/** Pages that are requested at the same time, where the server says how many there are. */
const AT_ONCE = 3;

/** A million numbers at 100 a page is more than any environment has: a list that goes on longer has no end. */
const MOST_PAGES = 10_000;

/** Sizes that servers cut lists to by default. A list of any other length, without facts about pages, is whole. */
const USUAL_PAGE_SIZES: readonly number[] = [10, 15, 20, 25, 50, 100];

/** Failures that say nothing about paging: they are the user's or the caller's own matter, and go on as they are. */
const NOT_OF_A_PAGE: readonly ErrorCode[] = [...TOKEN_REFUSED, 'cancelled', 'forbidden', 'bad_token'];

/** Which page is asked for: by number, or by the query of the address that the server gave. Null sends no paging. */
export type PageQuery = { page: number; perPage: number | null } | { query: URLSearchParams } | null;

/** One answer, read. */
export interface ReadPage {
  ids: readonly string[];
  /** Records that came, those that could not be kept included. */
  records: number;
  facts: PageFacts | null;
}

/** How far the reading of a paged list has come. `ofPages` and `ofNumbers` are null where the server does not say. */
export interface PagesRead {
  pages: number;
  ofPages: number | null;
  numbers: number;
  ofNumbers: number | null;
}

/** Pages that an earlier attempt has read, so that a short outage does not start over. */
export interface PartialList<P extends ReadPage = ReadPage> {
  /** What the pages were asked for with; null where the server has a size of its own. */
  perPage: number | null;
  readonly pages: Map<number, P>;
}

export function newPartialList<P extends ReadPage>(): PartialList<P> {
  return { perPage: null, pages: new Map() };
}

export interface WholeListOptions<P extends ReadPage> {
  /** @throws {AppError} */
  readPage: (query: PageQuery) => Promise<P>;
  partial: PartialList<P>;
  onProgress?: (read: PagesRead) => void;
}

export interface WholeList<P extends ReadPage> {
  pages: P[];
  /** Whether the server pages, even where everything came on one page. */
  isPaged: boolean;
}

/**
 * Reads a list to its end, however the server pages it, or not at all: either every record that the server counts has
 * come, each once, or this throws. The first request is the documented one, without paging.
 *
 * @throws {AppError} `list_incomplete` when a page fails; `list_unstable` when the pages do not make up one list.
 */
export async function readWholeList<P extends ReadPage>(options: WholeListOptions<P>): Promise<WholeList<P>> {
  const { readPage, partial } = options;
  const first = await readPage(null);
  const { facts } = first;
  if (facts ? isOnlyPage(first, facts) : !USUAL_PAGE_SIZES.includes(first.records)) {
    return { pages: [first], isPaged: false };
  }
  if (!facts && !(await hasSecondPage(first, readPage))) return { pages: [first], isPaged: false };
  if (facts && hasLinksOnly(facts)) {
    return { pages: await followLinks(first, options), isPaged: true };
  }
  await beginNumbered(first, options);
  const pages = await readNumbered(options);
  partial.pages.clear();
  return { pages, isPaged: true };
}

/** Whether the only way to the next page is the address of it: it has no number. */
function hasLinksOnly({ total, lastPage, next }: PageFacts): boolean {
  return total === null && lastPage === null && next !== null && !queryOf(next).has('page');
}

function isOnlyPage(first: ReadPage, { total, lastPage, next }: PageFacts): boolean {
  if (total !== null) return first.records >= total;
  return lastPage !== null ? lastPage <= 1 : next === null;
}

/**
 * Asks a server that said nothing of pages for the second one. An error or nothing new means that there is none; that says
 * nothing of the next list, which may be longer than a page.
 */
async function hasSecondPage<P extends ReadPage>(
  first: P,
  readPage: WholeListOptions<P>['readPage'],
): Promise<boolean> {
  try {
    const second = await readPage({ page: 2, perPage: null });
    const known = new Set(first.ids);
    return second.ids.some((id) => !known.has(id));
  } catch (error) {
    // it answered the same question a moment ago, so what fails in passing says nothing; every other refusal is a no
    if (error instanceof AppError && isRefusal(error)) return false;
    throw error;
  }
}

/** Whether the server would say the same to the same question again. */
function isRefusal(error: AppError): boolean {
  const { code } = error;
  return !mayPass(error) && !NOT_OF_A_PAGE.includes(code);
}

/** Settles the size of a page, and drops what an earlier attempt read where the list has moved since. */
async function beginNumbered<P extends ReadPage>(first: P, options: WholeListOptions<P>): Promise<void> {
  const { partial, readPage } = options;
  const earlier = partial.pages.get(1);
  if (earlier && earlier.facts?.total === first.facts?.total && first.ids.every((id, at) => earlier.ids[at] === id))
    return;
  partial.pages.clear();
  try {
    const large = await readPage({ page: 1, perPage: LARGEST_PAGE });
    partial.perPage = large.records > first.records ? LARGEST_PAGE : null;
    partial.pages.set(1, large);
  } catch (error) {
    if (!(error instanceof AppError) || !isRefusal(error)) throw error;
    partial.perPage = null;
    partial.pages.set(1, first);
  }
}

/** Reads pages by number: those the server counts side by side, then on until nothing more comes. */
async function readNumbered<P extends ReadPage>(options: WholeListOptions<P>): Promise<P[]> {
  const { partial } = options;
  const firstPage = partial.pages.get(1)!;
  const { total = null, lastPage = null } = firstPage.facts ?? {};
  const size = Math.max(1, firstPage.records);
  const ofPages = total !== null ? Math.ceil(total / size) : lastPage;
  if (ofPages !== null && ofPages > MOST_PAGES) throw endless();
  const tell = () => options.onProgress?.({ ...readSoFar(partial), ofPages, ofNumbers: total });

  const read = async (page: number): Promise<P | null> => {
    const answer = await options.readPage({ page, perPage: partial.perPage }).catch((error: unknown) => {
      // a server that does not say how many pages there are may refuse the one behind the last
      if (ofPages === null && error instanceof AppError && isRefusal(error)) return null;
      throw incomplete(error, partial.pages.size, ofPages);
    });
    if (!answer) return null;
    if ((answer.facts?.page ?? page) !== page) throw unstable(partial, total);
    partial.pages.set(page, answer);
    tell();
    return answer;
  };

  tell();
  const missing = range(2, ofPages ?? 1).filter((page) => !partial.pages.has(page));
  await readAll(missing, read);
  // a total that the pages do not make up, or no total at all: on, until a page brings nothing new
  for (let page = (ofPages ?? 1) + 1; total === null || readSoFar(partial).numbers < total; page++) {
    if (page > MOST_PAGES) throw endless();
    const before = partial.pages.get(page - 1)!;
    if (total === null && before.records < size) break;
    const answer = partial.pages.get(page) ?? (await read(page));
    if (!answer || answer.records === 0 || isSamePage(answer, before)) {
      partial.pages.delete(page);
      break;
    }
  }
  return checked(partial, total);
}

/**
 * Reads pages a few at a time. After a failure no further one is begun, and those under way are waited for: they count
 * for the next attempt, and must not arrive in the middle of it.
 * @throws what the first page that failed threw
 */
async function readAll(pages: readonly number[], read: (page: number) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  function* untilFailure(): Generator<number> {
    for (const page of pages) {
      if (failures.length > 0) return;
      yield page;
    }
  }
  await pMap(untilFailure(), (page) => read(page).catch((error: unknown) => failures.push(error)), {
    concurrency: AT_ONCE,
  });
  if (failures.length > 0) throw failures[0];
}

/** Follows addresses that the server gave, one after the other, because each is known only from the one before. */
async function followLinks<P extends ReadPage>(first: P, options: WholeListOptions<P>): Promise<P[]> {
  const pages = [first];
  const seen = new Set<string>();
  for (let next = first.facts?.next; next; next = pages.at(-1)?.facts?.next) {
    if (seen.has(next) || pages.length >= MOST_PAGES) throw endless();
    seen.add(next);
    const page = await options.readPage({ query: queryOf(next) }).catch((error: unknown) => {
      throw incomplete(error, pages.length, null);
    });
    pages.push(page);
    const numbers = pages.reduce((sum, { records }) => sum + records, 0);
    options.onProgress?.({ pages: pages.length, ofPages: null, numbers, ofNumbers: null });
  }
  if (hasRepeated(pages)) throw new AppError('list_unstable', { values: { numbers: distinct(pages), total: 0 } });
  return pages;
}

/** The pages in their order, if they make up one list: every record that was counted, and no number twice. */
function checked<P extends ReadPage>(partial: PartialList<P>, total: number | null): P[] {
  const pages = [...partial.pages].sort(([a], [b]) => a - b).map(([, page]) => page);
  const { numbers } = readSoFar(partial);
  const isOneCount = pages.every(({ facts }) => (facts?.total ?? total) === total);
  if (!isOneCount || (total !== null && numbers !== total) || hasRepeated(pages)) throw unstable(partial, total);
  return pages;
}

/** Only the query of the address is used: the token goes to no other place than the one the user named. */
function queryOf(address: string): URLSearchParams {
  return URL.canParse(address, 'https://x') ? new URL(address, 'https://x').searchParams : new URLSearchParams();
}

function isSamePage(one: ReadPage, other: ReadPage): boolean {
  return one.ids.length === other.ids.length && one.ids.every((id, at) => id === other.ids[at]);
}

function hasRepeated(pages: readonly ReadPage[]): boolean {
  return distinct(pages) !== pages.reduce((sum, { ids }) => sum + ids.length, 0);
}

function distinct(pages: readonly ReadPage[]): number {
  return new Set(pages.flatMap(({ ids }) => ids)).size;
}

function readSoFar({ pages }: PartialList): { pages: number; numbers: number } {
  let numbers = 0;
  for (const { records } of pages.values()) numbers += records;
  return { pages: pages.size, numbers };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function incomplete(cause: unknown, pages: number, ofPages: number | null): unknown {
  if (!(cause instanceof AppError) || NOT_OF_A_PAGE.includes(cause.code)) return cause;
  const { retryAfterMs } = cause;
  return new AppError('list_incomplete', { values: { pages, ofPages: ofPages ?? 0 }, retryAfterMs, cause });
}

/** What was read is of no use for another attempt: the list moved. */
function unstable(partial: PartialList, total: number | null): AppError {
  const { numbers } = readSoFar(partial);
  partial.pages.clear();
  return new AppError('list_unstable', { values: { numbers, total: total ?? 0 } });
}

function endless(): AppError {
  return new AppError('list_unstable', { values: { numbers: 0, total: 0 } });
}
