import type { SearchTexts } from './search-text';

/** Tells the place of each text that a needle is found in, once each. */
export function findText(
  { searchText, searchTextEnds }: SearchTexts,
  needle: string,
  tell: (place: number) => void,
): void {
  let place = 0;
  for (let at = searchText.indexOf(needle); at !== -1; at = searchText.indexOf(needle, searchTextEnds[place - 1])) {
    while (searchTextEnds[place]! <= at) place++;
    tell(place++);
  }
}
