import { AppError } from '../../../../shared/app-error';
import { openEnvelope, type PageFacts } from '../list-envelope';
import type { PageQuery, ReadPage } from '../whole-list';

/** How a model server puts its facts about pages: as documented elsewhere for this API, or as such servers commonly do. */
export const SHAPES = ['none', 'meta', 'pagination', 'nested', 'links', 'cursor'] as const;
type Shape = (typeof SHAPES)[number];

export interface PagedServerOptions {
  ids: string[];
  shape: Shape;
  pageSize: number;
  /** What becomes of `per_page`: taken up to 100, ignored, or refused (422). */
  perPage: 'taken' | 'ignored' | 'refused';
  /** What becomes of a page behind the last: empty, the last again, or 404. */
  behind: 'empty' | 'last' | 'missing';
  /** Called before the n-th request is answered (from 1): changes the list, or fails by throwing. */
  before?(request: number, ids: string[]): void;
}

export interface PagedServer {
  ids: string[];
  readonly queries: PageQuery[];
  readPage: (query: PageQuery) => Promise<ReadPage>;
}

const FIRST: Record<string, string> = {};

/** A server in memory that pages, as {@link readWholeList} sees it. */
export function createPagedServer(options: PagedServerOptions): PagedServer {
  const server: PagedServer = {
    ids: [...options.ids],
    queries: [],
    readPage: (query) => Promise.resolve().then(() => answer(query)),
  };

  function answer(query: PageQuery): ReadPage {
    server.queries.push(query);
    options.before?.(server.queries.length, server.ids);
    const sent = query === null ? FIRST : 'query' in query ? Object.fromEntries(query.query) : numbered(query);
    if (sent.per_page !== undefined && options.perPage === 'refused')
      throw new AppError('validation', { values: { reasons: 'per_page' } });
    const size =
      sent.per_page !== undefined && options.perPage === 'taken'
        ? Math.min(100, Number(sent.per_page))
        : options.pageSize;
    const lastPage = Math.max(1, Math.ceil(server.ids.length / size));
    const asked = Number(sent.cursor ?? sent.page ?? 1);
    if (asked > lastPage && options.behind === 'missing') throw new AppError('not_found');
    const page = options.behind === 'last' ? Math.min(asked, lastPage) : asked;
    const ids = server.ids.slice((page - 1) * size, page * size);
    const { facts } = openEnvelope(
      envelope(options.shape, ids, { page, perPage: size, total: server.ids.length, lastPage }),
    );
    return { ids, records: ids.length, facts };
  }

  return server;
}

function numbered({ page, perPage }: { page: number; perPage: number | null }): Record<string, string> {
  return { page: String(page), ...(perPage !== null && { per_page: String(perPage) }) };
}

function envelope(shape: Shape, data: string[], at: Record<keyof Omit<PageFacts, 'next'>, number | null>): unknown {
  const facts = { current_page: at.page, per_page: at.perPage, total: at.total, last_page: at.lastPage };
  const hasNext = (at.page ?? 1) < (at.lastPage ?? 1);
  const next = (name: string) => (hasNext ? `/api/v1/phone-numbers?${name}=${(at.page ?? 1) + 1}` : null);
  switch (shape) {
    case 'none':
      return { success: true, data };
    case 'meta':
    case 'pagination':
      return { success: true, data, [shape]: facts };
    case 'nested':
      return { success: true, data: { data, ...facts, next_page_url: next('page') } };
    case 'links':
      return { success: true, data, links: { next: next('page') } };
    case 'cursor':
      return { success: true, data, links: { next: next('cursor') } };
  }
}
