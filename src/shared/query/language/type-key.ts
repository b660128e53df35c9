import type { ApiFilters } from '../../environment';
import { NUMBER_TYPES } from '../../numbers/phone-number';
import type { QueryKey } from './key';
import { wordKey } from './word-key';

/** The key of a number's type. */
export function typeKey(examples: readonly string[]): QueryKey {
  return { ...wordKey(({ type }) => type, examples), askApi };
}

/** The API takes one documented type. */
function askApi(values: readonly string[], negated: boolean, filters: ApiFilters): string[] {
  const type = NUMBER_TYPES.find((name) => name === values[0]?.toLowerCase());
  if (!type || negated || (filters.type ?? type) !== type) return [...values];
  filters.type = type;
  return [];
}
