import { z } from 'zod';
import { AppError } from '../../../shared/app-error';
import { isObject } from '../../../shared/is-object';

/**
 * What an answer says about being one page of a longer list. The reference names no paging; Talkover's OpenAPI file
 * does (`meta`), and other routes of the same API send `pagination`. A figure that is absent or unreadable is null.
 */
export interface PageFacts {
  /** From 1. */
  page: number | null;
  perPage: number | null;
  /** Records on all pages. */
  total: number | null;
  lastPage: number | null;
  /** Address of the next page as the server sent it; null on the last page, or where the server sends none. */
  next: string | null;
}

/** A success answer, opened but with its records unread. */
export interface ListEnvelope {
  records: readonly unknown[];
  /** Null where the answer says nothing about pages. */
  facts: PageFacts | null;
}

type Fields = Readonly<Record<string, unknown>>;

const success = z.object({ success: z.literal(true), data: z.unknown() });
const refusal = z.object({ success: z.literal(false) });

/**
 * Opens the body of a success answer: a list in `data`, a paginator nested in `data`, or a list that PHP sent as an
 * object with the keys 0, 1, 2 …
 *
 * @throws AppError `unexpected_response` when the body is no success envelope with a list.
 */
export function openEnvelope(body: unknown): ListEnvelope {
  const { success: isSuccess, data: root } = success.safeParse(body);
  if (!isSuccess) throw wrongShape(refusal.safeParse(body).success);
  const nested = fieldsOf(root.data);
  const records = listOf(root.data) ?? listOf(nested?.data) ?? listOf(nested?.items);
  if (!records) throw wrongShape(false);
  return { records, facts: factsOf(body as Fields, listOf(root.data) ? null : nested) };
}

function wrongShape(isRefusal: boolean): AppError {
  const reason = isRefusal ? 'error.reason.unsuccessful' : 'error.reason.wrong_shape';
  return new AppError('unexpected_response', { values: { reason: { key: reason } } });
}

function fieldsOf(value: unknown): Fields | null {
  return isObject(value) ? value : null;
}

/** An array, or an object whose keys count from 0: what PHP makes of a list with gaps once it is renumbered by hand. */
export function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[];
  const fields = fieldsOf(value);
  if (!fields) return null;
  const keys = Object.keys(fields);
  // the keys may have gaps where a filter dropped entries; JavaScript puts whole numbers in their order
  const isList = keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
  return isList ? Object.values(fields) : null;
}

/** The facts wherever such servers put them: the first place that has any counts. */
function factsOf(root: Fields, nested: Fields | null): PageFacts | null {
  const meta = fieldsOf(root.meta);
  const links = fieldsOf(root.links) ?? fieldsOf(nested?.links) ?? {};
  const places = [meta, fieldsOf(meta?.pagination), fieldsOf(root.pagination), nested, root];
  for (const place of places) {
    if (!place) continue;
    const total = countOf(place.total);
    const lastPage = countOf(place.last_page);
    const next = addressOf(place.next_page_url) ?? addressOf(links.next);
    // the number of a page alone does not say whether there is another
    if (total === null && lastPage === null && next === undefined) continue;
    const [page, perPage] = [countOf(place.current_page), countOf(place.per_page)];
    return { page, perPage, total, lastPage, next: next === undefined || next === '' ? null : next };
  }
  return null;
}

/** A whole number from 0, which some servers send as text. */
function countOf(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** Undefined where there is none at all, which says less than null does. */
function addressOf(value: unknown): string | null | undefined {
  return typeof value === 'string' || value === null ? value : undefined;
}
