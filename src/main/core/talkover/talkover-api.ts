import { tokenSchema, type ApiFilters } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import type { Clock, Fetch } from '../ports/ports';
import { withRetries } from '../sync/back-off';
import { exchange } from './exchange';
import { listUrl, pageUrl } from './list-address';
import type { ListReader, ReadAnswer } from './list-reader';
import { canCheck } from './met-filters';
import { createPaces } from './pace';
import { createPagingMemory } from './paging-memory';
import { readSettledList } from './settled-list';
import { within } from './time-limit';
import { readWholeList, type PageQuery, type PagesRead } from './whole-list';

const TIMEOUT_MS = 30_000;

/** The largest answer to a question without paging, in bytes once unpacked: some 300,000 numbers. */
const MAX_LIST_BYTES = 256 * 1024 * 1024;

/** What one record of a page may have, in bytes; usual ones have less than one thousand. */
const MAX_RECORD_BYTES = 64 * 1024;

/** How many records a page may have whose size the server chose. */
const USUAL_LARGEST_PAGE = 100;

interface Dated {
  /** Epoch ms at which the server began to answer. */
  fetchedAt: number;
}

/** Which list is asked for, and how. */
interface ListQuestion<Page extends ReadAnswer, List> {
  baseUrl: string;
  token: string;
  filters: ApiFilters;
  reader: ListReader<Page, List>;
  /** Names the list, so that a later attempt goes on where a page failed. Without it each attempt starts over. */
  resume?: string;
  /** How often each request is tried; once by default. */
  attempts?: number;
  /** Called with the headers of each success answer. */
  onHeaders?: (headers: Headers) => void;
  /** Called for each page, where the server pages. */
  onProgress?: (read: PagesRead) => void;
  signal: AbortSignal;
}

/** The HTTP endpoint. */
export interface TalkoverApi {
  /**
   * `GET /api/v1/phone-numbers` with those filters that are not null: the whole list, or an error.
   *
   * @throws {AppError} one of the codes of the API, `list_incomplete`, `list_unstable`, `bad_token` or `bad_base_url`.
   * No part of it holds the token.
   */
  listPhoneNumbers<Page extends ReadAnswer, List>(question: ListQuestion<Page, List>): Promise<List & Unread & Dated>;
  /** Forgets the pages that were read of a list: its server or token changes. */
  forget(resume: string): void;
}

/** What could not be kept or read. */
type Unread = Pick<ReadAnswer, 'setAside' | 'unreadable'>;

/** @param options `timeoutMs` covers each exchange, reading included; `maxBytes` bounds a whole list */
export function createTalkoverApi(options: {
  fetch: Fetch;
  clock: Clock;
  random: () => number;
  timeoutMs?: number;
  maxBytes?: number;
}): TalkoverApi {
  const { clock, random, timeoutMs = TIMEOUT_MS, maxBytes = MAX_LIST_BYTES } = options;
  const memory = createPagingMemory(clock);
  const paces = createPaces(clock);

  /** Reads a page, or with no query what may be the whole list. */
  async function readPage<Page extends ReadAnswer>(
    query: PageQuery,
    { list, token, question }: { list: URL; token: string; question: ListQuestion<Page, unknown> },
  ): Promise<Page & Dated> {
    const { signal, attempts = 1, reader, onHeaders: onSuccess } = question;
    const url = pageUrl(list, query);
    const bound = query ? Math.min(maxBytes, pageBound(query)) : maxBytes;
    const onAnswer = (headers: Headers) => paces.note(url, headers);

    const attempt = async () => {
      if (query) await paces.turn(url, signal);
      return within({ clock, timeoutMs, signal }, async (bounded) => {
        const request = { url, token, maxBytes: bound, signal: bounded, onAnswer, onSuccess };
        const { body, fetchedAt } = await exchange(request, options);
        return { ...(await reader.read(body, { fetchedAt, isWhole: query === null })), fetchedAt };
      });
    };
    return withRetries(attempt, { clock, random, attempts, signal });
  }

  return {
    async listPhoneNumbers<Page extends ReadAnswer, List>(question: ListQuestion<Page, List>) {
      const { filters, reader, resume, onProgress } = question;
      const token = tokenSchema.safeParse(question.token).data;
      // checked here as well, because the platform's error about such a header would quote the token
      if (token === undefined) throw new AppError('bad_token');
      const url = listUrl(question.baseUrl, filters);

      return readSettledList<Page & Dated, List & Unread & Dated>({
        readWhole: () =>
          readWholeList({
            readPage: (query) => readPage(query, { list: url, token, question }),
            partial: memory.partialOf<Page & Dated>(resume),
            onProgress,
          }),
        async join({ pages, isPaged }) {
          const [first] = pages;
          if (!first) throw new AppError('internal');
          const { fetchedAt } = first;
          const unread = tally(pages);
          const asked = { filters, unreadable: unread.unreadable };
          const isJoined = isPaged || canCheck(filters);
          const list = isJoined ? await reader.join(pages, { fetchedAt, asked }) : reader.whole(first);
          return { ...list, ...unread, fetchedAt };
        },
        isDoubtful: (list) => reader.isDoubtful(list),
      });
    },
    forget: (resume) => memory.forget(resume),
  };
}

/** What could not be kept or read, on all pages together. */
function tally(pages: readonly ReadAnswer[]): Unread {
  const unreadable: Record<string, number> = {};
  let setAside = 0;
  for (const page of pages) {
    setAside += page.setAside;
    for (const [field, count] of Object.entries(page.unreadable)) unreadable[field] = (unreadable[field] ?? 0) + count;
  }
  return { setAside, unreadable };
}

/** Bytes that a page may have. */
function pageBound(query: NonNullable<PageQuery>): number {
  const records = 'query' in query ? USUAL_LARGEST_PAGE : (query.perPage ?? USUAL_LARGEST_PAGE);
  return records * MAX_RECORD_BYTES;
}
