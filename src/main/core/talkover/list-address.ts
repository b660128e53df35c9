import { isAllowedBaseUrl, type ApiFilters } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import type { PageQuery } from './whole-list';

/** The address of the whole list. @throws {AppError} bad_base_url */
export function listUrl(baseUrl: string, filters: ApiFilters): URL {
  if (!isAllowedBaseUrl(baseUrl)) throw new AppError('bad_base_url');
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/phone-numbers`;
  for (const [name, value] of Object.entries(filters)) {
    if (value !== null && value !== '') url.searchParams.set(name, String(value));
  }
  return url;
}

/** The address of a page: always of the list's own server and path, whatever address the server gave. */
export function pageUrl(list: URL, query: PageQuery): URL {
  const url = new URL(list);
  if (!query) return url;
  const parameters = 'query' in query ? query.query : new URLSearchParams(numbered(query));
  for (const [name, value] of parameters) url.searchParams.set(name, value);
  return url;
}

function numbered({ page, perPage }: { page: number; perPage: number | null }): Record<string, string> {
  return { page: String(page), ...(perPage !== null && { per_page: String(perPage) }) };
}
