import type { Columns } from '../columns';
import { BORDER, fold } from '../search-text';
import type { QueryKey } from './key';

/** The key of a number's whole id. Parts of ids are found by free words. */
export function idKey(examples: readonly string[]): QueryKey {
  return {
    many: false,
    read: (text) => ({ value: text, mark: (columns, found) => markId(columns, fold(text), found) }),
    count: () => [],
    examples,
  };
}

/** The search text holds all folded ids already; which of its places are ids, the ids themselves say. */
function markId({ searchText, searchTextEnds, ids }: Columns, wanted: string, found: Uint8Array): void {
  const needle = wanted + BORDER;
  let row = 0;
  for (let at = searchText.indexOf(needle); at !== -1; at = searchText.indexOf(needle, searchTextEnds[row - 1])) {
    while (searchTextEnds[row]! <= at) row++;
    if (fold(ids[row]!) === wanted) found[row] = 1;
    row++;
  }
}
