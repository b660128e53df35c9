import { apiFiltersSchema, type ApiFilters } from '../account';
import { NUMBER_TYPES } from '../phone-number';
import type { NumberQuery } from './query';
import { readSearch } from './search-text';

/** A query as far as the API can answer it. */
export interface ApiQuestion {
  filters: ApiFilters;
  /** The parts of the query that the API does not know, or not wholly. */
  dropped: (keyof NumberQuery)[];
}

/**
 * The part of a query that `GET /api/v1/phone-numbers` knows: one documented type, voice and WhatsApp among the
 * capabilities, and the text, which the API looks for in numbers and ids. A text that is a phone number is sent as its
 * bare digits, with `+` where it was written so.
 */
export function toApiFilters(query: NumberQuery): ApiQuestion {
  const type = query.types.length === 1 ? (NUMBER_TYPES.find((name) => name === query.types[0]) ?? null) : null;
  const spoken = searchFor(query.text);
  const search = apiFiltersSchema.shape.search.safeParse(spoken).data ?? null;
  const isDropped: Record<keyof NumberQuery, boolean> = {
    text: search !== spoken,
    types: query.types.length > 0 && type === null,
    capabilities: query.capabilities.some((name) => name !== 'voice' && name !== 'whatsapp'),
    statuses: query.statuses.length > 0,
    countries: query.countries.length > 0,
    renewsWithinDays: query.renewsWithinDays !== null,
    lapsesWithinDays: query.lapsesWithinDays !== null,
    autoRenewal: query.autoRenewal !== null,
    sandbox: query.sandbox !== null,
  };
  return {
    filters: {
      type,
      has_voice: query.capabilities.includes('voice') || null,
      has_whatsapp: query.capabilities.includes('whatsapp') || null,
      search,
    },
    dropped: (Object.keys(isDropped) as (keyof NumberQuery)[]).filter((part) => isDropped[part]),
  };
}

/** Null where the text asks for nothing. */
function searchFor(text: string): string | null {
  const [first, ...others] = readSearch(text);
  if (!first || first.phone === '+') return null;
  return others.length === 0 && first.phone !== null ? first.phone : text.trim();
}
