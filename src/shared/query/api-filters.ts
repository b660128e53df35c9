import { apiFiltersSchema, NO_FILTERS, type ApiFilters } from '../environment';
import { keyOf } from './language/keys';
import { printTerm } from './language/print';
import type { FilterTerm, Term, TextTerm } from './language/term';
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
 * its bare digits, with `+` where it was written so. The API has one search, so of several groups of words, such as
 * those before and after a filter, only the first is sent: together they could read as another number.
 */
export function toApiFilters(terms: readonly Term[]): ApiQuestion {
  const filters = { ...NO_FILTERS };
  const groups = wordGroups(terms);
  const [sent] = groups.flatMap((words) => searchFor(words) ?? []);
  const search = apiFiltersSchema.shape.search.safeParse(sent ?? null);
  const left = new Set(
    groups
      .filter((words) => searchFor(words) !== null)
      .slice(search.success ? 1 : 0)
      .flat(),
  );
  const dropped = terms.flatMap((term) => {
    if (term.kind === 'filter') return takeFilter(term, filters) ?? [];
    return isPlain(term) && !left.has(term) ? [] : term;
  });
  return { filters: { ...filters, search: search.data ?? null }, dropped: dropped.map(printTerm) };
}

/** The free words of a query that follow each other, without those the API can't be asked for. */
function wordGroups(terms: readonly Term[]): TextTerm[][] {
  const groups: TextTerm[][] = [[]];
  for (const term of terms) {
    if (term.kind === 'text' && isPlain(term)) groups.at(-1)?.push(term);
    else groups.push([]);
  }
  return groups;
}

function isPlain({ negated, any }: TextTerm): boolean {
  return !negated && any.length === 1;
}

/** The API's filters as a query that asks for the same: `type:sms -has:voice 555`; empty where they ask for everything. */
export function askedQuery({ type, has_voice, has_whatsapp, search }: ApiFilters): string {
  const has = (name: string, isThere: boolean | null) => isThere !== null && `${isThere ? '' : '-'}has:${name}`;
  const parts = [type !== null && `type:${type}`, has('voice', has_voice), has('whatsapp', has_whatsapp), search];
  return parts.filter(Boolean).join(' ');
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
function searchFor(words: readonly TextTerm[]): string | null {
  const [first, ...others] = readDemands(words).flatMap(({ any }) => any.flat());
  if (!first || first.phone === '+') return null;
  if (others.length === 0 && first.phone !== null) return first.phone;
  return words.flatMap(({ any }) => any).join(' ');
}
