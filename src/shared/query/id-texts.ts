import { fold } from '../fold';
import type { Columns } from './columns';
import { BORDER, type SearchTexts } from './search-text';

/**
 * So many characters of an id must be typed before free words find it: with fewer, parts of phone numbers and words would
 * be found in ids by accident, which are not even shown.
 */
export const LEAST_OF_ID = 6;

/** Made when they are first asked for; they live as long as the ids themselves. */
const textsOf = new WeakMap<readonly string[], SearchTexts>();

/** The folded ids of a list behind each other, each between two borders. */
export function idTexts({ ids }: Columns): SearchTexts {
  let texts = textsOf.get(ids);
  if (!texts) {
    const searchTextEnds = new Uint32Array(ids.length);
    let end = 0;
    const folded = ids.map((id, row) => {
      const text = BORDER + fold(id) + BORDER;
      searchTextEnds[row] = end += text.length;
      return text;
    });
    textsOf.set(ids, (texts = { searchText: folded.join(''), searchTextEnds }));
  }
  return texts;
}
