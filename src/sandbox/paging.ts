/** Where the sandbox puts its counts when it pages; `none` leaves them out, as a server might that says nothing of pages. */
export const PAGE_SHAPES = ['meta', 'pagination', 'nested', 'links', 'none'] as const;
export type PageShape = (typeof PAGE_SHAPES)[number];

/** How the sandbox pages. The API reference names no paging; Talkover's OpenAPI file does, as `meta`. */
export interface Paging {
  /** Numbers per page where the request names no `per_page`. */
  size: number;
  shape: PageShape;
}

/** The most that a request may ask for with `per_page`, as on the other routes of the API. */
const LARGEST_PAGE = 100;

/** The page that a query asks for. */
export interface Page {
  page: number;
  size: number;
}

/** Reads `page` and `per_page`, or says what is wrong with them (422). */
export function readPage(query: URLSearchParams, paging: Paging): Page | { errors: Record<string, string[]> } {
  const errors: Record<string, string[]> = {};
  const wholeNumber = (name: string, fallback: number, most: number) => {
    const text = query.get(name);
    if (text === null || text === '') return fallback;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
    errors[name] = [`The ${name.replace('_', ' ')} field must be between 1 and ${most}.`];
    return fallback;
  };
  const page = wholeNumber('page', 1, Number.MAX_SAFE_INTEGER);
  const size = wholeNumber('per_page', paging.size, Math.max(LARGEST_PAGE, paging.size));
  return Object.keys(errors).length > 0 ? { errors } : { page, size };
}

/** The JSON text of one page, from the texts of all records that pass. */
export function pageText(records: readonly string[], { page, size }: Page, shape: PageShape, path: string): string {
  const lastPage = Math.max(1, Math.ceil(records.length / size));
  const data = `[${records.slice((page - 1) * size, page * size).join(',')}]`;
  const counts = { current_page: page, per_page: size, total: records.length, last_page: lastPage };
  const next = page < lastPage ? `${path}?page=${page + 1}&per_page=${size}` : null;
  switch (shape) {
    case 'meta':
    case 'pagination':
      return `{"success":true,"data":${data},"${shape}":${JSON.stringify(counts)}}`;
    case 'nested': {
      const fields = JSON.stringify({ ...counts, next_page_url: next }).slice(1);
      return `{"success":true,"data":{"data":${data},${fields}}`;
    }
    case 'links':
      return `{"success":true,"data":${data},"links":${JSON.stringify({ next })}}`;
    case 'none':
      return `{"success":true,"data":${data}}`;
  }
}
