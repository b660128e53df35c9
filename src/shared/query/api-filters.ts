import { apiFiltersSchema, NO_FILTERS, type ApiFilters } from '../environment';
import { keyOf } from './language/keys';
import { printTerm } from './language/print';
import type { FilterTerm, Term } from './language/term';
import { readDemands } from './search';

/** A query as far as the API can answer it. */
export interface ApiQuestion {
  filters: ApiFilters;
  /** The demands that the API does not know, as they are written. */
  dropped: string[];
}

/**
 * The part of a query that `GET /api/v1/phone-numbers` knows: one documented type, voice and WhatsApp among the
 * capabilities, and free words, which the API looks for in numbers and ids. Words that are a phone number are sent as
 * its bare digits, with `+` where it was written so.
 */
export function toApiFilters(terms: readonly Term[]): ApiQuestion {
  const filters = { ...NO_FILTERS };
  const plainWords = terms.filter((term) => term.kind === 'text' && !term.negated && term.any.length === 1);
  const search = apiFiltersSchema.shape.search.safeParse(searchFor(plainWords));
  const dropped = terms.flatMap((term) => {
    if (term.kind === 'filter') return takeFilter(term, filters) ?? [];
    return plainWords.includes(term) && search.success ? [] : term;
  });
  return { filters: { ...filters, search: search.data ?? null }, dropped: dropped.map(printTerm) };
}

/** Puts a demand into the API's filters; what does not fit there is handed back. */
function takeFilter(term: FilterTerm, filters: ApiFilters): FilterTerm | null {
  const [values = [], ...alternatives] = term.any;
  const { askApi } = keyOf(term.key);
  if (alternatives.length > 0 || !askApi) return term;
  const left = askApi(values, term.negated, filters);
  return left.length > 0 ? { ...term, any: [left] } : null;
}

/** Null where the words ask for nothing. */
function searchFor(terms: readonly Term[]): string | null {
  const demands = readDemands(terms);
  const [first, ...others] = demands.flatMap(({ any }) => any.flat());
  if (!first || first.phone === '+') return null;
  if (others.length === 0 && first.phone !== null) return first.phone;
  return terms.flatMap((term) => (term.kind === 'text' ? term.any : [])).join(' ');
}
